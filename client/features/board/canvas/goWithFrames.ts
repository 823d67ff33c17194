/**
 * A frame that somebody moved while I put something into it, or the other way round: neither knew of the other, as
 * without a network. What I put there goes along the way the frame went, and what others put into a frame that I moved
 * goes along my way. Only whoever has not stored their part writes, always the same places, so that two who do it at the
 * same moment agree. See ADR 170. Loaded with the bars.
 */
import * as Y from 'yjs';
import { boardItems, changeItem, type ItemMap, readPlace } from '../../../../shared/documents/board.ts';
import { MAX_COORDINATE, mayHold } from '../../../../shared/documents/boardKinds.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import type { ActContext } from '../../../live/edit.ts';
import type { LiveDocument } from '../../../live/types.ts';

/** Fields of an item that say where it lies, by axis; a line has those of its free ends. */
const AXES = [
  { corner: 'x', size: 'w', fields: ['x', 'fromX', 'toX'] },
  { corner: 'y', size: 'h', fields: ['y', 'fromY', 'toY'] },
] as const;
type Axis = (typeof AXES)[number];

export type Unsent = Pick<LiveDocument, 'saveState' | 'foundUnsent'>;

const PLACE: ReadonlySet<string> = new Set(['parent', 'w', 'h', ...AXES.flatMap(({ fields }) => fields)]);

/** What somebody did to the place of an item. */
interface Touch {
  /** All its fields are new. */
  readonly made: boolean;
  /** Fields that are another now, as they were before. */
  readonly was: ReadonlyMap<string, unknown>;
  /** What they wrote where something of mine stands. */
  readonly lost: ReadonlyMap<string, unknown>;
  /** Of the fields those whose value of before they knew, and with it all that its author had done by then. */
  readonly knew: ReadonlySet<string>;
}

const NOTHING: ReadonlyMap<string, unknown> = new Map();
const UNTOUCHED: Touch = { made: false, was: NOTHING, lost: NOTHING, knew: new Set() };
const MADE: Touch = { ...UNTOUCHED, made: true };

type Touches = ReadonlyMap<ItemId, Touch>;
type Events = readonly Y.YEvent<Y.AbstractType<unknown>>[];

const isNew = ({ beforeState }: Y.Transaction, { id }: Y.Item) =>
  id.clock >= (beforeState.get(id.client) ?? 0);

/** Whether the first of what this transaction wrote here was written over what was here before. */
function knewBefore(transaction: Y.Transaction, map: ItemMap, field: string): boolean {
  let first = map._map.get(field);
  while (first?.left && isNew(transaction, first.left)) first = first.left;
  return first?.left ? Y.compareIDs(first.origin, first.left.lastId) : false;
}

/** Written in this transaction and overwritten at once; it has its value until the transaction has been told. */
function lostIn(transaction: Y.Transaction, map: ItemMap, field: string): unknown {
  for (let part = map._map.get(field)?.left ?? null; part; part = part.left)
    if (isNew(transaction, part)) return part.content.getContent()[0];
  return undefined;
}

/** What a transaction did to places. */
function touchesIn(events: Events, transaction: Y.Transaction, items: Y.Map<ItemMap>) {
  const places = new Map<ItemId, Touch>();
  const gone: ItemId[] = [];
  for (const { path, target, changes, keys } of events) {
    const id = path[0] as ItemId;
    if (target === items)
      for (const [key, { action }] of changes.keys) {
        if (action === 'delete') gone.push(key as ItemId);
        else places.set(key as ItemId, MADE);
      }
    else if (path.length === 1 && target instanceof Y.Map && !places.has(id)) {
      const was = new Map<string, unknown>();
      const lost = new Map<string, unknown>();
      const knew = new Set<string>();
      for (const field of transaction.changed.get(target as never) ?? []) {
        if (field === null || !PLACE.has(field)) continue;
        if (keys.has(field)) {
          was.set(field, keys.get(field)?.oldValue ?? null);
          if (knewBefore(transaction, target as ItemMap, field)) knew.add(field);
        } else if (!transaction.local) lost.set(field, lostIn(transaction, target as ItemMap, field));
      }
      if (was.size + lost.size > 0) places.set(id, { made: false, was, lost, knew });
    }
  }
  return { places, gone };
}

/** What is no number is none, and is never asked to become one: what anybody wrote may throw then. */
const numberOf = (value: unknown) => (typeof value === 'number' ? value : value === null ? 0 : Number.NaN);

/** Of a field of an item, how somebody saw it. */
type View = (id: ItemId, field: string) => unknown;

/** By how much each goes on, in fields of the document. */
type Ways = Map<ItemId, readonly [x: number, y: number]>;

/** Mine that is not stored yet, and what others did without knowing of it; both from what both knew. */
class Meeting {
  readonly #items: Y.Map<ItemMap>;
  readonly #mine: Touches;
  readonly #theirs: Touches;
  readonly #taken: ReadonlySet<ItemId>;

  /** `taken`: of theirs what I have taken along already. */
  constructor(items: Y.Map<ItemMap>, mine: Touches, theirs: Touches, taken: ReadonlySet<ItemId>) {
    this.#items = items;
    this.#mine = mine;
    this.#theirs = theirs;
    this.#taken = taken;
  }

  readonly #now: View = (id, field) => this.#items.get(id)?.get(field) ?? null;

  readonly #mineWas: View = (id, field) => {
    const was = this.#theirs.get(id)?.was;
    return was?.has(field) ? was.get(field) : this.#now(id, field);
  };

  readonly #before: View = (id, field) => {
    const was = this.#mine.get(id)?.was;
    return was?.has(field) ? was.get(field) : this.#mineWas(id, field);
  };

  readonly #theirsWas: View = (id, field) => {
    const { was, lost } = this.#theirs.get(id) ?? UNTOUCHED;
    if (was.has(field)) return this.#now(id, field);
    return lost.has(field) ? lost.get(field) : this.#before(id, field);
  };

  /** How far a frame went on this axis; one whose far edge stayed only has another size. */
  #way(frame: unknown, { corner, size }: Axis, from: View, to: View): number {
    const id = frame as ItemId | null;
    if (!id || this.#now(id, 'kind') !== 'frame') return 0;
    const [x, w, nowX, nowW] = [from, to].flatMap((view) => [
      numberOf(view(id, corner)),
      numberOf(view(id, size)),
    ]);
    const [start, end] = [(nowX ?? 0) - (x ?? 0), (nowX ?? 0) + (nowW ?? 0) - (x ?? 0) - (w ?? 0)];
    return end === 0 || !Number.isFinite(start) ? 0 : start;
  }

  /** Whether it lay in the frame as somebody saw that. */
  #layIn(id: ItemId, frame: ItemId, view: View): boolean {
    return AXES.every((axis) => {
      const at = numberOf(view(id, this.#fieldOf(id, axis)));
      const middle = at + (numberOf(view(id, axis.size) ?? view(id, 'w')) || 0) / 2;
      const [from, long] = [numberOf(view(frame, axis.corner)), numberOf(view(frame, axis.size))];
      return middle >= from && middle <= from + long;
    });
  }

  #fieldOf(id: ItemId, { fields }: Axis): string {
    return fields.find((field) => typeof this.#now(id, field) === 'number') ?? fields[0];
  }

  /** Did no more on this axis than to take it along with the frame that it was in. */
  #onlyCarried(id: ItemId, axis: Axis, view: View): boolean {
    const field = this.#fieldOf(id, axis);
    const way = this.#way(this.#before(id, 'parent'), axis, this.#before, view);
    const same = view(id, 'parent') === this.#before(id, 'parent');
    return same && numberOf(view(id, field)) === numberOf(this.#before(id, field)) + way;
  }

  /** How much farther it goes on this axis. */
  #goes(id: ItemId, frame: ItemId | null, axis: Axis): number {
    const field = this.#fieldOf(id, axis);
    const isMine = this.#isMine(id, axis);
    const view = isMine ? this.#mineWas : this.#theirsWas;
    if (!isMine && (this.#taken.has(id) || this.#knewMine(id, field))) return 0;
    // Somebody else's goes only where it lay in the frame as they saw it.
    if (!isMine && frame && !this.#layIn(id, frame, view)) return 0;
    return (
      numberOf(view(id, field)) + this.#way(frame, axis, view, this.#now) - numberOf(this.#now(id, field)) ||
      0
    );
  }

  /** They wrote it over what I had written, so they had seen what I did. */
  #knewMine(id: ItemId, field: string): boolean {
    return this.#mine.get(id)?.was.has(field) === true && this.#theirs.get(id)?.knew.has(field) === true;
  }

  /** Whose place it is: who put it there goes before who only took it along; of two who put it there, whose stands. */
  #isMine(id: ItemId, axis: Axis): boolean {
    const [mine, theirs] = [this.#mine.get(id), this.#theirs.get(id)];
    if (!mine || !theirs) return mine !== undefined;
    const field = this.#fieldOf(id, axis);
    if (theirs.made || this.#knewMine(id, field)) return false;
    if (this.#onlyCarried(id, axis, this.#mineWas)) return false;
    const theirsStands = theirs.was.has('parent') || (theirs.was.has(field) && !theirs.lost.has('parent'));
    return !theirsStands || this.#onlyCarried(id, axis, this.#theirsWas);
  }

  ways(): Ways {
    const ways: Ways = new Map();
    const ids = new Set([...this.#mine.keys(), ...this.#theirs.keys()]);
    if (![...ids].some((id) => this.#now(id, 'kind') === 'frame')) return ways;
    for (const id of ids) {
      const place = readPlace(id, this.#items.get(id));
      if (!place || place.locked || place.kind === 'frame') continue;
      const holder = place.parent && readPlace(place.parent, this.#items.get(place.parent));
      // What lies in a cluster or a table, or on an item, has its place from that.
      if (holder && holder.kind !== 'frame') continue;
      const frame = holder && mayHold('frame', place.kind) ? holder.id : null;
      const [x = 0, y = 0] = AXES.map((axis) => this.#goes(id, frame, axis));
      if (x !== 0 || y !== 0) ways.set(id, [x, y]);
    }
    return ways;
  }
}

/** No step of mine: to undo it would only leave it behind. */
function goOn(context: ActContext, ways: Ways, origin: object): void {
  const items = boardItems(context.doc);
  if (!context.mayEdit()) return;
  const within = (value: number) => Math.max(-MAX_COORDINATE, Math.min(MAX_COORDINATE, Math.round(value)));
  context.doc.transact(() => {
    for (const [id, way] of ways)
      AXES.forEach(({ fields }, at) => {
        for (const field of fields) {
          const from = items.get(id)?.get(field);
          if (typeof from === 'number') changeItem(items, id, { [field]: within(from + (way[at] ?? 0)) });
        }
      });
  }, origin);
}

/** What this device had unsent from before the page was loaded, and what is another now that all is stored. */
function sinceFound(items: Y.Map<ItemMap>, { stateVector, document }: NonNullable<Unsent['foundUnsent']>) {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, document);
  const found = boardItems(doc);
  const known = Y.decodeStateVector(stateVector);
  const mine = new Map<ItemId, Touch>();
  for (const [id, map] of found) {
    const parts = [...PLACE].flatMap((field) => map._map.get(field) ?? []);
    if (parts.some((part) => part.id.clock >= (known.get(part.id.client) ?? 0))) mine.set(id as ItemId, MADE);
  }
  const theirs = new Map<ItemId, Touch>();
  for (const [id, map] of items) {
    const before = found.get(id);
    const differs = [...PLACE].filter((field) => before && before.get(field) !== map.get(field));
    const was = new Map(differs.map((field) => [field, before?.get(field) ?? null]));
    if (!before || was.size > 0) theirs.set(id as ItemId, before ? { ...UNTOUCHED, was } : MADE);
  }
  doc.destroy();
  return new Meeting(items, mine, theirs, new Set()).ways();
}

const followed = new WeakSet<Y.Doc>();

/** For as long as the document is open, whatever looks at it. */
export function goWithFrames(context: ActContext, live: Unsent): void {
  const { saveState } = live;
  if (followed.has(context.doc)) return;
  followed.add(context.doc);
  const items = boardItems(context.doc);
  const along = {};
  const mine = new Map<ItemId, Touch>();
  const taken = new Set<ItemId>();
  let hasMet = false;
  const onSaved = () => {
    if (saveState.get().kind !== 'saved') return;
    mine.clear();
    taken.clear();
    if (!hasMet && live.foundUnsent) goOn(context, sinceFound(items, live.foundUnsent), along);
    hasMet = true;
  };
  saveState.subscribe(onSaved);
  const remember = (id: ItemId, { made, was }: Touch) => {
    const before = mine.get(id) ?? UNTOUCHED;
    // What it was at first is what the others know.
    mine.set(id, made ? MADE : { ...before, was: new Map([...was, ...before.was]) });
  };
  /** A transaction is still being told, and the next may come before anything else runs. */
  let waiting: Ways | null = null;
  const heed = (ways: Ways, theirs: ReadonlyMap<ItemId, Touch>) => {
    if (ways.size === 0 && !waiting) return;
    if (!waiting)
      queueMicrotask(() => {
        const all = waiting;
        waiting = null;
        if (all) goOn(context, all, along);
      });
    waiting ??= new Map();
    for (const id of theirs.keys()) waiting.delete(id);
    for (const [id, [x, y]] of ways) {
      if (theirs.has(id)) taken.add(id);
      const [before, above] = waiting.get(id) ?? [0, 0];
      waiting.set(id, [before + x, above + y]);
    }
  };
  items.observeDeep((events, transaction) => {
    const { local, origin } = transaction;
    if (origin === along || !(local || mine.size > 0)) return;
    const { places, gone } = touchesIn(events, transaction, items);
    for (const id of gone) mine.delete(id);
    if (local) for (const [id, touch] of places) remember(id, touch);
    else heed(new Meeting(items, mine, places, taken).ways(), places);
  });
  onSaved();
}
