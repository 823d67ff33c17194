/** Acts of the page around a map, and ways in and out of it, for the map's keys and its command menu. */
import { useEffect, useMemo, useRef } from 'react';
import type { MapAct } from '../../features/map/acts/MapAct.ts';
import type { Writable } from '../../live/readable.ts';
import { navigate } from '../../ui/address.tsx';
import { withCode } from '../../ui/withCode.ts';
import type { FilesWindow } from './mapFiles/filesWindow.ts';
import { type AnyView, MAP_VIEWS } from './useBoardAddress.ts';

export interface MapPageActs {
  readonly view: AnyView;
  readonly setView: (view: AnyView) => void;
  readonly files: Writable<FilesWindow | null>;
  readonly onDownload: () => void;
  /** Null where one may not see the past, invite anybody, or name it. */
  readonly onHistory: (() => void) | null;
  readonly onShare: (() => void) | null;
  readonly onRename: (() => void) | null;
  readonly home: string;
}

/** The same list for as long as the same acts are there. */
export function useMapActs(acts: MapPageActs): readonly MapAct[] {
  const now = useRef(acts);
  useEffect(() => {
    now.current = acts;
  });
  const [history, shares, renames] = [acts.onHistory, acts.onShare, acts.onRename].map((one) => one !== null);
  return useMemo(
    (): readonly MapAct[] => [
      ...MAP_VIEWS.map(
        (view): MapAct => ({
          id: `view.${view}`,
          group: 'look',
          run: () => now.current.setView(view),
        }),
      ),
      {
        id: 'switchView',
        group: 'look',
        keys: ['Ctrl+Shift+O'],
        native: true,
        run: () => now.current.setView(nextView(now.current.view)),
      },
      ...(history ? [{ ...HISTORY, run: () => now.current.onHistory?.() }] : []),
      {
        id: 'import',
        group: 'files',
        writes: true,
        run: () => now.current.files.set({ kind: 'import', files: [] }),
      },
      {
        id: 'export',
        group: 'files',
        keys: ['Ctrl+E'],
        run: () => now.current.files.set({ kind: 'export' }),
      },
      {
        id: 'print',
        group: 'files',
        keys: ['Ctrl+P'],
        // The browser's own would print the page: its bars, and of the map what is in sight.
        everywhere: true,
        run() {
          const comparison = document.querySelector('[data-comparison]');
          if (comparison)
            withCode(import('./mapFiles/printComparison.ts'), (door) => door.printComparison(comparison));
          else now.current.files.set({ kind: 'export', format: 'print' });
        },
      },
      { id: 'download', group: 'files', run: () => now.current.onDownload() },
      ...(shares ? [{ ...SHARE, run: () => now.current.onShare?.() }] : []),
      ...(renames ? [{ ...RENAME, run: () => now.current.onRename?.() }] : []),
      { id: 'home', group: 'help', run: () => navigate(now.current.home) },
    ],
    [history, shares, renames],
  );
}

const HISTORY = { id: 'history', group: 'look' } as const;
const SHARE = { id: 'share', group: 'people' } as const;
const RENAME = { id: 'rename', group: 'edit' } as const;

function nextView(view: AnyView): AnyView {
  return MAP_VIEWS[(MAP_VIEWS.indexOf(view) + 1) % MAP_VIEWS.length] ?? view;
}
