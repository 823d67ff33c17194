/** Writes what notes say to a map that is not open here, and then on the notes where they went. */
import { type Doc, UndoManager } from 'yjs';
import type { DocumentView } from '../../../../shared/api.ts';
import { boardItems } from '../../../../shared/documents/board.ts';
import { markBack, markWent } from '../../../../shared/documents/markWent.ts';
import { wentField } from '../../../../shared/documents/went.ts';
import type { DocumentId, ItemId } from '../../../../shared/ids.ts';
import { type Landed, landOnMap, takeOffMap } from '../../../../shared/maps/landOnMap.ts';
import type { MapOfNotes } from '../../../../shared/maps/mapOfNotes.ts';
import type { Desk } from '../../../features/board/actions/Action.ts';
import { writeDocument } from '../../../live/documentOnce.ts';
import { edit } from '../../../live/edit.ts';

type Where = Pick<DocumentView, 'id' | 'epoch'>;
type Board = Pick<Desk, 'context' | 'history'>;

/** What follows from a step of undo, and is none. */
const MARKS = { name: 'went to a map' };

export interface Put extends Landed {
  /** That the notes say where they went, as a step of undo of the board; null where nothing new is said. */
  readonly step: object | null;
  readonly marked: readonly ItemId[];
}

const mark = (doc: Doc, map: Where, nodeOf: Landed['nodeOf']) => {
  for (const [note, node] of nodeOf) markWent(boardItems(doc), note, map.id, node);
};

/**
 * The map comes first: a note that says it went somewhere is there. Whoever is cut off in between does it again, and the
 * nodes are found by the notes that they name.
 */
export async function putOnMap(
  { context, history }: Board,
  board: DocumentId,
  map: Where,
  wanted: MapOfNotes,
): Promise<Put> {
  const { author, now, doc } = context;
  const landed = await writeDocument(map, (there) => landOnMap(there, wanted, { board, author, at: now() }));
  const nodeOf = new Map(
    [...landed.nodeOf].filter(([note]) => wanted.nodes.some((one) => one.note === note)),
  );
  const marked = [...nodeOf.keys()].filter((note) => says(doc, note, map) === false);
  if (marked.length === 0 || !context.mayEdit()) return { ...landed, step: null, marked: [] };
  edit(context, () => mark(doc, map, nodeOf));
  return { ...landed, nodeOf, marked, step: history.last };
}

/** Whether a note says that it is on that map; null where the note is no more. */
function says(doc: Doc, note: ItemId, map: Where): boolean | null {
  const item = boardItems(doc).get(note);
  return item === undefined ? null : item.has(wentField(map.id));
}

/** Whether all that was made is off the map again: what others have gone on with stays, and its notes say so. */
export async function takeOff(
  { context: { doc, mayEdit } }: Pick<Board, 'context'>,
  map: Where,
  { made, nodeOf }: Landed,
): Promise<boolean> {
  const put = (write: () => void) => {
    if (mayEdit()) doc.transact(write, MARKS);
  };
  // Where it cannot be had, the nodes and what the notes say of them stay.
  const gone = await writeDocument(map, (there) => takeOffMap(there, made)).catch((error: unknown) => {
    put(() => mark(doc, map, nodeOf));
    throw error;
  });
  put(() => {
    for (const [note, node] of nodeOf)
      (gone.has(node) ? markBack : markWent)(boardItems(doc), note, map.id, node);
  });
  return gone.size === made.size;
}

/** The same nodes once more. */
export async function putAgain(
  { context: { doc, mayEdit, author, now } }: Pick<Board, 'context'>,
  board: DocumentId,
  map: Where,
  wanted: MapOfNotes,
  { nodeOf }: Landed,
): Promise<Landed> {
  const landing = { board, author, at: now(), nodeOf };
  const landed = await writeDocument(map, (there) => landOnMap(there, wanted, landing));
  if (mayEdit()) doc.transact(() => mark(doc, map, nodeOf), MARKS);
  return landed;
}

/** Undo and redo of what the notes say, for as long as the board is open: the map goes along. */
export function followMarks(
  doc: Doc,
  map: Where,
  notes: readonly ItemId[],
  go: (there: boolean) => void,
): void {
  let there = true;
  doc.on('afterTransaction', ({ origin }) => {
    if (!(origin instanceof UndoManager)) return;
    const said = notes.map((note) => says(doc, note, map)).filter((one) => one !== null);
    if (said.length === 0 || said.includes(true) === there) return;
    there = !there;
    go(there);
  });
}

/** For as long as the board is open. */
export const whileOpen = (doc: Doc) => ({
  get: () => !doc.isDestroyed,
  subscribe(listener: () => void) {
    doc.on('destroy', listener);
    return () => doc.off('destroy', listener);
  },
});
