/** Windows of import, export and templates over an open board, and files dropped on it. Their code comes when needed. */
import { Suspense, useEffect } from 'react';
import { useDesk } from '../../../features/board/actions/DeskContext.ts';
import { useReadable } from '../../../live/useLive.ts';
import { whenIdle } from '../../../live/whenIdle.ts';
import { lazyPart } from '../../../ui/lazyPart.tsx';
import { useFileDrop } from '../../../ui/useFileDrop.ts';
import { fetchInviting } from '../fetchInviting.ts';
import type { Exchange, ExchangeWindowsProps } from './exchange.ts';
import { choosing, copying, exporting, importing } from './fetchExchange.ts';

const opening = () => import('./ExchangeWindow.tsx');
const ExchangeWindow = lazyPart(opening);

/** There after the first visit also without a network. */
function usePrefetch(): void {
  useEffect(() => {
    let gone = false;
    const fetchAll = () => {
      if (gone) return;
      // Without a network they are fetched when they are opened, and that says so.
      Promise.all([fetchInviting(), opening(), importing(), exporting(), choosing(), copying()]).catch(
        () => undefined,
      );
    };
    void whenIdle().then(fetchAll);
    return () => {
      gone = true;
    };
  }, []);
}

function useDrop({ window: open }: Exchange): void {
  const { context } = useDesk();
  useFileDrop(([file]) => {
    // Pictures are somebody else's to take.
    if (!file || file.type.startsWith('image/')) return false;
    if (context.mayEdit()) open.set({ kind: 'import', file });
    return true;
  });
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
