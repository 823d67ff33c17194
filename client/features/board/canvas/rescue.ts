/** Words of mine in what somebody else deleted. */
import { boardItems } from '../../../../shared/documents/board.ts';
import { NOTE_SIZE, type NoteColour } from '../../../../shared/documents/boardKinds.ts';
import { itemText } from '../../../../shared/documents/readItem.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import '../../../i18n/words/boardLater.ts';
import { type Box, centre, union } from '../../../canvas/geometry.ts';
import { writable } from '../../../live/readable.ts';
import { createNote } from '../acts/make.ts';
import type { BoardCommands } from './BoardCommands.ts';
import { beside } from './goBeside.ts';
import { placeInFrame } from './inFrames.ts';
import { containerAt, freePlace } from './places.ts';

export interface Mine {
  readonly box: Box;
  readonly colour: NoteColour;
  readonly text: string;
}

/** A note of my own, beside the place that undo gives back, in its frame; null where the board has no room. */
function noteOf({ parts }: BoardCommands, { box, colour, text }: Mine): ItemId | null {
  const { context, model } = parts;
  const { at, step } = beside(box, NOTE_SIZE, 'right');
  const free = freePlace(model, { ...at, w: NOTE_SIZE, h: NOTE_SIZE }, { way: step });
  const place = placeInFrame(model, free, { aim: centre(box), chosen: null });
  const parent = containerAt(model, centre(place), 'frame');
  return createNote(context, { x: place.x, y: place.y, colour, text }, { parent });
}

/** What I wrote without a network, say: I do something else by now, and am told. */
export function rescueUnsent(commands: BoardCommands, mine: readonly Mine[]): void {
  const { voice, t, model, selection } = commands.parts;
  const ids = mine.flatMap((one) => {
    const id = noteOf(commands, one);
    model.store.flush();
    return id ?? [];
  });
  if (ids.length < mine.length) commands.full();
  if (ids.length === 0) return;
  const show = () => {
    selection.set(ids);
    const box = union(ids.flatMap((id) => model.box(id) ?? []));
    if (box) commands.parts.viewport.reveal(box);
  };
  voice.offer(t('said.rescuedUnsent', { count: ids.length }), t('said.showThem'), show);
}

/** Words that are being written come back as a note, and I go on writing. */
export function rescue(commands: BoardCommands, from: ItemId, mine: Mine): ItemId | null {
  const { voice, t, model } = commands.parts;
  const id = noteOf(commands, mine);
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
