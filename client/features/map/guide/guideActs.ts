/** What the guide writes: each answer is one step of undo, and nothing without words. */
import type { ItemId } from '../../../../shared/ids.ts';
import { LIMITS } from '../../../../shared/limits.ts';
import { createNode, linkNodes } from '../acts/mapActs.ts';
import type { MapDesk } from '../MapDesk.ts';

/** What comes before it, what follows from it and what it keeps from coming about. */
export type Side = 'causes' | 'effects' | 'blocks';

const worded = (text: string) => text.trim().slice(0, LIMITS.noteLength);

/** The barrier that the guide begins with. Null when nothing was said or the map is full. */
export function addProblem({ commands, context, model }: MapDesk, text: string): ItemId | null {
  const words = worded(text);
  if (words === '' || !context.mayEdit()) return null;
  const place = commands.roomFor(words);
  const id = createNode(context, { kind: 'barrier', text: words, ...place });
  model.store.flush();
  return id;
}

/** An answer: a node with its link, where nothing lies. */
export function addAnswer(
  { commands, context, history, model }: MapDesk,
  about: ItemId,
  side: Side,
  text: string,
): ItemId | null {
  const words = worded(text);
  const place =
    words === '' || !context.mayEdit()
      ? null
      : commands.beside(about, side === 'causes' ? 'left' : 'right', words);
  if (place === null) return null;
  return history.together(() => {
    const id = createNode(context, { kind: side === 'causes' ? 'cause' : 'effect', text: words, ...place });
    const [from, to] = side === 'causes' ? [id, about] : [about, id];
    if (from && to) linkNodes(context, from, to, side === 'blocks' ? side : undefined);
    model.store.flush();
    return id;
  });
}
