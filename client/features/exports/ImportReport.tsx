import { IconAlertTriangle } from '@tabler/icons-react';
import '../../i18n/words/exchange.ts';
import { useTranslation } from '../../i18n/useTranslation.ts';
import styles from './Exchange.module.css';
import type { Faults, Look } from './importDoor.ts';

interface ImportReportProps {
  readonly name: string;
  readonly look: Look;
  readonly where: string;
  /** Of a table: read it again with or without names of columns in its first line. */
  readonly onHeading: (heading: boolean) => void;
}

/** So few are read at once: nobody has to open them. */
const FEW = 5;

function Problems({ faults }: { readonly faults: Faults }) {
  const { t } = useTranslation('exchange');
  return (
    <details className={styles.problems} open={faults.lines.length + faults.more <= FEW}>
      <summary>{faults.summary}</summary>
      <ul>
        {faults.lines.map(({ words, sample }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes
          <li key={at}>
            {words}
            {sample === '' ? null : <q dir="auto">{sample}</q>}
          </li>
        ))}
        {faults.more > 0 ? <li>{t('problems.more', { count: faults.more })}</li> : null}
      </ul>
    </details>
  );
}

export function ImportReport({ name, look, where, onHeading }: ImportReportProps) {
  const { t } = useTranslation('exchange');
  if (look.kind === 'refused') {
    return (
      <>
        <p className={styles.file}>{name}</p>
        <p className={styles.refused} role="alert">
          <IconAlertTriangle size={20} aria-hidden />
          {look.words}
        </p>
      </>
    );
  }
  return (
    <>
      <p className={styles.file}>
        {name} <span>{look.format}</span>
      </p>
      {look.picture}
      <p className={styles.counts} role="status">
        {t('import.comes', { what: look.what })}
      </p>
      {look.faults ? <Problems faults={look.faults} /> : null}
      {look.heading === null ? null : (
        <label className={styles.check}>
          <input
            type="checkbox"
            checked={look.heading}
            onChange={(event) => onHeading(event.currentTarget.checked)}
          />
          {t('import.heading')}
        </label>
      )}
      {look.nothing ? null : <p className={styles.quiet}>{look.where ?? where}</p>}
    </>
  );
}
