import { type KeyboardEvent, useEffect, useMemo, useRef } from 'react';
import { loopKey, loopPlace } from '../../../../shared/documents/loopNames.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import type { Loop, LoopKind } from '../../../../shared/maps/loops.ts';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { useReadable } from '../../../live/useLive.ts';
import { useDesk, useMapValue } from '../MapDesk.ts';
import { TextArea } from '../panel/TextArea.tsx';
import styles from './Analysis.module.css';
import type { Answers } from './analysisJob.ts';
import { LOOP_MARKS } from './loopSigns.ts';
import { Progress } from './Progress.tsx';
import { Row, Some } from './Rows.tsx';
import { useAnalysis } from './useAnalysis.ts';
import { useMapGraph } from './useMapGraph.ts';
import { useNames } from './useNames.ts';

type MarkedLoop = Loop<ItemId> & { readonly key: string; readonly mark: string };

/** R1, R2, B1 … in the order of the list. */
function marked(loops: readonly Loop<ItemId>[]): readonly MarkedLoop[] {
  const counts: Record<LoopKind, number> = { reinforcing: 0, balancing: 0, unclear: 0 };
  return loops.map((loop) => ({
    ...loop,
    key: loop.nodes.join(' '),
    mark: `${LOOP_MARKS[loop.kind]}${++counts[loop.kind]}`,
  }));
}

/** Lights a loop. It goes on under its mark of now: what was R1 may be B1 after a change. */
function useLitLoop(loops: readonly MarkedLoop[]) {
  const { t } = useTranslation('analysis');
  const { spotlight } = useDesk();
  const shown = useReadable(spotlight.shown);
  const chosen = useRef<{ readonly key: string; readonly title: string } | null>(null);
  const titleOf = ({ mark }: MarkedLoop) => t('focus.title.loop', { mark });
  const lightOf = (loop: MarkedLoop) => {
    const title = titleOf(loop);
    chosen.current = { key: loop.key, title };
    return { title: () => title, lit: () => new Set([...loop.nodes, ...loop.links]), figure: loop };
  };
  useEffect(() => {
    if (!shown || shown.title !== chosen.current?.title) return;
    const now = loops.find(({ key }) => key === chosen.current?.key);
    if (now && titleOf(now) !== shown.title) spotlight.renew(lightOf(now));
  });
  const isLit = (loop: MarkedLoop) => shown?.title === titleOf(loop);
  return {
    isLit,
    press: (loop: MarkedLoop) => (isLit(loop) ? spotlight.end() : spotlight.show(lightOf(loop))),
  };
}

/** By the place of each. */
function useLoopNames(): Readonly<Record<string, string>> {
  const { model } = useDesk();
  const names = useMapValue(() =>
    JSON.stringify(model.loopNames().map(({ nodes, text }) => [loopKey(nodes), text])),
  );
  return useMemo(() => Object.fromEntries(JSON.parse(names)), [names]);
}

/** A name is one line: Enter and Esc end it, back to its loop. */
function leaveName(event: KeyboardEvent<HTMLElement>): void {
  if (!['Enter', 'Escape'].includes(event.key) || event.nativeEvent.isComposing) return;
  event.preventDefault();
  event.stopPropagation();
  event.currentTarget.parentElement?.querySelector('button')?.focus();
}

/** Its name, while it is chosen: everybody sees it. */
function NameOf({ loop, text }: { readonly loop: MarkedLoop; readonly text: string }) {
  const { t } = useTranslation('analysis');
  const { commands } = useDesk();
  const place = loopPlace(loop.nodes);
  if (!place || !commands.mayEdit) return null;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys of the field in it
    <div className={styles.name} onKeyDown={leaveName}>
      <TextArea
        id={place.on}
        name={place.field}
        label={t('loops.name', { mark: loop.mark })}
        text={text}
        rows={1}
      />
    </div>
  );
}

function Summary({ loops }: { readonly loops: Answers['loops'] }) {
  const { t } = useTranslation('analysis');
  const { stopped, found, completeTo } = loops;
  const count = found.length;
  const complete = completeTo > 1 ? t('loops.completeTo', { count: completeTo }) : '';
  if (stopped === 'time')
    return (
      <p role="status">
        {t('loops.stopped.time', { count })} {complete}
      </p>
    );
  if (stopped === 'count')
    return (
      <p role="status">
        {t('loops.stopped.count', { count })} {complete}
      </p>
    );
  return <p role="status">{count === 0 ? t('loops.none') : t('loops.found', { count })}</p>;
}

export function LoopsView() {
  const { t } = useTranslation('analysis');
  const nameOf = useNames();
  const analysis = useAnalysis('loops', useMapGraph());
  const loops = analysis.answer;
  const list = marked(loops?.found ?? []);
  const lit = useLitLoop(list);
  const names = useLoopNames();
  return (
    <div className={styles.body}>
      <p className={styles.about}>{t('loops.about')}</p>
      <Progress of={analysis} />
      {loops ? <Summary loops={loops} /> : null}
      <Some things={list}>
        {(loop) => {
          const { key, nodes, links, kind, mark } = loop;
          const name = names[loopKey(nodes)] ?? '';
          return (
            <Row
              key={key}
              glance={new Set([...nodes, ...links])}
              pressed={lit.isLit(loop)}
              onPress={() => lit.press(loop)}
              after={lit.isLit(loop) ? <NameOf loop={loop} text={name} /> : null}
            >
              <span className={styles.mark} data-kind={kind}>
                {mark}
              </span>{' '}
              <span className={styles.words}>
                <small>{t(`loops.kinds.${kind}`)}</small> {name ? <strong>{name}</strong> : null}{' '}
                {[...nodes, ...nodes.slice(0, 1)].map(nameOf).join(' → ')}
              </span>
            </Row>
          );
        }}
      </Some>
    </div>
  );
}
