/** Windows of import and export over an open map, and files dropped on it. Their code comes when needed. */
import { Suspense, useEffect } from 'react';
import { useDesk } from '../../../features/map/MapDesk.ts';
import { useReadable } from '../../../live/useLive.ts';
import { whenIdle } from '../../../live/whenIdle.ts';
import { lazyPart } from '../../../ui/lazyPart.tsx';
import { useFileDrop } from '../../../ui/useFileDrop.ts';
import type { MapFilesProps } from './filesWindow.ts';

const importing = () => import('./MapImport.tsx');
const exporting = () => import('./MapExport.tsx');
const MapImport = lazyPart(importing);
const MapExport = lazyPart(exporting);

/** There after the first visit also without a network. */
function usePrefetch(): void {
  useEffect(() => {
    let gone = false;
    const fetchBoth = () => {
      // Without a network they are fetched when they are opened, and that says so.
      if (!gone) Promise.all([importing(), exporting()]).catch(() => undefined);
    };
    void whenIdle().then(fetchBoth);
    return () => {
      gone = true;
    };
  }, []);
}

function useDrop(open: MapFilesProps['open']): void {
  const { context } = useDesk();
  useFileDrop((files) => {
    if (context.mayEdit()) open.set({ kind: 'import', files });
    return true;
  });
}

export function MapFiles(props: MapFilesProps) {
  const desk = useDesk();
  const window = useReadable(props.open);
  usePrefetch();
  useDrop(props.open);
  const close = () => {
    props.open.set(null);
    desk.surface.focus();
  };
  return (
    <Suspense fallback={null}>
      {window?.kind === 'import' ? <MapImport files={window.files} onClose={close} /> : null}
      {window?.kind === 'export' ? (
        <MapExport key={window.format} {...props} format={window.format} onClose={close} />
      ) : null}
    </Suspense>
  );
}
