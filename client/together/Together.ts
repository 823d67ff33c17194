/** What people do with each other in one document: comments, reactions, presence, being called together, what is new. */
import { createContext, useCallback, useContext, useSyncExternalStore } from 'react';
import type { CityView, MemberView, SteadyDocument } from '../../shared/api.ts';
import type { Reaction, Spot } from '../../shared/domain/discussion.ts';
import type { ItemId, MemberId } from '../../shared/ids.ts';
import type { Box, Point } from '../canvas/geometry.ts';
import type { Viewport } from '../canvas/Viewport.ts';
import type { ItemMarks } from '../live/discussion/DiscussionState.ts';
import type { LiveDiscussion } from '../live/discussion/LiveDiscussion.ts';
import type { Writable } from '../live/readable.ts';
import type { LiveDocument, Readable } from '../live/types.ts';
import type { AnnounceLevel } from './announceLevel.ts';
import type { Follow } from './Follow.ts';
import type { Since } from './Since.ts';

export type Panel = 'comments' | 'people' | 'since' | 'timer';

/** What a comment is about: an item, with null the document as a whole, or a place on either. */
export type Subject = ItemId | null | Spot;

/** Of what the panel shows the comments; or all there are. */
export type About = Subject | 'all';

interface Placed {
  readonly itemId: ItemId | null;
  readonly at?: Spot['at'] | undefined;
}

/** Where a place is by now, in pixels of the board, on items as they lie there; null with the item gone. */
export function spotPoint({ itemId, at }: Spot, boxOf: (id: ItemId) => Box | null): Point | null {
  const corner = itemId === null ? { x: 0, y: 0 } : boxOf(itemId);
  return corner && { x: corner.x + at.x, y: corner.y + at.y };
}

export const subjectOf = ({ itemId, at }: Placed): Subject => (at ? { itemId, at } : itemId);

/** A state of the past, for the sake of an item that was there. */
export interface LookBack {
  readonly sequence: number;
  readonly at: number;
  readonly id: ItemId;
  /** And it is asked at once whether it is to come back. */
  readonly bring?: boolean;
}

/** Where one begins to look: before something went, or at all that is gone. */
export type LookAt = LookBack | 'gone';

/** What the page has and gives the surface. The panel that is open is one of the page: its bar has the buttons. */
export interface Company {
  readonly discussion: LiveDiscussion;
  readonly panel: Writable<Panel | null>;
  /** The past is looked at: from its end, or from where somebody wants to look. */
  readonly past: Writable<LookAt | 'end' | null>;
  readonly document: SteadyDocument;
}

export interface Someone {
  readonly id: MemberId;
  readonly name: string;
  readonly initials: string;
  readonly colour: number;
  readonly badge: string | null;
}

export interface Together extends Company {
  readonly live: LiveDocument;
  readonly me: MemberView | null;
  readonly members: readonly MemberView[];
  readonly cities: readonly CityView[];
  readonly follow: Follow;
  readonly since: Since;
  readonly about: Writable<About>;
  readonly viewport: Viewport;
  /** My hand has the laser pointer. */
  readonly pointing: Writable<boolean>;
  /** The last words for people who listen. */
  readonly said: Readable<string>;
  say(words: string): void;
  /** Null for people who are gone and whom nobody has told of. */
  personOf(id: MemberId): Someone | null;
  /** Opens what is said of it, with the caret in a field. */
  discuss(subject: Subject): void;
  /** Mine to each of them; where all have it from me, it is taken away. */
  react(ids: readonly ItemId[], reaction: Reaction): void;
  /** All of them have this reaction of mine. */
  reacted(ids: readonly ItemId[], reaction: Reaction): boolean;
  mayComment(): boolean;
  mayGather(): boolean;
}

/** What company asks of the surface it is on: a board or a map, as a canvas or as an outline. */
export interface Place {
  /** The words of an item; null for one that is gone. */
  titleOf(id: ItemId): string | null;
  /** Selects an item, brings it into view and gives it the keyboard. */
  goTo(id: ItemId): void;
  lookAt(area: Box): void;
  /** Where a place on an item is by now, in pixels of the board; null with the item gone, and where there are no places. */
  placeOf?(spot: Spot): Point | null;
  /** What is exactly there and has a name, as a frame that somebody presents. */
  nameOfArea?(area: Box): string | undefined;
  /** What I see, for others to come to. */
  seen(): Box;
  /** There is a camera that can go where another's goes. */
  readonly canFollow: boolean;
  announceLevel(): AnnounceLevel;
  focus(): void;
}

export const PlaceContext = createContext<Place | null>(null);

export function usePlace(): Place {
  const place = useContext(PlaceContext);
  if (place === null) throw new Error('Only on a surface');
  return place;
}

export const TogetherContext = createContext<Together | null>(null);

const NO_MARKS: ItemMarks = {
  comments: 0,
  unread: 0,
  unanswered: false,
  reactions: [],
  mine: null,
};

const NEVER = () => () => undefined;

export function useTogether(): Together {
  const together = useContext(TogetherContext);
  if (together === null) throw new Error('Only with company');
  return together;
}

/** What one item shows of what is said about it: renders when that changes and at no other time. */
export function useMarks(id: ItemId): ItemMarks {
  const state = useContext(TogetherContext)?.discussion.state;
  const subscribe = useCallback(
    (listener: () => void) => state?.subscribeTo(id, listener) ?? NEVER(),
    [state, id],
  );
  return useSyncExternalStore(subscribe, () => state?.marksOf(id) ?? NO_MARKS);
}

export function usePanelOpen(): boolean {
  const panel = useContext(TogetherContext)?.panel;
  return useSyncExternalStore(panel?.subscribe ?? NEVER, () => (panel?.get() ?? null) !== null);
}
