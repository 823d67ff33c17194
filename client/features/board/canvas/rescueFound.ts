/**
 * Words that somebody wrote without a network before the page was loaded again, in what somebody else deleted by then.
 * Loaded with the bars.
 */
import * as Y from 'yjs';
import { boardItems } from '../../../../shared/documents/board.ts';
import { NOTE_SIZE } from '../../../../shared/documents/boardKinds.ts';
import { itemText, readItem } from '../../../../shared/documents/readItem.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import { type Box, centre } from '../../../canvas/geometry.ts';
import type { BoardCommands } from './BoardCommands.ts';
import type { Unsent } from './goWithFrames.ts';
import { type Mine, rescueUnsent } from './rescue.ts';

type Found = NonNullable<Unsent['foundUnsent']>;

/** Whether some of these letters are not among what the server had. */
function isUnsent(text: Y.Text, known: ReadonlyMap<number, number>): boolean {
  for (let part = text._start; part; part = part.right)
    if (!part.deleted && part.id.clock + part.length > (known.get(part.id.client) ?? 0)) return true;
  return false;
}

/** Its own place, or that of what held it. */
function boxOf(id: ItemId, items: ReturnType<typeof boardItems>): Box | null {
  const item = readItem(id, items.get(id));
  if (item && 'x' in item && !(item.kind === 'note' && item.parent && isHeld(item.parent, items)))
    return { x: item.x, y: item.y, w: 'w' in item ? item.w : NOTE_SIZE, h: 'h' in item ? item.h : NOTE_SIZE };
  const holder = item?.parent && readItem(item.parent, items.get(item.parent));
  return holder && 'x' in holder ? { x: holder.x, y: holder.y, w: NOTE_SIZE, h: NOTE_SIZE } : null;
}

const isHeld = (id: ItemId, items: ReturnType<typeof boardItems>) =>
  readItem(id, items.get(id))?.kind !== 'frame';

function lost({ parts }: BoardCommands, { stateVector, document }: Found): readonly Mine[] {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, document);
  const known = Y.decodeStateVector(stateVector);
  const [found, here] = [boardItems(doc), boardItems(parts.context.doc)];
  const middle = centre(parts.viewport.visibleBox());
  const mine = [...found].flatMap(([key, map]): Mine[] => {
    const [id, text] = [key as ItemId, itemText(map)];
    if (here.has(id) || !text || !isUnsent(text, known) || text.toString().trim() === '') return [];
    const item = readItem(id, map);
    const box = boxOf(id, found) ?? { ...middle, w: NOTE_SIZE, h: NOTE_SIZE };
    const colour = item && 'colour' in item ? item.colour : undefined;
    return [{ box, colour: colour ?? 'sun', text: text.toString() }];
  });
  doc.destroy();
  return mine;
}

const looked = new WeakSet<Y.Doc>();

/** Once all is stored; once for a document, whatever looks at it. */
export function rescueFound(commands: BoardCommands, live: Unsent): () => void {
  const { doc } = commands.parts.context;
  const look = () => {
    if (live.saveState.get().kind !== 'saved' || looked.has(doc)) return;
    looked.add(doc);
    const mine = live.foundUnsent ? lost(commands, live.foundUnsent) : [];
    if (mine.length > 0) rescueUnsent(commands, mine);
  };
  // Not while what is stored is still being told.
  const later = () => queueMicrotask(look);
  later();
  return live.saveState.subscribe(later);
}
