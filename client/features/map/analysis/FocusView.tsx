/** Looking at a part of the map: around a node, before or behind it, or between two. */
import { useMemo, useState } from 'react';
import { type ItemId, parseItemId } from '../../../../shared/ids.ts';
import { webOf } from '../../../../shared/maps/graph.ts';
import { simplePaths } from '../../../../shared/maps/loops.ts';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { useReadable } from '../../../live/useLive.ts';
import { Button } from '../../../ui/Button.tsx';
import { Select } from '../../../ui/Select.tsx';
import { useDesk } from '../MapDesk.ts';
import { useSingle } from '../panel/ItemPanel.tsx';
import styles from './Analysis.module.css';
import { along, around, onPaths } from './lights.ts';
import { Row, Some } from './Rows.tsx';
import { useMapGraph } from './useMapGraph.ts';
import { useNames } from './useNames.ts';

const STEPS = [1, 2, 3] as const;
const MOST_PATHS = 200;
/** On the page itself: longer would be felt. */
const PATHS_MS = 200;

function Paths({ from, to }: { readonly from: ItemId; readonly to: ItemId }) {
  const { t } = useTranslation('analysis');
  const { spotlight } = useDesk();
  const graph = useMapGraph();
  const nameOf = useNames();
  const shown = useReadable(spotlight.shown);
  const paths = useMemo(() => {
    const end = performance.now() + PATHS_MS;
    return simplePaths(webOf(graph), [from, to], {
      most: MOST_PATHS,
      expired: () => performance.now() > end,
    });
  }, [graph, from, to]);
  if (paths.found.length === 0) return <p role="status">{t('focus.noPath')}</p>;
  return (
    <>
      <p role="status" className={styles.about}>
        {t('focus.pathsFound', { count: paths.found.length })}{' '}
        {paths.stopped ? t('loops.completeTo', { count: paths.completeTo + 1 }) : null}
      </p>
      <Some things={paths.found}>
        {({ nodes, links }, index) => {
          const lit = new Set([...nodes, ...links]);
          const title = () => nodes.map(nameOf).join(' → ');
          return (
            <Row
              key={nodes.join(' ')}
              glance={lit}
              pressed={shown?.title === title()}
              onPress={() => spotlight.show({ title, lit: () => lit })}
            >
              <span className={styles.figure}>{index + 1}</span>{' '}
              <span className={styles.words}>{title()}</span>
            </Row>
          );
        }}
      </Some>
    </>
  );
}

function Choices({ from, to }: { readonly from: ItemId; readonly to: ItemId | null }) {
  const { t } = useTranslation('analysis');
  const { model, spotlight } = useDesk();
  const nameOf = useNames();
  const shown = useReadable(spotlight.shown);
  const name = () => nameOf(from);
  const choices = [
    ...STEPS.map((count) => ({
      label: t('focus.steps', { count }),
      title: () => t('focus.title.steps', { count, name: name() }),
      lit: around(model, [from], count),
    })),
    ...(['upstream', 'downstream'] as const).map((way) => ({
      label: t(`focus.${way}`),
      title: () => t(`focus.title.${way}`, { name: name() }),
      lit: along(model, [from], way),
    })),
    ...(to
      ? [
          {
            label: t('focus.paths'),
            title: () => t('focus.title.paths', { from: name(), to: nameOf(to) }),
            lit: onPaths(model, from, to),
          },
        ]
      : []),
  ];
  return (
    <div className={styles.choices}>
      {choices.map(({ label, title, lit }) => (
        <Button
          key={label}
          aria-pressed={shown?.title === title()}
          onClick={() => (shown?.title === title() ? spotlight.end() : spotlight.show({ title, lit }))}
        >
          {label}
        </Button>
      ))}
    </div>
  );
}

export function FocusView() {
  const { t } = useTranslation('analysis');
  const { model, selection, spotlight } = useDesk();
  const single = useSingle();
  const { nodes } = useMapGraph();
  const nameOf = useNames();
  // Nothing chosen: what the keyboard was on, as F takes it.
  const [chosen, setChosen] = useState<ItemId | null>(selection.focused);
  const [to, setTo] = useState<ItemId | null>(null);
  const from = model.node(single)?.id ?? model.node(chosen)?.id ?? null;
  const options = [
    { value: '', label: '–' },
    ...nodes
      .map(({ id }) => ({ value: id as string, label: nameOf(id) }))
      .toSorted((a, b) => a.label.localeCompare(b.label)),
  ];
  const choose = (value: string) => {
    const id = parseItemId(value);
    setChosen(id);
    if (id) selection.set([id]);
    else selection.clear();
  };
  const end = model.node(to)?.id ?? null;
  /** Who names both ends wants to see what lies between them. */
  const chooseEnd = (value: string) => {
    const id = parseItemId(value);
    setTo(id);
    if (from === null || id === null) return;
    const title = () => t('focus.title.paths', { from: nameOf(from), to: nameOf(id) });
    const lit = onPaths(model, from, id);
    if (lit().size > 0) spotlight.show({ title, lit });
  };
  return (
    <div className={styles.body}>
      <p className={styles.about}>{t('focus.about')}</p>
      <Select label={t('focus.node')} value={from ?? ''} options={options} onChange={choose} />
      {from ? (
        <>
          <Select
            label={t('focus.other')}
            value={end ?? ''}
            options={options.filter(({ value }) => value !== from)}
            onChange={chooseEnd}
          />
          <Choices from={from} to={end === from ? null : end} />
          {end && end !== from ? <Paths from={from} to={end} /> : null}
        </>
      ) : (
        <p>{t('focus.choose')}</p>
      )}
    </div>
  );
}
