import { useTranslation } from '../i18n/useTranslation.ts';
import { Skeleton } from '../ui/Skeleton.tsx';
import styles from './App.module.css';

/** While a page's code or its first answer is on the way. */
export function PageSkeleton() {
  const { t } = useTranslation();
  return (
    <div className={styles.skeleton} role="status" aria-label={t('ui.loading')}>
      <Skeleton height={30} width="60%" />
      <Skeleton height={14} width="40%" />
      <Skeleton height={120} />
    </div>
  );
}
