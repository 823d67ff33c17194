import { MOST_COLUMNS } from '../../../../shared/documents/boardKinds.ts';
import type { Size } from '../../../canvas/geometry.ts';
import { squareColumns } from '../acts/cluster.ts';
import type { GroupDraft } from '../acts/clusterGroups.ts';
import type { Form } from '../canvas/inFrames.ts';
import type { BoardModel } from '../model/boardModel.ts';
import { layGrid } from '../model/layout.ts';
import type { NoteGroup } from './groups.ts';

/** A cluster to be, without its place. */
export interface Laid extends Omit<GroupDraft, 'x' | 'y'> {
  readonly size: Size;
}

/** Of its usual form; narrower or wider where a frame leaves it no other. */
export function layGroup(
  model: BoardModel,
  { name, ids }: NoteGroup,
  { most = MOST_COLUMNS, height = Number.POSITIVE_INFINITY }: Form = {},
): Laid {
  const cells = ids.map((id) => ({ height: model.box(id)?.h ?? 0 }));
  const of = (columns: number) => ({
    columns,
    size: layGrid({ x: 0, y: 0 }, columns, cells).box,
  });
  let laid = of(Math.min(squareColumns(ids.length), most));
  while (laid.size.h > height && laid.columns < Math.min(ids.length, most)) laid = of(laid.columns + 1);
  return { title: name, ids, ...laid };
}
