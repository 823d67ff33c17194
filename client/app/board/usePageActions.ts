/** Acts of the page around a board, and where one can go from it, for the board's command menu. */
import { useEffect, useMemo, useRef } from 'react';
import type { SteadyDocument } from '../../../shared/api.ts';
import type { Destination } from '../../acts/Destination.ts';
import type { Action } from '../../features/board/actions/Action.ts';
import { documentPath } from '../../features/workspace/documentKinds.tsx';
import { navigate } from '../../ui/address.tsx';
import type { BoardView } from './useBoardAddress.ts';

export interface PageActs {
  readonly view: BoardView;
  readonly setView: (view: BoardView) => void;
  readonly onDownload: () => void;
  /** Null where one may invite nobody. */
  readonly onShare: (() => void) | null;
  /** Null where one may not name it. */
  readonly onRename: (() => void) | null;
  /** Null where one may make no other. */
  readonly onDuplicate: (() => void) | null;
  readonly onSave: () => void;
  /** Null where one may not choose for everybody; `shown`: notes say who wrote them. */
  readonly attribution: { readonly shown: boolean; readonly toggle: () => void } | null;
  readonly home: string;
}

/** The same list for as long as the same acts are there: the board is opened with it. */
export function usePageActions(acts: PageActs): readonly Action[] {
  const now = useRef(acts);
  useEffect(() => {
    now.current = acts;
  });
  const shares = acts.onShare !== null;
  const renames = acts.onRename !== null;
  const duplicates = acts.onDuplicate !== null;
  const attributes = acts.attribution !== null;
  return useMemo(
    (): readonly Action[] => [
      {
        id: 'switchView',
        group: 'look',
        keys: ['Ctrl+Shift+O'],
        native: true,
        run: () => now.current.setView(now.current.view === 'canvas' ? 'outline' : 'canvas'),
      },
      ...(shares ? [{ id: 'share', group: 'people', run: () => now.current.onShare?.() } as const] : []),
      ...(renames
        ? [{ id: 'renameBoard', group: 'edit', run: () => now.current.onRename?.() } as const]
        : []),
      ...(duplicates
        ? [{ id: 'duplicateBoard', group: 'export', run: () => now.current.onDuplicate?.() } as const]
        : []),
      ...(attributes
        ? [
            {
              id: 'attribution',
              group: 'people',
              menus: ['board'],
              label: () => `actions:names.attribution.${now.current.attribution?.shown ? 'hide' : 'show'}`,
              run: () => now.current.attribution?.toggle(),
            } as const,
          ]
        : []),
      { id: 'save', group: 'export', keys: ['Ctrl+S'], native: true, run: () => now.current.onSave() },
      { id: 'download', group: 'export', run: () => now.current.onDownload() },
      { id: 'home', group: 'help', run: () => navigate(now.current.home) },
    ],
    [shares, renames, duplicates, attributes],
  );
}

/** The other boards and maps of the workspace. */
export function useOtherBoards(
  documents: readonly SteadyDocument[] | undefined,
  here: SteadyDocument,
): readonly Destination[] {
  return useMemo(() => {
    const others = (documents ?? []).filter((one) => one.id !== here.id && one.archivedAt === null);
    return others.map(
      (one): Destination => ({
        key: one.id,
        kind: one.kind === 'barrierMap' ? 'map' : 'board',
        label: one.title,
        run: () => navigate(documentPath(one)),
      }),
    );
  }, [documents, here.id]);
}
