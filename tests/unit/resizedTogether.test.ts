import { expect, it } from 'vitest';
import { createFrame } from '../../client/features/board/acts/make.ts';
import { dropItems } from '../../client/features/board/acts/move.ts';
import { clusterNotes } from '../../client/features/board/grouping/clustering.ts';
import type { ItemId } from '../../shared/ids.ts';
import { newDesk } from '../support/desk.ts';

it('[BC541] a cluster keeps its corner in its frame, and stops what would push it out or over what is beside it', () => {
  const { note, selection, context, model, commands, surface } = newDesk();
  const [alone, b, c, beside] = [note(2_000, 0), note(100, 100), note(320, 100), note(900, 100)] as const;
  const cluster = clusterNotes(commands, [b, c]) as ItemId;
  selection.stopEditing();
  const frame = createFrame(context, { x: 0, y: 0, w: 1_200, h: 900, title: '' }) as ItemId;
  dropItems(context, [cluster, beside], { parent: frame });
  model.store.flush();
  const [grid, note1] = [model.box(cluster), model.box(beside)];
  const scaling = surface.scaling(new Set([frame, alone]));
  if (!grid || !note1 || !scaling) throw new Error('they can be resized together');
  const corner = (box?: { x: number; y: number }) => [box?.x, box?.y];
  expect(corner(scaling.at(2, { x: 0, y: 0 }).get(cluster))).toEqual([2 * grid.x, 2 * grid.y]);
  const { least } = scaling;
  expect(least).toBeCloseTo(grid.w / (note1.x - grid.x));
  const small = scaling.at(least, { x: 0, y: 0 });
  expect((small.get(cluster)?.x ?? 0) + grid.w).toBeCloseTo(small.get(beside)?.x ?? 0);
  dropItems(context, [beside], { parent: null });
  model.store.flush();
  const without = surface.scaling(new Set([frame, alone]))?.least;
  expect(without).toBeCloseTo(Math.max(grid.w / (1_200 - grid.x), grid.h / (900 - grid.y), 0.4));
});
