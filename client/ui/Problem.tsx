import { IconPlugConnectedX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { errorText } from '../i18n/errorText.ts';
import { useTranslation } from '../i18n/useTranslation.ts';
import { Button } from './Button.tsx';
import { EmptyState } from './EmptyState.tsx';

interface ProblemProps {
  readonly title: string;
  readonly error: unknown;
  readonly onRetry?: () => void;
  readonly actions?: ReactNode;
}

/** Something could not be shown: what, what was kept, what to do. */
export function Problem({ title, error, onRetry, actions }: ProblemProps) {
  const { t } = useTranslation();
  return (
    <div role="alert">
      <EmptyState
        icon={<IconPlugConnectedX size={40} />}
        title={title}
        actions={
          <>
            {actions}
            {onRetry ? <Button onClick={onRetry}>{t('ui.retry')}</Button> : null}
          </>
        }
      >
        {errorText(error)}
      </EmptyState>
    </div>
  );
}
