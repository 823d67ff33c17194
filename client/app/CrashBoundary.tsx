import { Component, type ReactNode, useEffect } from 'react';
import { useTranslation } from '../i18n/useTranslation.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { endFirstLook } from '../ui/firstLook.ts';
import styles from './App.module.css';

/** A chunk that is gone after an update of the server is the usual cause; loading again brings the new one. */
function Crash() {
  const { t } = useTranslation();
  useEffect(endFirstLook, []);
  return (
    <main id="main" tabIndex={-1} className={styles.crash} role="alert">
      <EmptyState
        title={t('problem.crash')}
        actions={
          <Button variant="primary" onClick={() => location.reload()}>
            {t('problem.reload')}
          </Button>
        }
      >
        {t('problem.crashText')}
      </EmptyState>
    </main>
  );
}

interface CrashBoundaryProps {
  readonly children: ReactNode;
}

/** What happened, what was kept, what to do, instead of an empty window. React reports the error to the console. */
export class CrashBoundary extends Component<CrashBoundaryProps, { readonly crashed: boolean }> {
  override state = { crashed: false };

  static getDerivedStateFromError() {
    return { crashed: true };
  }

  override render() {
    return this.state.crashed ? <Crash /> : this.props.children;
  }
}
