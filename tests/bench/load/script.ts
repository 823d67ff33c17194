/**
 * What the people of the room do, made before the run: half of them move a cursor 20 times a second, one in ten drags a
 * note 20 times a second, one in twenty types five times a second. The others only look. Real Yjs makes the updates:
 * one document whose client id is set to whoever writes, so that every writer's clock and content are a real client's.
 */
import * as Y from 'yjs';
import { boardItems, insertItem } from '../../../shared/documents/board.ts';
import { spreadKeys } from '../../../shared/documents/orderKeys.ts';
import { itemText } from '../../../shared/documents/readItem.ts';
import { type ItemId, newId } from '../../../shared/ids.ts';
import { awarenessMessage, clientFrame, type Dialect, updateMessage } from './wire.ts';

export const NOTES = 200;
export const SEED_CLIENT = 7;
/** Five bytes on the wire, as most random client ids. */
const FIRST_CLIENT = 2 ** 31;
const CURSOR_MS = 50;
const DRAG_MS = 50;
const TYPE_MS = 200;

export const clientIdOf = (person: number) => FIRST_CLIENT + person;
export const personOf = (clientId: number) => clientId - FIRST_CLIENT;
export const movesCursor = (person: number) => person % 2 === 0;
export const drags = (person: number) => person % 10 === 5;
export const types = (person: number) => person % 20 === 3;
/** Who is measured at: people who only look. */
export const onlyLooks = (person: number) => !movesCursor(person) && !drags(person) && !types(person);

export interface Act {
  /** Milliseconds after the start. */
  readonly at: number;
  readonly person: number;
  readonly kind: 'update' | 'awareness';
  /** The awareness clock, or the writer's next Yjs clock after this update. */
  readonly clock: number;
  readonly frame: Buffer;
}

export interface Script {
  readonly seed: Uint8Array;
  readonly acts: readonly Act[];
  /** The document when everything has arrived. */
  readonly doc: Y.Doc;
}

/** Small and repeatable; only phases come from it. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** `count` notes, as one update by the seed client. */
export function seedNotes(doc: Y.Doc, count: number): readonly ItemId[] {
  const ids = Array.from({ length: count }, () => newId<ItemId>());
  const keys = spreadKeys(count);
  const columns = Math.ceil(Math.sqrt(count));
  doc.clientID = SEED_CLIENT;
  doc.transact(() => {
    for (const [index, id] of ids.entries())
      insertItem(boardItems(doc), {
        id,
        kind: 'note',
        author: null,
        at: 1_700_000_000_000 + index,
        z: keys[index] ?? '',
        x: (index % columns) * 220,
        y: Math.floor(index / columns) * 220,
        colour: 'sun',
        text: `Note ${index}: owners of old houses fear the costs of a retrofit`,
      });
  });
  return ids;
}

/** The state of an app that shows names and cursors; `t` is the time stamp. */
export function stateOf(person: number, x: number, y: number): string {
  const user = { name: `Person ${person}`, color: '#1A66A8' };
  return JSON.stringify({ user, cursor: { x, y }, t: 1_732_758_000_000 + x });
}

interface Planned {
  readonly at: number;
  readonly person: number;
}

function plan(people: number, who: (person: number) => boolean, everyMs: number, ms: number): Planned[] {
  const random = randomFrom(everyMs * 31 + people);
  const planned: Planned[] = [];
  for (let person = 0; person < people; person += 1) {
    if (!who(person)) continue;
    for (let at = random() * everyMs; at < ms; at += everyMs) planned.push({ at, person });
  }
  return planned.sort((a, b) => a.at - b.at);
}

export function writeScript(people: number, ms: number, dialect: Dialect): Script {
  const doc = new Y.Doc();
  const ids = seedNotes(doc, NOTES);
  const seed = Y.encodeStateAsUpdate(doc);
  const cursors = plan(people, movesCursor, CURSOR_MS, ms).map((one) => moveCursor(one, dialect));
  const writer = new Writer(doc, ids, dialect);
  const edits = [
    ...plan(people, drags, DRAG_MS, ms).map((one) => ({ ...one, edit: writer.drag })),
    ...plan(people, types, TYPE_MS, ms).map((one) => ({ ...one, edit: writer.type })),
  ].sort((a, b) => a.at - b.at);
  const updates = edits.map(({ at, person, edit }) => writer.write(at, person, edit));
  return { seed, acts: [...cursors, ...updates].sort((a, b) => a.at - b.at), doc };
}

/** One small room: person 0 moves a cursor, person 1 drags a note. */
export function writeRoomScript(cursorMs: number, dragMs: number, ms: number, dialect: Dialect): Script {
  const doc = new Y.Doc();
  const ids = seedNotes(doc, 10);
  const seed = Y.encodeStateAsUpdate(doc);
  const writer = new Writer(doc, ids, dialect);
  const acts: Act[] = [];
  for (let at = 0, clock = FIRST_CLOCK; cursorMs > 0 && at < ms; at += cursorMs, clock += 1) {
    const message = awarenessMessage(clientIdOf(0), clock, stateOf(0, at, at));
    acts.push({ at, person: 0, kind: 'awareness', clock, frame: clientFrame(dialect, message) });
  }
  for (let at = dragMs / 2; dragMs > 0 && at < ms; at += dragMs) acts.push(writer.write(at, 1, writer.drag));
  return { seed, acts: acts.sort((a, b) => a.at - b.at), doc };
}

/** The first state is clock 1, said at the door; a server may have raised it by one since. */
const FIRST_CLOCK = 3;

function moveCursor({ at, person }: Planned, dialect: Dialect): Act {
  const clock = FIRST_CLOCK + Math.floor(at / CURSOR_MS);
  const json = stateOf(person, Math.round(1_000 + at), (person * 37) % 2_000);
  const frame = clientFrame(dialect, awarenessMessage(clientIdOf(person), clock, json));
  return { at, person, kind: 'awareness', clock, frame };
}

type Edit = (person: number, at: number) => void;

/** Each writer has a note of its own, so that no update waits for another writer's. */
class Writer {
  readonly #doc: Y.Doc;
  readonly #ids: readonly ItemId[];
  readonly #dialect: Dialect;
  #update: Uint8Array | null = null;

  constructor(doc: Y.Doc, ids: readonly ItemId[], dialect: Dialect) {
    this.#doc = doc;
    this.#ids = ids;
    this.#dialect = dialect;
    doc.on('update', (update: Uint8Array) => {
      this.#update = update;
    });
  }

  #noteOf(person: number) {
    const id = this.#ids[Math.floor(person / 10) % this.#ids.length];
    const note = id && boardItems(this.#doc).get(id);
    if (!note) throw new Error('no such note');
    return note;
  }

  readonly drag: Edit = (person, at) => {
    const note = this.#noteOf(person);
    note.set('x', Math.round(at) + 0.5);
    note.set('y', Math.round(at / 2) + 0.5);
  };

  readonly type: Edit = (person) => {
    itemText(this.#noteOf(person))?.insert(0, 'a');
  };

  write(at: number, person: number, edit: Edit): Act {
    const doc = this.#doc;
    doc.clientID = clientIdOf(person);
    doc.transact(() => edit(person, at));
    if (!this.#update) throw new Error('an edit that changed nothing');
    const frame = clientFrame(this.#dialect, updateMessage(this.#update));
    return { at, person, kind: 'update', clock: Y.getState(doc.store, doc.clientID), frame };
  }
}
