import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { reasonAgainst } from '../../client/features/board/actions/ActionSet.ts';
import { menuOf } from '../../client/features/board/actions/actionMenu.tsx';
import { clusterItems } from '../../client/features/board/acts/cluster.ts';
import { lockItems } from '../../client/features/board/acts/lock.ts';
import { createFrame, createNote, linkItems } from '../../client/features/board/acts/make.ts';
import { uncluster } from '../../client/features/board/grouping/clustering.ts';
import type { ItemId } from '../../shared/ids.ts';
import { newBoard } from '../support/boards.ts';
import { newDesk } from '../support/desk.ts';

/** A frame with two linked notes and a cluster of two. */
function prepared() {
  const all = newDesk();
  const { context, model, selection, note } = all;
  const [a, b] = [note(40, 80, 'a'), note(300, 80, 'b')];
  const inCluster = [note(40, 400, 'c'), note(300, 400, 'd')];
  const cluster = clusterItems(context, inCluster, { x: 40, y: 400 }) as ItemId;
  const holds = [a, b, cluster];
  const frame = createFrame(context, { x: 0, y: 0, w: 1_000, h: 900, title: 'F', holds }) as ItemId;
  const link = linkItems(context, a, b) as ItemId;
  model.store.flush();
  selection.set([frame]);
  const boxes = () => [...holds, ...inCluster].map((id) => model.box(id));
  return { ...all, a, holds, inCluster, cluster, frame, link, boxes };
}

it('[BC310] a frame goes and what it holds stays where it is, with the links, in one step of undo', () => {
  const all = prepared();
  const { commands, desk, model, selection, history, holds, inCluster, cluster, frame, link } = all;
  const [before, depth] = [all.boxes(), history.depth];
  const menu = menuOf('items', desk, ((key: string) => key) as unknown as Parameters<typeof menuOf>[2]);
  expect(JSON.stringify(menu)).toContain('actions:names.unframe');
  uncluster(commands);
  expect([model.item(frame), model.item(link)?.kind, history.depth]).toEqual([null, 'connector', depth + 1]);
  expect(all.boxes()).toEqual(before);
  expect(holds.map((id) => model.parentOf(id))).toEqual([null, null, null]);
  expect(model.childrenOf(cluster)).toEqual(inCluster);
  expect([...selection.ids].sort()).toEqual([...holds].sort());
  history.undo();
  model.store.flush();
  expect([model.item(frame)?.text, holds.map((id) => model.parentOf(id))]).toEqual([
    'F',
    [frame, frame, frame],
  ]);
});

it('[BC310] a locked frame stays, and a note in a frame does not mean the frame', () => {
  const { desk, commands, context, model, selection, a, frame } = prepared();
  const act = desk.actions.get('uncluster');
  lockItems(context, [frame], true);
  model.store.flush();
  expect(reasonAgainst(act, desk)).toBe('locked');
  uncluster(commands);
  expect(model.item(frame)?.kind).toBe('frame');
  selection.set([a]);
  expect(reasonAgainst(act, desk)).toBe('cluster');
});

it('[BC310] what somebody else puts into it meanwhile stays', () => {
  const { doc, commands, model, frame } = prepared();
  const other = newBoard();
  Y.applyUpdate(other.doc, Y.encodeStateAsUpdate(doc));
  const added = createNote(other.context, { x: 600, y: 100 }, { parent: frame }) as ItemId;
  uncluster(commands);
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(other.doc));
  model.store.flush();
  expect([model.item(frame), model.parentOf(added), model.box(added)?.x]).toEqual([null, null, 600]);
});
