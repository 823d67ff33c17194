/** Writes what notes say to a map that is not open here, and then on the notes where they went. */
import type { Doc } from 'yjs';
import type { DocumentView } from '../../../../shared/api.ts';
import { boardItems } from '../../../../shared/documents/board.ts';
import { markBack, markWent } from '../../../../shared/documents/markWent.ts';
import type { DocumentId } from '../../../../shared/ids.ts';
import { type Landed, landOnMap, takeOffMap } from '../../../../shared/maps/landOnMap.ts';
import type { MapOfNotes } from '../../../../shared/maps/mapOfNotes.ts';
import type { Desk } from '../../../features/board/actions/Action.ts';
import { writeDocument } from '../../../live/documentOnce.ts';

/** Not this tab's origin: undo on the board could not take the nodes off the map, and so leaves the marks as well. */
const MARKS = { name: 'went to a map' };

/**
 * The map comes first: a note that says it went somewhere is there. Whoever is cut off in between does it again, and the
 * nodes are found by the notes that they name.
 */
export async function putOnMap(
  { context }: Pick<Desk, 'context'>,
  board: DocumentId,
  map: Pick<DocumentView, 'id' | 'epoch'>,
  wanted: MapOfNotes,
): Promise<Landed> {
  const { author, now, doc } = context;
  const landed = await writeDocument(map, (there) => landOnMap(there, wanted, { board, author, at: now() }));
  if (context.mayEdit())
    doc.transact(() => {
      for (const { note } of wanted.nodes) {
        const node = landed.nodeOf.get(note);
        if (node !== undefined) markWent(boardItems(doc), note, map.id, node);
      }
    }, MARKS);
  return landed;
}

/** Whether all that was made is off the map again: what others have gone on with stays. */
export async function takeOff(
  { context }: Pick<Desk, 'context'>,
  map: Pick<DocumentView, 'id' | 'epoch'>,
  { made, nodeOf }: Landed,
): Promise<boolean> {
  const gone = await writeDocument(map, (there) => takeOffMap(there, made));
  if (context.mayEdit())
    context.doc.transact(() => {
      for (const [note, node] of nodeOf)
        if (gone.has(node)) markBack(boardItems(context.doc), note, map.id, node);
    }, MARKS);
  return gone.size === made.size;
}

/** For as long as the board is open. */
export const whileOpen = (doc: Doc) => ({
  get: () => !doc.isDestroyed,
  subscribe(listener: () => void) {
    doc.on('destroy', listener);
    return () => doc.off('destroy', listener);
  },
});
