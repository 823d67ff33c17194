/** One map opened in this tab: what canvas, outline and panel share. The same objects for as long as it is shown. */

import { createContext, useCallback, useContext, useRef, useSyncExternalStore } from 'react';
import type { CityView } from '../../../shared/api.ts';
import type { MapItem, MapNode } from '../../../shared/documents/barrierMap.ts';
import { mapColumns, mapItems, mapViews, readMapItem } from '../../../shared/documents/barrierMap.ts';
import type { DocumentId, ItemId, MemberId } from '../../../shared/ids.ts';
import { rememberedSingleKeys } from '../../acts/singleKeys.ts';
import type { ClipboardOwner } from '../../canvas/clipboard.ts';
import { readInFrame } from '../../canvas/frames.ts';
import type { Point } from '../../canvas/geometry.ts';
import type { Tool } from '../../canvas/handlers.ts';
import type { Tip } from '../../canvas/items.ts';
import { Peers } from '../../canvas/presence/Peers.ts';
import { PresencePublisher } from '../../canvas/presence/PresencePublisher.ts';
import type { ItemState } from '../../canvas/Selection.ts';
import { Selection } from '../../canvas/Selection.ts';
import { createRuler } from '../../canvas/text/measure.ts';
import { type Camera, Viewport } from '../../canvas/Viewport.ts';
import { i18n } from '../../i18n/i18n.ts';
import { EntityStore, sameFields } from '../../live/EntityStore.ts';
import { History } from '../../live/History.ts';
import { type Writable, writable } from '../../live/readable.ts';
import type { LiveDocument, Readable } from '../../live/types.ts';
import { type AnnounceLevel, rememberedAnnounceLevel } from '../../together/announceLevel.ts';
import { showToast } from '../../ui/showToast.ts';
import { type CommandParts, MapCommands } from './acts/MapCommands.ts';
import type { MapContext } from './acts/mapActs.ts';
import { openSpotlight } from './analysis/openSpotlight.ts';
import type { Spotlight } from './analysis/Spotlight.ts';
import type { Held } from './groups/dragging.ts';
import { type Guide, openGuide } from './guide/Guide.ts';
import type { MenuPlace } from './menu/MenuPlace.ts';
import { MapModel } from './model/mapModel.ts';
import { Tidier } from './tidy/Tidier.ts';

export interface Hands {
  readonly tool: Writable<Tool>;
  /** What a press does with a tool that places. */
  put: (at: Point) => void;
  /** The topmost item there. */
  itemAt(point: Point): ItemId | null;
  zoomTo(what: 'real' | 'all' | 'selection'): void;
}

export interface MapClipboardOwner extends ClipboardOwner {
  /** Of what is chosen, beside it; or of what is held, where it is let go. */
  duplicate(held?: Held): void;
  /** Rows of a spreadsheet that are pasted where the words of a new row are written: it is the first of them. False where it is only words. */
  fillNew(id: ItemId, text: string): boolean;
}

type PlacesFor = (texts: readonly string[]) => readonly Point[];

/** Cells of the table as a spreadsheet has them; they are meant while the keyboard is on one and no rows were chosen for themselves. */
export interface MapCells {
  /** Null where none is meant. */
  copy(): { readonly rows: readonly ItemId[]; readonly texts: readonly (readonly string[])[] } | null;
  empty(): void;
  /** What its first row says goes to the rest of a range; false where there is none. */
  fillDown?(): boolean;
  /** What rows of links that are pasted tell, column by column. */
  readonly heading?: readonly string[];
  /** False where none is meant. `place`: where nodes with these words go. */
  paste(text: string, place: PlacesFor): boolean;
  /** Rows of several cells become nodes, the first of them this one; false where the text has none. */
  add?(text: string, place: PlacesFor, first?: ItemId): boolean;
}

export type ColouredBy = 'category' | 'severity' | 'status';
export interface Colouring {
  readonly by: ColouredBy;
  /** Whose severity; null: the worst of all. */
  readonly city: CityView | null;
  /** The name of a colour in ui/tokens.css, or of the scale in Map.module.css. */
  inkOf(node: MapNode): string;
}

export type SizedBy = 'incoming' | 'outgoing' | 'between' | 'severity';
export interface Sizing {
  readonly by: SizedBy;
  /** Whose severity; null: the worst of all. */
  readonly city: CityView | null;
  /** All are alike again, unless other sizes follow. */
  end(followed?: boolean): void;
}

/** `from`, `to`: another node is looked for, for that end of a link; `views`: the saved ones, `saveView` with a new one. */
export type OverMap =
  | 'commands'
  | 'shortcuts'
  | 'corresponds'
  | 'merge'
  | 'views'
  | 'saveView'
  | 'walkViews'
  | 'tags'
  | 'addField'
  | Tip
  | null;

export interface MapDesk {
  readonly documentId: DocumentId;
  readonly model: MapModel;
  readonly history: History;
  readonly context: MapContext;
  readonly selection: Selection<ItemId>;
  readonly viewport: Viewport;
  readonly commands: MapCommands;
  readonly tidier: Tidier;
  readonly spotlight: Spotlight;
  readonly guide: Guide;
  readonly peers: Peers;
  readonly publisher: PresencePublisher;
  /** The last words for those who listen. */
  readonly said: Writable<string>;
  /** Whether the map was looked at before in this tab: then the camera stays where it was. */
  readonly look: {
    seen: boolean;
    /** Where the first look, or "Show everything", left it. */
    home: Camera | null;
    /** It was "Show everything". */
    whole: boolean;
    /** From the view when nodes were tidied, so many, to the one that shows them, and back. */
    tidied: { readonly count: number; readonly here: Camera; readonly back: Camera } | null;
    /** What the address named and was gone to. */
    named: ItemId | null;
  };
  readonly keepLook: LiveDocument['keepLook'];
  /** A moment of the past: nothing is written, and what is not of that moment is not offered. */
  readonly isPast: boolean;
  /** How much of what others do is said. */
  readonly announceLevel: Writable<AnnounceLevel>;
  readonly cities: () => readonly CityView[];
  /** Keys without a modifier do something; some people's software speaks to the page in letters. */
  readonly singleKeys: Writable<boolean>;
  /** What is open over the map. */
  readonly over: Writable<OverMap>;
  /** Whether the legend is open on the canvas. */
  readonly legend: Writable<boolean>;
  /** What the colours of nodes say to this person; null: their kind. */
  readonly colouring: Writable<Colouring | null>;
  /** What the sizes of nodes say to this person; null: nothing. */
  readonly sizing: Writable<Sizing | null>;
  /** Where the menu of an item, or of the map, is open. */
  readonly menu: Writable<MenuPlace | null>;
  /** Null for the moment before its code is there. */
  readonly clipboard: Writable<MapClipboardOwner | null>;
  /** Gives the keyboard back to canvas or outline, as when an editor closes. */
  readonly surface: {
    focus: () => void;
    /** Selects an item, brings it into view and gives it the keyboard. */
    goTo: (id: ItemId) => void;
    glide: CommandParts['glide'];
    /** Another view of the map was here a moment ago. */
    awaited: boolean;
    /** What only a canvas has. */
    hands: Hands | null;
    /** Acts that the view does in its own way, by their ids. */
    own: Readonly<Record<string, () => void>>;
    /** What only a table has. */
    cells: MapCells | null;
  };
}

export interface DeskParts {
  readonly live: LiveDocument;
  readonly author: MemberId | null;
  readonly mayEdit: () => boolean;
  readonly cities: () => readonly CityView[];
  readonly isPast?: boolean;
}

/** What acts say: to who listens, and to everybody in a toast. */
const voiceOf = (said: Writable<string>, history: History) => ({
  // A trailing space tells a repetition apart, or it would not be read again.
  say: (words: string) => said.set(said.get() === words ? `${words}\u00a0` : words),
  problem: (message: string) => showToast({ message, tone: 'problem', stands: history.rests }),
  offer: (message: string, label: string, onSelect: () => void, stands: Readable<boolean>) =>
    showToast({ message, action: { label, onSelect }, stands }),
});

export function openDesk({ live, author, mayEdit, cities, isPast }: DeskParts): MapDesk & { close(): void } {
  const items = mapItems(live.doc);
  const origin = {};
  const store = new EntityStore<ItemId, MapItem>({ map: items, parse: readMapItem, schedule: readInFrame });
  const model = new MapModel(store, createRuler());
  const history = new History(items, origin, Date.now, [mapViews(live.doc), mapColumns(live.doc)]);
  const context = { doc: live.doc, origin, author, now: Date.now, mayEdit, beforeEdit: () => history.step() };
  const selection = new Selection<ItemId>();
  const viewport = new Viewport();
  const [said, sizing] = [writable(''), writable<Sizing | null>(null)];
  const t = i18n.getFixedT(null, 'map');
  const surface: MapDesk['surface'] = {
    focus: () => undefined,
    goTo: () => undefined,
    glide(act) {
      act();
      return false;
    },
    ...{ hands: null, cells: null, own: {}, awaited: false },
  };
  const commands = new MapCommands({
    ...{ model, history, context, selection, viewport, t },
    voice: voiceOf(said, history),
    glide: (act, tidied) => surface.glide(act, tidied),
    seesPlaces: () => surface.hands !== null,
  });
  const tidier = new Tidier({ ...commands.parts, t: i18n.getFixedT(null, 'tidy') });
  const spotlight = openSpotlight(commands.parts);
  const peers = new Peers(live.awareness);
  const publisher = new PresencePublisher(live.awareness);
  const stopFollowing = model.onChange(({ ids }) =>
    selection.remove([...ids].filter((id) => !store.get(id))),
  );
  return {
    documentId: live.documentId,
    ...{
      model,
      history,
      context,
      selection,
      viewport,
      commands,
      tidier,
      spotlight,
      guide: openGuide(live.documentId),
      peers,
      publisher,
      said,
      cities,
    },
    look: { seen: false, home: null, whole: false, tidied: null, named: null },
    ...{ keepLook: live.keepLook, isPast: isPast === true },
    announceLevel: rememberedAnnounceLevel(),
    singleKeys: rememberedSingleKeys(),
    over: writable<OverMap>(null),
    legend: writable(false),
    colouring: writable<Colouring | null>(null),
    sizing,
    menu: writable<MenuPlace | null>(null),
    clipboard: writable<MapClipboardOwner | null>(null),
    surface,
    close() {
      stopFollowing();
      tidier.stop();
      sizing.get()?.end(true);
      spotlight.destroy();
      selection.stopEditing();
      publisher.leave();
      peers.destroy();
      history.destroy();
      model.destroy();
      store.destroy();
    },
  };
}

export const MapDeskContext = createContext<MapDesk | null>(null);

export function useDesk(): MapDesk {
  const desk = useContext(MapDeskContext);
  if (desk === null) throw new Error('Only inside a barrier map');
  return desk;
}

/** Of a node or a group its words, of a link a sentence; null for what is gone. */
export function titleIn({ model, commands }: MapDesk, id: ItemId): string | null {
  if (model.link(id)) return commands.nameOf(id);
  return model.store.get(id) && commands.titleOf(id);
}

export function useItem(id: ItemId): MapItem | null {
  const { store } = useDesk().model;
  const subscribe = useCallback((listener: () => void) => store.subscribe(id, listener), [store, id]);
  return useSyncExternalStore(subscribe, () => store.get(id));
}

const looksSame = (a: MapItem | null, b: MapItem | null) => (a && b ? sameFields(a, b, true) : a === b);

/** An item as it looks: who is moved looks the same, and renders nothing. */
export function useLook(id: ItemId): MapItem | null {
  const { store } = useDesk().model;
  const last = useRef<{ seen: MapItem | null; look: MapItem | null }>({ seen: null, look: null });
  const subscribe = useCallback((listener: () => void) => store.subscribe(id, listener), [store, id]);
  return useSyncExternalStore(subscribe, () => {
    const [now, { seen, look }] = [store.get(id), last.current];
    if (now === seen) return look;
    last.current = { seen: now, look: looksSame(now, look) ? look : now };
    return last.current.look;
  });
}

export function useStateOf(id: ItemId): ItemState {
  const { selection } = useDesk();
  const subscribe = useCallback(
    (listener: () => void) => selection.subscribeTo(id, listener),
    [selection, id],
  );
  return useSyncExternalStore(subscribe, () => selection.stateOf(id));
}

/** A value derived from the whole map; renders only when it changes, so give something small. */
export function useMapValue<Value extends string | number | boolean | null>(read: () => Value): Value {
  const { model } = useDesk();
  const subscribe = useCallback((listener: () => void) => model.onChange(listener), [model]);
  return useSyncExternalStore(subscribe, read);
}
