/** What answers what: practices by the barriers that they act on in one step. */
import { IconAlertTriangle, IconDownload } from '@tabler/icons-react';
import { useMemo } from 'react';
import { practiceMatrix } from '../../../../shared/maps/counts.ts';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { Button } from '../../../ui/Button.tsx';
import { ON_A_PHONE, WITH_SHEETS } from '../../../ui/screens.ts';
import { useMedia } from '../../../ui/useMedia.ts';
import { useMapGraph } from '../analysis/useMapGraph.ts';
import { useDesk } from '../MapDesk.ts';
import compare from './Compare.module.css';
import { meetingsOf } from './meetings.ts';
import styles from './Practices.module.css';
import { PracticesList } from './PracticesList.tsx';
import { PracticesTable } from './PracticesTable.tsx';
import { practicesCsv, saveCsv } from './practicesCsv.ts';

/** Many names stand upright over narrow columns, and so they do on a narrow window: all are in sight, or more are. */
const MOST_LYING = 6;

export function Practices({ title }: { readonly title: string }) {
  const { t } = useTranslation('mapCompare');
  const { commands } = useDesk();
  const graph = useMapGraph();
  const narrow = useMedia(WITH_SHEETS);
  const onPhone = useMedia(ON_A_PHONE);
  const matrix = useMemo(() => practiceMatrix(graph), [graph]);
  const meetings = meetingsOf(matrix);
  const { answers, barriers } = meetings;
  if (answers.length === 0 || barriers.length === 0)
    return <p className={compare.note}>{t('noPractices')}</p>;
  const turned = !onPhone && (narrow || barriers.length > MOST_LYING);
  const label = t('practicesOf', { title });
  const legend = (['-', '+', '?'] as const)
    .map((sign) => `${sign === '-' ? '−' : sign} ${t(`signs.${sign}`)}`)
    .join(' · ');
  const save = () =>
    saveCsv(
      label,
      practicesCsv(matrix, (id) => commands.titleOf(id)),
    );
  return (
    <div className={styles.matrix}>
      <div className={styles.legend} data-paper={legend}>
        {(['-', '+', '?'] as const).map((sign) => (
          <span key={sign} className={styles.sign} data-sign={sign}>
            <i aria-hidden>{sign === '-' ? '−' : sign}</i> {t(`signs.${sign}`)}
          </span>
        ))}
        {turned ? (
          <span className={styles.warns} aria-hidden>
            <IconAlertTriangle size={17} /> {t('unanswered')}
          </span>
        ) : null}
        <Button size="sm" icon={<IconDownload size={17} aria-hidden />} onClick={save}>
          {t('csv')}
        </Button>
      </div>
      {onPhone ? (
        <PracticesList {...{ meetings, label }} />
      ) : (
        <PracticesTable {...{ meetings, label, turned }} />
      )}
    </div>
  );
}
