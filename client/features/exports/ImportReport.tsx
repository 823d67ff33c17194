import { IconAlertTriangle } from '@tabler/icons-react';
import { PROBLEMS, type Reading } from '../../../shared/exchange/draft.ts';
import { LIMITS } from '../../../shared/limits.ts';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { DraftPicture } from './DraftPicture.tsx';
import styles from './Exchange.module.css';
import { useCounts } from './useCounts.ts';

interface ImportReportProps {
  readonly name: string;
  readonly reading: Reading;
  /** Of a table: read it again with or without names of columns in its first line. */
  readonly onHeading: (heading: boolean) => void;
}

const MiB = 1024 * 1024;

function Refused({ reading }: { readonly reading: Extract<Reading, { kind: 'refused' }> }) {
  const { t } = useTranslation('exchange');
  const most = {
    tooMany: LIMITS.itemsPerImport,
    tooLong: LIMITS.lettersPerImport,
    tooLarge: LIMITS.importBytes / MiB,
  };
  const count = reading.why === 'tooLarge' ? Math.ceil(reading.count / MiB) : reading.count;
  return (
    <p className={styles.refused} role="alert">
      <IconAlertTriangle size={20} aria-hidden />
      {t(`refused.${reading.why}`, { count, most: most[reading.why as keyof typeof most] ?? 0 })}
    </p>
  );
}

function Problems({ reading }: { readonly reading: Extract<Reading, { kind: 'read' }> }) {
  const { t } = useTranslation('exchange');
  const { problems, counts } = reading.report;
  const kinds = PROBLEMS.filter((kind) => counts[kind] > 0);
  if (kinds.length === 0) return null;
  const total = kinds.reduce((sum, kind) => sum + counts[kind], 0);
  return (
    <details className={styles.problems}>
      <summary>{kinds.map((kind) => t(`problems.${kind}`, { count: counts[kind] })).join(' · ')}</summary>
      <ul>
        {problems.map((problem) => (
          <li key={`${problem.kind} ${problem.line} ${problem.sample}`}>
            {t('problems.at', { line: problem.line, what: t(`problems.one.${problem.kind}`) })}
            {problem.sample === '' ? null : <q dir="auto">{problem.sample}</q>}
          </li>
        ))}
        {total > problems.length ? <li>{t('problems.more', { count: total - problems.length })}</li> : null}
      </ul>
    </details>
  );
}

export function ImportReport({ name, reading, onHeading }: ImportReportProps) {
  const { t } = useTranslation('exchange');
  const counts = useCounts();
  if (reading.kind === 'refused') {
    return (
      <>
        <p className={styles.file}>{name}</p>
        <Refused reading={reading} />
      </>
    );
  }
  return (
    <>
      <p className={styles.file}>
        {name} <span>{t(`formats.${reading.format}`)}</span>
      </p>
      <DraftPicture drafts={reading.drafts} />
      <p className={styles.counts} role="status">
        {t('import.comes', { what: counts(reading.drafts) })}
      </p>
      <Problems reading={reading} />
      {reading.heading === null ? null : (
        <label className={styles.check}>
          <input
            type="checkbox"
            checked={reading.heading}
            onChange={(event) => onHeading(event.currentTarget.checked)}
          />
          {t('import.heading')}
        </label>
      )}
      <p className={styles.quiet}>{t('import.where')}</p>
    </>
  );
}
