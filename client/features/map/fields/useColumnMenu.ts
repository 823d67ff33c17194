/** What can be done with a field itself, in the panel and at the heading of its column. */
import { isNode } from '../../../../shared/documents/barrierMap.ts';
import type { OwnColumn } from '../../../../shared/documents/ownColumns.ts';
import '../../../i18n/words/ownFields.ts';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import type { MenuGroup } from '../../../ui/Menu.tsx';
import { useDesk } from '../MapDesk.ts';
import { columnsOf, placeColumn, takeColumnAway } from './columnActs.ts';

export function useColumnMenu(onRename: (column: OwnColumn) => void) {
  const { t } = useTranslation('ownFields');
  const desk = useDesk();
  const { commands, context, history, model } = desk;
  const { voice } = commands.parts;
  const nameOf = ({ name }: OwnColumn) => name || t('noName');
  const move = (column: OwnColumn, by: 1 | -1) => {
    const all = columnsOf(desk);
    const place = all.findIndex(({ id }) => id === column.id) + by;
    placeColumn(context, column.id, place);
    voice.say(t('moved', { name: nameOf(column), place: place + 1, count: all.length }));
  };
  const remove = (column: OwnColumn) => {
    const count = model.store.latest().filter((one) => isNode(one) && column.id in one.own).length;
    takeColumnAway(context, column.id);
    model.store.flush();
    const step = history.last;
    const takeBack = () => {
      history.undoOnly(step);
      model.store.flush();
    };
    const name = nameOf(column);
    const words = count === 0 ? t('removed', { name }) : t('removedWith', { name, count });
    voice.offer(words, t('undo'), takeBack, history.stands(step));
  };
  const groupsOf = (column: OwnColumn): readonly MenuGroup[] => {
    const all = columnsOf(desk);
    const at = all.findIndex(({ id }) => id === column.id);
    const rename = { key: 'rename', label: t('rename'), onSelect: () => onRename(column) };
    const up = { key: 'earlier', label: t('earlier'), onSelect: () => move(column, -1) };
    const down = { key: 'later', label: t('later'), onSelect: () => move(column, 1) };
    const away = { key: 'remove', label: t('remove'), danger: true, onSelect: () => remove(column) };
    return [
      { key: 'field', items: [rename, ...(at > 0 ? [up] : []), ...(at < all.length - 1 ? [down] : [])] },
      { key: 'away', items: [away] },
    ];
  };
  return { groupsOf, nameOf };
}
