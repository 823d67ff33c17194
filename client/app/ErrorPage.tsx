import { Suspense, useEffect } from 'react';
import { AppError } from '../../shared/errors.ts';
import { errorText } from '../i18n/errorText.ts';
import { useTranslation } from '../i18n/useTranslation.ts';
import { Button } from '../ui/Button.tsx';
import { endFirstLook } from '../ui/firstLook.ts';
import { LinkButton } from '../ui/LinkButton.tsx';
import { lazyPart } from '../ui/lazyPart.tsx';
import { PageHeading } from '../ui/PageHeading.tsx';
import styles from './App.module.css';
import { PlainPage } from './PlainPage.tsx';

/** It comes when the server has said so: the server is there to bring it. */
const SignedOut = lazyPart(() => import('./SignedOut.tsx'));

interface ErrorPageProps {
  readonly error: unknown;
  readonly onRetry: () => void;
}

/** The page when what it shows could not be had. */
export function ErrorPage({ error, onRetry }: ErrorPageProps) {
  const { t } = useTranslation();
  useEffect(endFirstLook, []);
  if (error instanceof AppError && error.code === 'SIGNED_OUT') {
    return (
      <Suspense fallback={null}>
        <SignedOut />
      </Suspense>
    );
  }
  const missing = error instanceof AppError && error.code === 'NOT_FOUND';
  return (
    <PlainPage narrow>
      <PageHeading title={missing ? t('problem.notFound') : t('problem.page')} />
      <p role="alert" className={styles.lead}>
        {errorText(error)}
      </p>
      <div className={styles.acts}>
        {missing ? null : (
          <Button variant="primary" onClick={onRetry}>
            {t('ui.retry')}
          </Button>
        )}
        <LinkButton to="/">{t('problem.toStart')}</LinkButton>
      </div>
    </PlainPage>
  );
}
