/** What floats over the board. */
import { IconEye } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ItemId } from '../../../../../shared/ids.ts';
import type { SurfaceHandle } from '../../../../canvas/Surface.tsx';
import type { LiveDocument, Readable } from '../../../../live/types.ts';
import { useReadable } from '../../../../live/useLive.ts';
import { Button } from '../../../../ui/Button.tsx';
import { VisuallyHidden } from '../../../../ui/VisuallyHidden.tsx';
import { useBoardValue, useCanvas } from '../CanvasContext.ts';
import { BackToContent } from './BackToContent.tsx';
import styles from './Chrome.module.css';
import { DrawingBar } from './DrawingBar.tsx';
import { EmptyBoard } from './EmptyBoard.tsx';
import { HistoryBar } from './HistoryBar.tsx';
import { SelectionBar } from './SelectionBar.tsx';
import { Toolbar } from './Toolbar.tsx';
import { ZoomBar } from './ZoomBar.tsx';

export interface ChromeProps {
  readonly handle: { readonly current: SurfaceHandle<ItemId> | null };
  readonly canEdit: boolean;
  readonly live: Pick<LiveDocument, 'saveState'>;
  readonly starters?: ReactNode;
}

/** Why there are no tools. */
function ReadOnly({ live }: Pick<ChromeProps, 'live'>) {
  const { t } = useTranslation('board');
  const state = useReadable(live.saveState);
  if (state.kind !== 'readOnly') return null;
  const why = state.reason === 'role' || state.reason === 'archived' ? state.reason : 'ended';
  return (
    <p className={styles.readOnly}>
      <IconEye size={18} aria-hidden />
      {t(`readOnly.${why}`)}
    </p>
  );
}

/** What linking waits for. */
function LinkHint() {
  const { t } = useTranslation('board');
  const { links } = useCanvas();
  const step = useReadable(links.step);
  if (step.kind === 'off') return null;
  return (
    <div className={styles.hint}>
      {t(`link.${step.kind}`)}
      <Button size="sm" onClick={() => links.cancel()}>
        {t('cancel')}
      </Button>
    </div>
  );
}

/** Written directly: what is said of others renders nothing. */
function Said({ words, mark }: { readonly words: Readable<string>; readonly mark: object }) {
  const place = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const write = () => {
      if (place.current) place.current.textContent = words.get();
    };
    write();
    return words.subscribe(write);
  }, [words]);
  return <span ref={place} role="status" {...mark} />;
}

function Announcements() {
  const { announcer } = useCanvas();
  return (
    <VisuallyHidden>
      <Said words={announcer.said} mark={{ 'data-said': '' }} />
      <Said words={announcer.othersSaid} mark={{ 'data-others-said': '' }} />
    </VisuallyHidden>
  );
}

export function Chrome({ handle, canEdit, live, starters }: ChromeProps) {
  const { model } = useCanvas();
  const empty = useBoardValue(() => model.store.size === 0);
  return (
    <div className={styles.chrome} data-chrome="">
      {empty && canEdit ? <EmptyBoard starters={starters} /> : null}
      {canEdit ? <Toolbar /> : <ReadOnly live={live} />}
      {canEdit ? <HistoryBar /> : null}
      <ZoomBar handle={handle} />
      <BackToContent handle={handle} />
      {canEdit ? <DrawingBar /> : null}
      <LinkHint />
      <SelectionBar canEdit={canEdit} />
      <Announcements />
    </div>
  );
}
