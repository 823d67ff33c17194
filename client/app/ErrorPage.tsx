import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { AppError } from '../../shared/errors.ts';
import { CodeForm } from '../features/join/CodeForm.tsx';
import { LinkButton } from '../ui/LinkButton.tsx';
import { PageHeading } from '../ui/PageHeading.tsx';
import { Problem } from '../ui/Problem.tsx';
import styles from './App.module.css';
import { PlainPage } from './PlainPage.tsx';

/** Signed out: what was written is kept, and a link or code leads in again. */
function SignedOut() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <PlainPage>
      <PageHeading title={t('problem.signedOut')} />
      <p className={styles.lead}>{t('problem.signedOutText')}</p>
      <CodeForm onKey={(key) => void navigate(`/join#${encodeURIComponent(key)}`)} />
    </PlainPage>
  );
}

interface ErrorPageProps {
  readonly error: unknown;
  readonly onRetry: () => void;
}

/** The page when what it shows could not be had. */
export function ErrorPage({ error, onRetry }: ErrorPageProps) {
  const { t } = useTranslation();
  if (error instanceof AppError && error.code === 'SIGNED_OUT') return <SignedOut />;
  const missing = error instanceof AppError && error.code === 'NOT_FOUND';
  const title = missing ? t('problem.notFound') : t('problem.page');
  return (
    <PlainPage>
      <PageHeading title={title} />
      <Problem
        title={missing ? t('problem.notFoundText') : title}
        error={error}
        {...(!missing && { onRetry })}
        actions={<LinkButton to="/">{t('problem.toStart')}</LinkButton>}
      />
    </PlainPage>
  );
}
