/** Words of mine that are not stored yet, as those written without a network, in what somebody else deletes meanwhile. Loaded with the bars. */
import * as Y from 'yjs';
import { boardItems } from '../../../../shared/documents/board.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import type { BoardCommands } from './BoardCommands.ts';
import { goWithFrames, type Unsent } from './goWithFrames.ts';
import { rescueUnsent } from './rescue.ts';
import { rescueFound } from './rescueFound.ts';

/** They come back as notes of mine. What is being written follows its deletion by itself (openEditor). */
export function followUnsent(commands: BoardCommands, live: Unsent): () => void {
  const { model, context, selection } = commands.parts;
  const { saveState } = live;
  goWithFrames(context, live);
  const stopFound = rescueFound(commands, live);
  const items = boardItems(context.doc);
  const unsent = new Map<ItemId, string>();
  const stopSaved = saveState.subscribe(() => {
    if (saveState.get().kind === 'saved') unsent.clear();
  });
  const onItems = (events: readonly Y.YEvent<Y.AbstractType<unknown>>[], { local }: Y.Transaction) => {
    const lost: { id: ItemId; text: string }[] = [];
    for (const { path, target, changes } of events) {
      if (local && target instanceof Y.Text) unsent.set(path[0] as ItemId, target.toString());
      if (target !== items) continue;
      for (const [key, { action }] of changes.keys) {
        const [id, text] = [key as ItemId, unsent.get(key as ItemId)];
        if (action !== 'delete' || text === undefined) continue;
        unsent.delete(id);
        if (!local && text.trim() !== '' && selection.editing !== id) lost.push({ id, text });
      }
    }
    if (lost.length === 0) return;
    // The model is told in the next frame: it still has them where they were.
    const mine = lost.flatMap(({ id, text }) => {
      const [item, box] = [model.item(id), model.box(id)];
      return item && box ? [{ text, box, colour: 'colour' in item ? item.colour : ('sun' as const) }] : [];
    });
    // The transaction that took them away is still being told.
    queueMicrotask(() => rescueUnsent(commands, mine));
  };
  items.observeDeep(onItems);
  return () => {
    stopFound();
    stopSaved();
    items.unobserveDeep(onItems);
  };
}
