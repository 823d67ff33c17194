/** Nodes that become one, by menu, key, panel or guide: what is said of it, and the way back. */
import { numberIn } from '../../../../shared/documents/ownValues.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import { i18n } from '../../../i18n/i18n.ts';
import '../../../i18n/words/mapActs.ts';
import '../../../i18n/words/mapTable.ts';
import { columnsOf } from '../fields/columnActs.ts';
import { numberText } from '../fields/numberText.ts';
import type { MapDesk } from '../MapDesk.ts';
import { columnsFor } from '../table/columns.ts';
import { makeOne } from './makeOne.ts';

/** What counts of what they said differently. */
function decided(desk: MapDesk, id: ItemId, fields: readonly string[]): string {
  const { model, cities } = desk;
  const node = model.node(id);
  const columns = columnsFor(i18n.getFixedT(null, ['mapTable', 'map']), cities(), [], columnsOf(desk));
  const told = columns.flatMap((one) => {
    if (!node || !fields.includes(one.id)) return [];
    if (one.shape === 'number')
      return `${one.label}: ${numberText(numberIn(node.own, one.own), i18n.language)}`;
    if (one.shape !== 'choice') return [];
    const value = one.read(node);
    return `${one.label}: ${one.options.find((option) => option.value === value)?.label ?? value}`;
  });
  return told.length === 0
    ? ''
    : ` ${i18n.getFixedT(null, 'mapActs')('merge.decided', { told: told.join(', ') })}`;
}

/** Whether they are one now. */
export function mergeNodes(desk: MapDesk, stays: ItemId, others: readonly ItemId[]): boolean {
  const { commands, context, history, model, selection } = desk;
  const { voice, t } = commands.parts;
  const words = i18n.getFixedT(null, 'mapActs');
  if (!commands.mayEdit) {
    voice.problem(t('said.readOnly'));
    return false;
  }
  const differed = makeOne(context, stays, others);
  model.store.flush();
  if (differed === null) {
    voice.problem(words('merge.gone'));
    return false;
  }
  selection.set([stays], stays);
  const step = history.last;
  const takeBack = () => {
    history.undoOnly(step);
    model.store.flush();
  };
  const done = words('merge.done', { count: others.length + 1, text: commands.titleOf(stays) });
  voice.offer(done + decided(desk, stays, differed), t('undo'), takeBack, history.stands(step));
  return true;
}
