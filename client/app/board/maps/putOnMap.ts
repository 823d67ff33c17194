/** Writes what notes say to a map that is not open here, and then on the notes where they went. */
import type { DocumentView } from '../../../../shared/api.ts';
import { boardItems, markWent } from '../../../../shared/documents/board.ts';
import type { DocumentId } from '../../../../shared/ids.ts';
import { type Landed, landOnMap } from '../../../../shared/maps/landOnMap.ts';
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
