/** A whole board of `count` notes as one person sees it, without a server. */
// What comes beside a board has come: no test waits for the compiler.
import '../../client/canvas/Minimap.tsx';
import '../../client/features/board/canvas/chrome/BackToContent.tsx';
import '../../client/features/board/canvas/chrome/DrawingBar.tsx';
import '../../client/features/board/canvas/chrome/EmptyBoard.tsx';
import '../../client/features/board/canvas/chrome/Hints.tsx';
import '../../client/features/board/canvas/chrome/PointMenu.tsx';
import '../../client/features/board/canvas/chrome/SelectionBar.tsx';
import '../../client/features/board/dialogs/DeskDialogs.tsx';
import '../../client/features/board/outline/Outline.tsx';
import '../../client/features/board/together/BoardPins.tsx';
import '../../client/features/board/canvas/KeepView.tsx';
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { Profiler } from 'react';
import { expect } from 'vitest';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import Board, { type BoardProps } from '../../client/features/board/Board.tsx';
import { pasting } from '../../client/features/board/canvas/laterPasting.ts';
import { writable } from '../../client/live/readable.ts';
import type { LiveDocument, PresentPerson, SaveState } from '../../client/live/types.ts';
import { boardItems, insertItem } from '../../shared/documents/board.ts';
import { spreadKeys } from '../../shared/documents/orderKeys.ts';
import type { DocumentId, ItemId } from '../../shared/ids.ts';
import { newId } from '../../shared/ids.ts';

await pasting.fetch();

/** Two documents in step: this tab's, and everybody else's. */
export function openBoard(count: number, view: 'canvas' | 'outline' = 'canvas') {
  const doc = new Y.Doc();
  const elsewhere = new Y.Doc();
  const keys = spreadKeys(Math.max(1, count));
  const ids = Array.from({ length: count }, () => newId<ItemId>());
  elsewhere.transact(() => {
    ids.forEach((id, i) => {
      const place = { x: (i % 4) * 230, y: Math.floor(i / 4) * 230 };
      insertItem(boardItems(elsewhere), {
        id,
        kind: 'note',
        author: null,
        at: 0,
        z: keys[i] ?? '',
        text: `Note ${i}`,
        ...place,
      });
    });
  });
  const sync = () =>
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(elsewhere, Y.encodeStateVector(doc)), 'network');
  sync();
  const awareness = new Awareness(doc);
  const saveState = writable<SaveState>({ kind: 'saved', at: null });
  const people = writable<readonly PresentPerson[]>([]);
  const live: LiveDocument = {
    documentId: newId<DocumentId>(),
    doc,
    awareness,
    loaded: writable(true),
    saveState,
    people,
    retry: () => undefined,
    restrict: () => undefined,
    copy: () => new Uint8Array(),
    keepLook: null,
    destroy: () => undefined,
  };
  const commits: string[] = [];
  const board = (canEdit = true, more: Partial<BoardProps> = {}) => (
    <Profiler id="board" onRender={(_id, phase) => commits.push(phase)}>
      <Board
        live={live}
        me={null}
        members={[]}
        cities={[]}
        canEdit={canEdit}
        view={view}
        onViewChange={() => undefined}
        itemId={null}
        title="Board"
        {...more}
      />
    </Profiler>
  );
  return { doc, elsewhere, ids, live, sync, awareness, saveState, people, board, commits };
}

/** An item that is shown, by Space on it; answers the bar of what is chosen. */
export async function chooseByKey(id: ItemId | undefined, more = {}) {
  await waitFor(() => expect(document.querySelector(`[data-item="${id}"]`)).toBeTruthy());
  act(() => document.querySelector<HTMLElement>(`[data-item="${id}"]`)?.focus());
  for (const type of ['keyDown', 'keyUp'] as const)
    fireEvent[type](document.activeElement ?? document.body, { key: ' ', code: 'Space', ...more });
  return within(await screen.findByRole('toolbar', { name: 'Selection' }));
}
