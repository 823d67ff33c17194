/** What is said of the “+” beside an item that the mouse rests on. */
import type { Side } from '../../../../shared/documents/boardKinds.ts';
import { isTableLine } from '../../../../shared/documents/boardKinds.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import { i18n } from '../../../i18n/i18n.ts';
import '../../../i18n/words/boardLater.ts';
import type { BoardModel } from '../model/boardModel.ts';

const isAcross = (side: Side) => side === 'left' || side === 'right';

/** What a press makes there. */
function madeBy(model: BoardModel, id: ItemId, side: Side): 'note' | 'shape' | 'frame' | 'row' | 'column' {
  const kind = model.item(id)?.kind;
  if (kind === 'shape' || kind === 'frame') return kind;
  const line = isAcross(side) ? 'column' : 'row';
  const grows = kind === 'table' ? side === 'right' || side === 'bottom' : isTableLine(kind) && kind === line;
  return grows ? line : 'note';
}

export const plusTip = (model: BoardModel, id: ItemId, side: Side): string =>
  i18n.t(`board:plus.${madeBy(model, id, side)}`);
