/** Words of mine in what somebody else deleted. */
import { boardItems } from '../../../../shared/documents/board.ts';
import { NOTE_SIZE, type NoteColour } from '../../../../shared/documents/boardKinds.ts';
import { itemText } from '../../../../shared/documents/readItem.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import '../../../i18n/words/boardLater.ts';
import { type Box, centre } from '../../../canvas/geometry.ts';
import { writable } from '../../../live/readable.ts';
import { createNote } from '../acts/make.ts';
import type { BoardCommands } from './BoardCommands.ts';
import { beside } from './goBeside.ts';
import { containerAt, freePlace } from './places.ts';

/** They come back as a note of my own, beside the place that undo gives back. */
export function rescue(
  commands: BoardCommands,
  from: ItemId,
  { box, colour, text }: { readonly box: Box; readonly colour: NoteColour; readonly text: string },
): ItemId | null {
  const { voice, t, context, model } = commands.parts;
  const { at, step } = beside(box, NOTE_SIZE, 'right');
  const place = freePlace(model, { ...at, w: NOTE_SIZE, h: NOTE_SIZE }, { way: step });
  const parent = containerAt(model, centre(place), 'frame');
  const id = createNote(context, { x: place.x, y: place.y, colour, text }, { parent });
  if (id === null) return commands.full();
  const stands = writable(true);
  voice.offer(t('said.rescued'), t('ok'), () => undefined, stands);
  commands.edit(id);
  const stop = model.onChange(() => {
    const isBack = model.item(from) !== null;
    if (!isBack && model.item(id) !== null) return;
    stop();
    // What it tells is so no longer.
    stands.set(false);
    if (isBack) {
      // Not while that is still being told.
      queueMicrotask(() => goOnIn(commands, from, id));
    }
  });
  return id;
}

/** What I wrote in goes on where it came back, so that nothing is there twice; not where that says something else now, or mine is of use to others. */
function goOnIn(commands: BoardCommands, from: ItemId, id: ItemId): void {
  const { model, context, selection } = commands.parts;
  const items = boardItems(context.doc);
  const [there, mine] = [itemText(items.get(from)), itemText(items.get(id))];
  const words = mine?.toString() ?? '';
  if (!there || !mine || !context.mayEdit() || !words.startsWith(there.toString())) return;
  if (model.connectorsOf(id).length + model.stuckOn(id).length > 0) return;
  const writes = selection.editing === id;
  // No step of mine: to undo it would only bring the second one again.
  context.doc.transact(() => {
    there.insert(there.length, words.slice(there.length));
    items.delete(id);
  });
  model.store.flush();
  if (writes) commands.edit(from);
}
