import { useState } from 'react';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { useReadable } from '../../../live/useLive.ts';
import { Select } from '../../../ui/Select.tsx';
import { Switch } from '../../../ui/Switch.tsx';
import { sizeBy } from '../legend/sizing.ts';
import { useDesk } from '../MapDesk.ts';
import styles from './Analysis.module.css';
import { MicmacPlot } from './MicmacPlot.tsx';
import { Progress } from './Progress.tsx';
import { KindIcon, Row, Some } from './Rows.tsx';
import { useAnalysis } from './useAnalysis.ts';
import { useMapGraph } from './useMapGraph.ts';
import { useNames } from './useNames.ts';

const MEASURES = ['between', 'outgoing', 'incoming'] as const;
const FIRST = 10;

export function InfluenceView() {
  const { t, i18n } = useTranslation('analysis');
  const desk = useDesk();
  const { surface, sizing } = desk;
  const nameOf = useNames();
  const sized = useReadable(sizing)?.by;
  const [measure, setMeasure] = useState(MEASURES.find((one) => one === sized) ?? 'between');
  const analysis = useAnalysis('roles', useMapGraph());
  const roles = analysis.answer;
  const ranked = (roles?.nodes ?? [])
    .filter((node) => node[measure] > 0)
    .toSorted((a, b) => b[measure] - a[measure]);
  const most = ranked[0]?.[measure] ?? 1;
  const asSize = sized === measure;
  const figure = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 1 });
  return (
    <div className={styles.body}>
      <Select
        label={t('influence.measure')}
        value={measure}
        options={MEASURES.map((one) => ({ value: one, label: t(`influence.measures.${one}`) }))}
        onChange={(one) => {
          setMeasure(one);
          if (asSize) sizeBy(desk, one);
        }}
      />
      <p className={styles.about}>{t(`influence.about.${measure}`)}</p>
      <Switch
        label={t('influence.asSize')}
        hint={t('influence.asSizeHint')}
        checked={asSize}
        onChange={(on) => (on ? sizeBy(desk, measure) : sizing.get()?.end())}
      />
      <Progress of={analysis} />
      <Some things={ranked} first={FIRST}>
        {(node) => (
          <Row key={node.id} onPress={() => surface.goTo(node.id)}>
            <KindIcon id={node.id} />
            <span className={styles.words}>
              {nameOf(node.id)}
              <i className={styles.bar} style={{ width: `${(100 * node[measure]) / most}%` }} />
            </span>{' '}
            <span className={styles.figure}>{figure.format(node[measure])}</span>
          </Row>
        )}
      </Some>
      {roles?.nodes.length === 0 ? <p>{t('influence.empty')}</p> : null}
      {roles && roles.nodes.length > 0 ? <MicmacPlot roles={roles} /> : null}
    </div>
  );
}
