import { IconAlertTriangle, IconCloudOff, IconEye, IconRefresh } from '@tabler/icons-react';
import { AppError } from '../../../shared/errors.ts';
import { errorText } from '../../i18n/errorText.ts';
import { useTranslation } from '../../i18n/useTranslation.ts';
import type { LiveDocument, SaveState } from '../../live/types.ts';
import { useReadable } from '../../live/useLive.ts';
import { Button } from '../../ui/Button.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { Tooltip } from '../../ui/Tooltip.tsx';
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx';
import { saveWords } from './saveWords.ts';
import styles from './TopBar.module.css';

interface SaveStatusProps {
  readonly live: Pick<LiveDocument, 'saveState'>;
  readonly onRetry: () => void;
  readonly onDownload: () => void;
}

function StateIcon({ kind }: { readonly kind: SaveState['kind'] }) {
  switch (kind) {
    case 'offline':
      return <IconCloudOff size={16} aria-hidden />;
    case 'reconnecting':
      return <IconRefresh size={16} aria-hidden />;
    case 'notSaved':
      return <IconAlertTriangle size={16} aria-hidden />;
    case 'readOnly':
      return <IconEye size={16} aria-hidden />;
    default:
      return <span className={styles.dot} aria-hidden />;
  }
}

/** Where my edits are, in one place. What needs a person comes with what to do. */
export function SaveStatus({ live, onRetry, onDownload }: SaveStatusProps) {
  const { t, i18n } = useTranslation();
  const state = useReadable(live.saveState);
  const words = saveWords(state, t, i18n.language);
  if (!words) return <Skeleton width={72} />;
  const why = state.kind === 'notSaved' ? errorText(new AppError(state.reason)) : words.text;
  return (
    <div className={styles.save} data-tone={words.tone}>
      <Tooltip label={why}>
        <span className={styles.saveWords} data-testid="save-state">
          <StateIcon kind={state.kind} />
          <span className={styles.saveText}>{words.text}</span>
        </span>
      </Tooltip>
      {state.kind === 'notSaved' ? (
        <>
          <Button size="sm" onClick={onDownload}>
            {t('save.download')}
          </Button>
          <Button size="sm" onClick={onRetry}>
            {t('ui.retry')}
          </Button>
        </>
      ) : null}
      <VisuallyHidden>
        <span role="status">
          {words.announced ? [words.text, state.kind === 'notSaved' ? why : ''].join('. ') : ''}
        </span>
      </VisuallyHidden>
    </div>
  );
}
