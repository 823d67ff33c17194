/**
 * The demo board as one Yjs update. Same ids and times in, same bytes out: the author of every struct is one fixed
 * client, so that applying it twice changes nothing.
 */
import * as Y from 'yjs';
import type { ItemMap } from '../../shared/documents/board.ts';
import { boardItems, insertItem } from '../../shared/documents/board.ts';
import { NOTE_SIZE } from '../../shared/documents/boardKinds.ts';
import type { NewItem } from '../../shared/documents/newItem.ts';
import { spreadKeys } from '../../shared/documents/orderKeys.ts';
import type { ItemId, MemberId } from '../../shared/ids.ts';
import type { DemoSheet } from './demoSheets.ts';
import type { DemoNote } from './demoTexts.ts';
import {
  BUDAPEST_NOTES,
  COLOUR_OF_CITY,
  DEMO_CLUSTERS,
  DEMO_CONNECTORS,
  DEMO_PEOPLE,
  ESKISEHIR_NOTES,
  PARKING_NOTES,
  SECOND_PEOPLE,
} from './demoTexts.ts';

const EVERYBODY = [...DEMO_PEOPLE, ...SECOND_PEOPLE];
const SEED_CLIENT = 1;
const MOST_ITEMS = 100;
const GAP = 16;
const STEP = NOTE_SIZE + GAP;
const MARGIN = 24;
const HEADER = 72;
const SIDE_WIDTH = 2 * MARGIN + 2 * NOTE_SIZE + GAP;
/** What a cluster of two by two square notes takes on the canvas. */
const CLUSTER_WIDTH = 446;
const CLUSTER_HEIGHT = 486;
const CLUSTERS_AT = 120;
const MIDDLE_WIDTH = 2 * CLUSTER_WIDTH + 3 * MARGIN;
const HEIGHT = 1_240;
const BETWEEN = 64;
const MIDDLE_X = SIDE_WIDTH + BETWEEN;
const RIGHT_X = MIDDLE_X + MIDDLE_WIDTH + BETWEEN;

export interface DemoIds {
  item(name: string): ItemId;
  member(key: string): MemberId;
}

interface Pencil {
  draw(name: string, item: Omit<NewItem, 'id' | 'author' | 'at' | 'z'>, author?: string): ItemId;
}

/** Order keys rise with every item drawn: reading order is the order of this file. */
function pencil(items: Y.Map<ItemMap>, ids: DemoIds, at: number): Pencil {
  const keys = spreadKeys(MOST_ITEMS);
  let count = 0;
  return {
    draw(name, item, author) {
      count += 1;
      const id = ids.item(name);
      const z = keys[count] ?? '';
      insertItem(items, {
        id,
        author: author ? ids.member(author) : null,
        at: at + count * 1_000,
        z,
        ...item,
      });
      return id;
    },
  };
}

function colourOf([author, , colour]: DemoNote) {
  const city = EVERYBODY.find((person) => person.key === author)?.city;
  return colour ?? COLOUR_OF_CITY[city ?? ''] ?? 'stone';
}

function drawNote({ draw }: Pencil, note: DemoNote, place: { parent: ItemId; x?: number; y?: number }): void {
  const [author, text] = note;
  draw(text, { kind: 'note', text, colour: colourOf(note), w: NOTE_SIZE, ...place }, author);
}

function drawSide(pen: Pencil, title: string, x: number, columns: readonly (readonly DemoNote[])[]): void {
  const frame = { kind: 'frame', text: title, x, y: 0, w: SIDE_WIDTH, h: HEIGHT } as const;
  const parent = pen.draw(title, frame);
  columns.forEach((notes, column) => {
    const left = x + MARGIN + column * STEP;
    const top = HEADER + column * 32;
    notes.forEach((note, row) => {
      drawNote(pen, note, { parent, x: left, y: top + row * STEP });
    });
  });
}

function drawMiddle(pen: Pencil): void {
  const frame = { kind: 'frame', x: MIDDLE_X, y: 0, w: MIDDLE_WIDTH, h: HEIGHT } as const;
  const parent = pen.draw('middle', { ...frame, text: 'What we both see' });
  DEMO_CLUSTERS.forEach(({ name, notes }, index) => {
    const x = MIDDLE_X + MARGIN + (index % 2) * (CLUSTER_WIDTH + MARGIN);
    const y = CLUSTERS_AT + Math.floor(index / 2) * (CLUSTER_HEIGHT + MARGIN);
    const cluster = pen.draw(name, { kind: 'cluster', parent, x, y, columns: 2, text: name });
    for (const note of notes) drawNote(pen, note, { parent: cluster });
  });
}

function drawParkingLot(pen: Pencil): void {
  const y = HEIGHT + 40;
  const frame = { kind: 'frame', x: MIDDLE_X, y, w: MIDDLE_WIDTH, h: HEADER + NOTE_SIZE + MARGIN } as const;
  const parent = pen.draw('parking', { ...frame, text: 'Parking lot' });
  PARKING_NOTES.forEach((note, column) => {
    drawNote(pen, note, { parent, x: MIDDLE_X + MARGIN + column * STEP, y: y + HEADER });
  });
}

/** One transaction of the fixed client, as an update. */
function drawn(ids: DemoIds, at: number, draw: (pen: Pencil) => void): Uint8Array {
  const doc = new Y.Doc({ gc: false });
  doc.clientID = SEED_CLIENT;
  doc.transact(() => draw(pencil(boardItems(doc), ids, at)));
  const update = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return update;
}

export function demoBoardUpdate(ids: DemoIds, at: number): Uint8Array {
  return drawn(ids, at, (pen) => {
    drawSide(pen, 'Budapest', 0, BUDAPEST_NOTES);
    drawMiddle(pen);
    drawSide(pen, 'Eskişehir', RIGHT_X, ESKISEHIR_NOTES);
    drawParkingLot(pen);
    for (const { from, to, label } of DEMO_CONNECTORS)
      pen.draw(`${from} → ${to}`, { kind: 'connector', from: ids.item(from), to: ids.item(to), text: label });
  });
}

/** Frames side by side, as high as the highest; the ids are this board's own. */
export function demoSheetUpdate(ids: DemoIds, at: number, { title, frames }: DemoSheet): Uint8Array {
  const own: DemoIds = { ...ids, item: (name) => ids.item(`${title}: ${name}`) };
  const rows = Math.max(...frames.map(({ columns, notes }) => Math.ceil(notes.length / columns)));
  const h = HEADER + rows * STEP + MARGIN - GAP;
  return drawn(own, at, (pen) => {
    let x = 0;
    for (const { title: text, columns, notes } of frames) {
      const w = 2 * MARGIN + columns * STEP - GAP;
      const parent = pen.draw(text, { kind: 'frame', text, x, y: 0, w, h });
      notes.forEach((note, index) => {
        const left = x + MARGIN + (index % columns) * STEP;
        drawNote(pen, note, { parent, x: left, y: HEADER + Math.floor(index / columns) * STEP });
      });
      x += w + BETWEEN;
    }
  });
}
