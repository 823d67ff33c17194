import { expect, it } from 'vitest';
import { size } from '../../client/features/board/actions/orderingActs.ts';
import { deleteItems } from '../../client/features/board/acts/change.ts';
import { clusterItems } from '../../client/features/board/acts/cluster.ts';
import { lockItems } from '../../client/features/board/acts/lock.ts';
import { createFrame, linkItems } from '../../client/features/board/acts/make.ts';
import { placeItems } from '../../client/features/board/acts/move.ts';
import type { ItemId } from '../../shared/ids.ts';
import { newDesk } from '../support/desk.ts';

/** A frame of 500 by 500 with a linked note in it, and one beside it. */
function prepared() {
  const all = newDesk();
  const { context, model, gestures, history, note } = all;
  const [held, beside] = [note(20, 100), note(600, 100)] as const;
  const frame = (x: number, w: number, holds: readonly ItemId[] = []) => {
    const id = createFrame(context, { x, y: 0, w, h: 500, title: '', holds }) as ItemId;
    model.store.flush();
    return id;
  };
  const first = frame(0, 500, [held]);
  const link = linkItems(context, held, beside) as ItemId;
  model.store.flush();
  const widen = (w: number, h = 500) => {
    gestures.handlers.onResizeStart?.(first, { x: 0, y: 0, w: 500, h: 500 });
    gestures.handlers.onResizeEnd?.(first, { x: 0, y: 0, w, h });
  };
  const homes = (...ids: readonly ItemId[]) => ids.map((id) => model.parentOf(id));
  const undo = () => {
    history.undo();
    model.store.flush();
  };
  return { ...all, held, beside, frame, first, link, widen, homes, undo };
}

it('[BC350] a frame that grows over a note takes it in and along, in one step of undo, with its links', () => {
  const { context, model, history, said, beside, held, first, link, widen, homes, undo } = prepared();
  const { depth } = history;
  widen(900);
  expect(said.at(-1)).toContain('said.moved');
  expect([homes(held, beside), history.depth, model.item(link)?.kind]).toEqual([
    [first, first],
    depth + 1,
    'connector',
  ]);
  placeItems(context, [{ id: first, x: 0, y: 1_000 }]);
  model.store.flush();
  expect(model.box(beside)).toMatchObject({ x: 600, y: 1_100 });
  undo();
  undo();
  expect([homes(held, beside), model.box(first)?.w]).toEqual([[first, null], 500]);
});

it('[BC350] it takes in what lies wholly in it, and keeps what has its middle in it', () => {
  const { note, beside, held, first, widen, homes } = prepared();
  const low = note(200, 250);
  widen(700, 380);
  expect(homes(held, beside, low)).toEqual([first, null, null]);
  widen(160, 300);
  expect(homes(held, beside, low)).toEqual([first, null, null]);
});

it('[BC350] what lies in it stays in it where another frame lies over that, and nothing is said of it', () => {
  const { said, frame, held, first, widen, homes } = prepared();
  frame(10, 300);
  widen(480);
  expect([homes(held), said]).toEqual([[first], []]);
});

it('[BC350] what a smaller frame leaves outside is on the board, or of the frame there, and not deleted with it', () => {
  const { context, model, history, frame, held, beside, first, widen, homes } = prepared();
  const other = frame(550, 400);
  widen(900);
  expect(homes(held, beside)).toEqual([first, first]);
  const { depth } = history;
  widen(400);
  expect([homes(held, beside), history.depth]).toEqual([[first, other], depth + 1]);
  deleteItems(context, [other]);
  model.store.flush();
  widen(100, 90);
  expect(homes(held)).toEqual([null]);
  deleteItems(context, [first]);
  model.store.flush();
  expect(model.item(held)?.kind).toBe('note');
});

it('[BC350] what is locked stays as it is, what belongs to another frame too, and notes go with their cluster', () => {
  const { context, model, note, frame, held, beside, first, widen, homes } = prepared();
  const inOther = note(600, 700);
  const other = createFrame(context, { x: 580, y: 600, w: 300, h: 350, title: '', holds: [inOther] });
  const notes = [note(1_000, 100), note(1_300, 100)];
  const cluster = clusterItems(context, notes, { x: 1_000, y: 40 }) as ItemId;
  lockItems(context, [held, beside], true);
  model.store.flush();
  widen(1_800, 1_200);
  expect(homes(held, beside, inOther, cluster, ...notes)).toEqual([
    first,
    null,
    other,
    first,
    cluster,
    cluster,
  ]);
  const around = frame(950, 900);
  widen(100, 90);
  expect(homes(held, beside, inOther, cluster, ...notes)).toEqual([
    first,
    null,
    other,
    around,
    cluster,
    cluster,
  ]);
});

it('[BC350] by the acts “Larger” and “Smaller” as well, and with others by a corner', () => {
  const { desk, model, history, selection, surface, gestures, note, held, first, homes, undo } = prepared();
  const [near, far] = [note(410, 100), note(2_000, 0)];
  selection.set([first]);
  const { depth } = history;
  size(desk, 'larger');
  expect([homes(held, near), history.depth, model.box(first)?.w]).toEqual([[first, first], depth + 1, 625]);
  size(desk, 'smaller');
  size(desk, 'smaller');
  expect(homes(held, near)).toEqual([first, null]);
  for (const _ of [1, 2, 3]) undo();
  expect([homes(held, near), history.depth]).toEqual([[first, null], depth]);
  const boxes = surface.scaling(new Set([first, far]))?.at(1.5, { x: 0, y: 0 });
  if (!boxes) throw new Error('they can be resized together');
  gestures.handlers.onScaleStart?.();
  gestures.handlers.onScaleEnd?.(boxes);
  expect([homes(held, near, far), history.depth]).toEqual([[first, first, null], depth + 1]);
});
