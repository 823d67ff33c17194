import type { TwinningSummary } from '../../../shared/api.ts';
import type { WorkspaceId } from '../../../shared/ids.ts';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { quietPart } from '../../ui/lazyPart.tsx';
import { PageHeading } from '../../ui/PageHeading.tsx';
import styles from './Admin.module.css';
import { NewTwinning } from './NewTwinning.tsx';
import { Twinnings } from './Twinnings.tsx';
import '../../i18n/words/admin.ts';

const OwnWords = quietPart(() => import('./OwnWords.tsx'));

interface AdminProps {
  readonly twinnings: readonly TwinningSummary[];
  readonly opening: WorkspaceId | null;
  readonly onOpen: (workspaceId: WorkspaceId) => void;
}

/** Twinnings of the programme, and a new one. */
export function Admin({ twinnings, opening, onOpen }: AdminProps) {
  const { t } = useTranslation();
  return (
    <>
      <PageHeading title={t('admin.title')} />
      <div className={styles.columns}>
        <section aria-labelledby="twinnings">
          <h2 id="twinnings" className={styles.sectionTitle}>
            {t('admin.twinnings')}
          </h2>
          <Twinnings twinnings={twinnings} opening={opening} onOpen={onOpen} />
          <OwnWords />
        </section>
        <section className={styles.card} aria-labelledby="new-twinning">
          <h2 id="new-twinning" className={styles.sectionTitle}>
            {t('admin.new')}
          </h2>
          <NewTwinning onCreated={(twinning) => onOpen(twinning.workspaceId)} />
        </section>
      </div>
    </>
  );
}
