import type { ItemId } from '../../../../shared/ids.ts';
import type { Loop, LoopKind } from '../../../../shared/maps/loops.ts';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { useReadable } from '../../../live/useLive.ts';
import { useDesk } from '../MapDesk.ts';
import styles from './Analysis.module.css';
import type { Answers } from './analysisJob.ts';
import { Progress } from './Progress.tsx';
import { Row, Some } from './Rows.tsx';
import { useAnalysis } from './useAnalysis.ts';
import { useMapGraph } from './useMapGraph.ts';
import { useNames } from './useNames.ts';

const MARKS: Readonly<Record<LoopKind, string>> = { reinforcing: 'R', balancing: 'B', unclear: '?' };

/** R1, R2, B1 … in the order of the list. */
function marked(loops: readonly Loop<ItemId>[]) {
  const counts: Record<LoopKind, number> = { reinforcing: 0, balancing: 0, unclear: 0 };
  return loops.map((loop) => ({ ...loop, mark: `${MARKS[loop.kind]}${++counts[loop.kind]}` }));
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
  const { spotlight } = useDesk();
  const nameOf = useNames();
  const shown = useReadable(spotlight.shown);
  const analysis = useAnalysis('loops', useMapGraph());
  const loops = analysis.answer;
  return (
    <div className={styles.body}>
      <p className={styles.about}>{t('loops.about')}</p>
      <Progress of={analysis} />
      {loops ? <Summary loops={loops} /> : null}
      <Some things={marked(loops?.found ?? [])}>
        {({ nodes, links, kind, mark }) => {
          const lit = new Set([...nodes, ...links]);
          const title = t('focus.title.loop', { mark });
          const pressed = shown?.title === title;
          return (
            <Row
              key={nodes.join(' ')}
              glance={lit}
              pressed={pressed}
              onPress={() => (pressed ? spotlight.end() : spotlight.show({ title, lit: () => lit }))}
            >
              <span className={styles.mark} data-kind={kind}>
                {mark}
              </span>{' '}
              <span className={styles.words}>
                <small>{t(`loops.kinds.${kind}`)}</small>{' '}
                {[...nodes, ...nodes.slice(0, 1)].map(nameOf).join(' → ')}
              </span>
            </Row>
          );
        }}
      </Some>
    </div>
  );
}
