import { useTranslation } from '../../../i18n/useTranslation.ts';
import { Button } from '../../../ui/Button.tsx';
import styles from './Analysis.module.css';
import type { AnalysisName } from './analysisJob.ts';
import type { Analysis } from './useAnalysis.ts';

/** While something is worked out: how far, and a way to end it. */
export function Progress<Name extends AnalysisName>({ of }: { readonly of: Analysis<Name> }) {
  const { t } = useTranslation('analysis');
  if (of.running)
    return (
      <div className={styles.checks}>
        <span role="status">
          {of.part > 0 ? t('part', { percent: Math.round(100 * of.part) }) : t('running')}
        </span>
        <Button size="sm" onClick={() => of.stop()}>
          {t('stop')}
        </Button>
      </div>
    );
  return of.stopped ? (
    <div className={styles.checks}>
      <span role="status">{t('stopped')}</span>
      <Button size="sm" onClick={() => of.again()}>
        {t('again')}
      </Button>
    </div>
  ) : null;
}
