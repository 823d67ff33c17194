/** Windows of import, export and templates over an open board, and files dropped on it. Their code comes when needed. */
import { lazy, Suspense, useEffect } from 'react';
import { useDesk } from '../../../features/board/actions/DeskContext.ts';
import { useReadable } from '../../../live/useLive.ts';
import { whenIdle } from '../../../live/whenIdle.ts';
import { fetchInviting } from '../fetchInviting.ts';
import type { Exchange, ExchangeWindowsProps } from './exchange.ts';
import { choosing, exporting, importing } from './fetchExchange.ts';

const opening = () => import('./ExchangeWindow.tsx');
const ExchangeWindow = lazy(opening);

/** There after the first visit also without a network. */
function usePrefetch(): void {
  useEffect(() => {
    let gone = false;
    const fetchAll = () => {
      if (gone) return;
      // Without a network they are fetched when they are opened, and that says so.
      Promise.all([fetchInviting(), opening(), importing(), exporting(), choosing()]).catch(() => undefined);
    };
    void whenIdle().then(fetchAll);
    return () => {
      gone = true;
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

export function ExchangeWindows(props: ExchangeWindowsProps) {
  const open = useReadable(props.exchange.window);
  usePrefetch();
  useDrop(props.exchange);
  if (open === null) return null;
  return (
    <Suspense fallback={null}>
      <ExchangeWindow {...props} open={open} />
    </Suspense>
  );
}
