/** Which sizes an item of each kind can be given by hand. */

import {
  MAX_SIZE,
  MIN_IMAGE_SIZE,
  MIN_NOTE_SIZE,
  NOTE_SIZE,
  TEXT_SIZES,
} from '../../../../shared/documents/boardKinds.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import type { Resizing } from '../../../canvas/items.ts';
import type { BoardModel } from '../model/boardModel.ts';
import { TEXT_PX } from '../model/figures.ts';
import { CLUSTER } from '../model/layout.ts';
import { newTables } from './laterTables.ts';

const CORNERS = ['nw', 'ne', 'se', 'sw'] as const;
const NOTE_RESIZING: Resizing = {
  handles: CORNERS,
  min: { w: MIN_NOTE_SIZE, h: MIN_NOTE_SIZE },
  max: { w: 2_000, h: MAX_SIZE },
  keepRatio: true,
};
const FRAME_RESIZING: Resizing = {
  handles: ['n', 'ne', 'e', 'se', 's', 'sw', 'w', 'nw'],
  min: { w: 240, h: 160 },
  max: { w: MAX_SIZE, h: MAX_SIZE },
  keepRatio: false,
};
const SHAPE_RESIZING: Resizing = { ...FRAME_RESIZING, min: { w: 24, h: 24 } };
const TEXT_RESIZING: Resizing = { ...FRAME_RESIZING, handles: [...CORNERS, 'e', 'w'], min: { w: 40, h: 0 } };
const STROKE_RESIZING: Resizing = {
  ...NOTE_RESIZING,
  min: { w: 8, h: 8 },
  max: { w: MAX_SIZE, h: MAX_SIZE },
};
const IMAGE_RESIZING: Resizing = { ...STROKE_RESIZING, min: { w: MIN_IMAGE_SIZE, h: MIN_IMAGE_SIZE } };
const CLUSTER_RESIZING: Resizing = {
  handles: ['e'],
  min: { w: NOTE_SIZE + 2 * CLUSTER.padding, h: 0 },
  max: { w: MAX_SIZE, h: MAX_SIZE },
  keepRatio: false,
};

export function resizingOf(model: BoardModel, id: ItemId): Resizing | null {
  const item = model.item(id);
  if (!item || item.locked) return null;
  if (item.kind === 'frame') return FRAME_RESIZING;
  if (item.kind === 'cluster') return CLUSTER_RESIZING;
  if (item.kind === 'shape') return SHAPE_RESIZING;
  if (item.kind === 'text')
    return { ...TEXT_RESIZING, steps: TEXT_SIZES.map((size) => TEXT_PX[size] / TEXT_PX[item.size]) };
  if (item.kind === 'stroke') return STROKE_RESIZING;
  if (item.kind === 'image') return IMAGE_RESIZING;
  if (item.kind === 'row' || item.kind === 'column' || item.kind === 'table')
    return newTables.now()?.resizingOfTable(model, item) ?? null;
  return item.kind === 'note' && !model.isInGrid(id) ? NOTE_RESIZING : null;
}
