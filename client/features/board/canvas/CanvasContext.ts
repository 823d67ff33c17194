/** What the parts of one open canvas share. The same objects for as long as the board is shown. */
import { createContext, useCallback, useContext, useState, useSyncExternalStore } from 'react';
import type { BoardItem } from '../../../../shared/documents/boardKinds.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import type { CursorField } from '../../../canvas/CursorField.ts';
import type { PeerName } from '../../../canvas/presence/Peers.ts';
import type { PresencePublisher } from '../../../canvas/presence/PresencePublisher.ts';
import type { ItemState } from '../../../canvas/Selection.ts';
import type { Announcer } from '../../../together/Announcer.ts';
import type { Desk, Hands } from '../actions/Action.ts';
import type { NoteFitter } from '../text/fitNote.ts';
import type { BoardSurface } from './BoardSurface.ts';
import type { Displacements } from './Displacements.ts';
import type { Gestures } from './Gestures.ts';
import type { LinkMode } from './LinkMode.ts';

export interface AuthorName {
  readonly name: string;
  readonly badge: string | null;
  readonly city: string | null;
}

export interface Canvas extends Desk {
  readonly view: 'canvas';
  readonly hands: Hands;
  readonly fitter: NoteFitter;
  readonly surface: BoardSurface;
  readonly displacements: Displacements;
  readonly cursors: CursorField;
  readonly gestures: Gestures;
  readonly links: LinkMode;
  readonly announcer: Announcer;
  readonly publisher: PresencePublisher;
  /** Whether this board was looked at before in this tab: then the camera stays where it was. */
  readonly look: { seen: boolean };
}

export const CanvasContext = createContext<Canvas | null>(null);
/** Names change when members do; the canvas does not. */
export const AuthorsContext = createContext<(memberId: string | null) => AuthorName | null>(() => null);

export function useCanvas(): Canvas {
  const canvas = useContext(CanvasContext);
  if (canvas === null) throw new Error('Only inside a board canvas');
  return canvas;
}

const PLACE: ReadonlySet<string> = new Set(['x', 'y']);

/** Alike but for where they are. */
function sameContent(a: BoardItem, b: BoardItem): boolean {
  const fields = Object.entries(a);
  return (
    fields.length === Object.keys(b).length &&
    fields.every(([name, value]) => PLACE.has(name) || Object.is(value, b[name as keyof BoardItem]))
  );
}

/** What an item shows. The surface puts its box in place: a move alone renders nothing, and x and y may be old ones. */
export function useContent(id: ItemId): BoardItem | null {
  const { store } = useCanvas().model;
  const [shown] = useState<{ item: BoardItem | null }>({ item: null });
  const subscribe = useCallback((listener: () => void) => store.subscribe(id, listener), [store, id]);
  return useSyncExternalStore(subscribe, () => {
    const now = store.get(id);
    if (now === null || shown.item === null || !sameContent(shown.item, now)) shown.item = now;
    return shown.item;
  });
}

export function useStateOf(id: ItemId): ItemState {
  const { selection } = useCanvas();
  const subscribe = useCallback(
    (listener: () => void) => selection.subscribeTo(id, listener),
    [selection, id],
  );
  return useSyncExternalStore(subscribe, () => selection.stateOf(id));
}

/** A value derived from the whole board; renders only when it changes, so give something small. */
export function useBoardValue<Value extends string | number | boolean | null>(read: () => Value): Value {
  const { model } = useCanvas();
  const subscribe = useCallback((listener: () => void) => model.onChange(listener), [model]);
  return useSyncExternalStore(subscribe, read);
}

export function useWriters(id: ItemId): readonly PeerName[] {
  const { peers } = useCanvas();
  const subscribe = useCallback(
    (listener: () => void) => peers.subscribeToWriters(id, listener),
    [peers, id],
  );
  return useSyncExternalStore(subscribe, () => peers.writersOf(id));
}
