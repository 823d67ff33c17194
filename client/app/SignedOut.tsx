import { CodeForm } from '../features/join/CodeForm.tsx';
import { useTranslation } from '../i18n/useTranslation.ts';
import { navigate } from '../ui/address.tsx';
import { PageHeading } from '../ui/PageHeading.tsx';
import styles from './App.module.css';
import { PlainPage } from './PlainPage.tsx';

/** Signed out: what was written is kept, and a link or code leads in again. */
export default function SignedOut() {
  const { t } = useTranslation();
  return (
    <PlainPage narrow>
      <PageHeading title={t('problem.signedOut')} />
      <p className={styles.lead}>{t('problem.signedOutText')}</p>
      <CodeForm onKey={(key) => navigate(`/join#${encodeURIComponent(key)}`)} />
    </PlainPage>
  );
}
