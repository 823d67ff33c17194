/** Windows of import and export over an open board, and files that are dropped on it. Their code comes when needed. */
import { lazy, Suspense, useEffect } from 'react';
import { bringIn } from '../../../features/board/actions/bringIn.ts';
import { useDesk } from '../../../features/board/actions/DeskContext.ts';
import { useReadable } from '../../../live/useLive.ts';
import { type Authors, boardReading } from './boardReading.ts';
import type { Exchange } from './exchange.ts';

const importing = () => import('../../../features/exports/ImportDialog.tsx');
const exporting = () => import('../../../features/exports/ExportDialog.tsx');
const ImportDialog = lazy(importing);
const ExportDialog = lazy(exporting);

/** There after the first visit also without a network. */
function usePrefetch(): void {
  useEffect(() => {
    const fetchAll = () => {
      // Without a network they are fetched when they are opened, and that says so.
      Promise.all([importing(), exporting()]).catch(() => undefined);
    };
    const idle = globalThis.requestIdleCallback?.(fetchAll, { timeout: 20_000 });
    const timer = idle === undefined ? setTimeout(fetchAll, 5_000) : undefined;
    return () => {
      if (idle !== undefined) globalThis.cancelIdleCallback(idle);
      clearTimeout(timer);
    };
  }, []);
}

/** Files but no pictures: those are somebody else's to take. */
function droppedFile(event: DragEvent): File | null {
  const [file] = event.dataTransfer?.files ?? [];
  return file && !file.type.startsWith('image/') ? file : null;
}

function useDrop({ window: open }: Exchange): void {
  const { context } = useDesk();
  useEffect(() => {
    const over = (event: DragEvent) => {
      if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
    };
    const drop = (event: DragEvent) => {
      const file = droppedFile(event);
      if (file === null || event.defaultPrevented) return;
      event.preventDefault();
      if (context.mayEdit()) open.set({ kind: 'import', file });
    };
    document.addEventListener('dragover', over);
    document.addEventListener('drop', drop);
    return () => {
      document.removeEventListener('dragover', over);
      document.removeEventListener('drop', drop);
    };
  }, [context, open]);
}

interface ExchangeWindowsProps extends Authors {
  readonly exchange: Exchange;
  readonly title: string;
}

export function ExchangeWindows({ exchange, title, ...authors }: ExchangeWindowsProps) {
  const desk = useDesk();
  const open = useReadable(exchange.window);
  usePrefetch();
  useDrop(exchange);
  if (open === null) return null;
  const close = () => {
    exchange.window.set(null);
    desk.focusSurface();
  };
  return (
    <Suspense fallback={null}>
      {open.kind === 'import' ? (
        <ImportDialog
          file={open.file}
          onBring={(drafts, words) => bringIn(desk, drafts, words)}
          onClose={close}
        />
      ) : (
        <ExportDialog board={boardReading(desk, title, authors)} chosen={open.chosen} onClose={close} />
      )}
    </Suspense>
  );
}
