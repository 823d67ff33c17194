/** Images that are pasted on the board or dropped on it, and what is said while they come. */
import { useEffect } from 'react';
import type { Point } from '../../../canvas/geometry.ts';
import type { Desk } from '../../../features/board/actions/Action.ts';
import { useDesk } from '../../../features/board/actions/DeskContext.ts';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { useReadable } from '../../../live/useLive.ts';
import { type BoardImages, imagesAmong } from './bringImages.ts';
import styles from './ImageDoor.module.css';

const TYPING = 'input, textarea, select, [contenteditable="true"], [role="dialog"]';

/** Where it was let go, when that was on the canvas. */
function pointOf(event: DragEvent, { viewport, hands }: Desk): Point | undefined {
  const pane = document.querySelector('[data-board-canvas]')?.getBoundingClientRect();
  if (!pane || !hands) return undefined;
  return viewport.toBoard({ x: event.clientX - pane.x, y: event.clientY - pane.y });
}

function useImageDoor(images: BoardImages, desk: Desk): void {
  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      const target = event.target instanceof Element ? event.target : null;
      const files = imagesAmong(event.clipboardData?.files);
      // Spreadsheets and word processors give a picture of what they also give as words; a file comes with its name.
      const words = event.clipboardData?.getData('text/plain').trim() ?? '';
      const hasWords = words !== '' && !files.some((file) => words.endsWith(file.name));
      const writing = target?.matches('[data-editor]') ? desk.commands.parts.selection.editing : null;
      if (files.length === 0 || hasWords || (!writing && target?.closest(TYPING))) return;
      event.preventDefault();
      void images.bring(desk, files, writing ?? undefined);
    };
    const drop = (event: DragEvent) => {
      const files = imagesAmong(event.dataTransfer?.files);
      if (files.length === 0 || event.defaultPrevented) return;
      event.preventDefault();
      void images.bring(desk, files, pointOf(event, desk));
    };
    // Before the board's own, which leaves alone what somebody has taken.
    document.addEventListener('paste', paste, { capture: true });
    document.addEventListener('drop', drop);
    return () => {
      document.removeEventListener('paste', paste, { capture: true });
      document.removeEventListener('drop', drop);
    };
  }, [images, desk]);
}

export function ImageDoor({ images }: { readonly images: BoardImages }) {
  const { t } = useTranslation('board');
  const sending = useReadable(images.sending);
  useImageDoor(images, useDesk());
  return (
    <div role="status" className={styles.door}>
      {sending > 0 ? <span>{t('image.uploading')}</span> : null}
    </div>
  );
}
