/** A map by keys and by ear: what is chosen, whose an act was, and where something lies now. */
import { useEffect } from 'react';
import type { ItemId } from '../../../../shared/ids.ts';
import { i18n } from '../../../i18n/i18n.ts';
import { followKeys } from '../../../together/spoken.ts';
import { meantItems } from '../acts/meant.ts';
import { type MapDesk, titleIn, useDesk } from '../MapDesk.ts';

const t = i18n.getFixedT(null, 'mapNews');

/** Where the keyboard is: on an item of the canvas or the outline, or in a cell of its row. */
const focusedItem = () =>
  (document.activeElement?.closest('[data-item]')?.getAttribute('data-item') ?? null) as ItemId | null;

function follow(desk: MapDesk): () => void {
  const { selection, said, commands, model } = desk;
  return followKeys({
    selection,
    said,
    say: commands.parts.voice.say,
    elsewhere() {
      const [meant, focused] = [meantItems(desk), focusedItem()];
      return focused === null || meant.includes(focused) ? [] : meant;
    },
    onMoved: (listener) =>
      model.store.onFlush(({ changed, others }) =>
        listener(new Set([...changed].filter((id) => !others.has(id)))),
      ),
    words: {
      count: (count) => (count > 0 ? t('spoken.count', { count }) : t('spoken.none')),
      elsewhere: (count) => t('spoken.elsewhere', { count }),
      whose: (ids) =>
        ids.length === 1 && ids[0] ? (titleIn(desk, ids[0]) ?? '') : t('spoken.count', { count: ids.length }),
      moved(ids) {
        const group = ids.length === 1 && ids[0] ? model.groupOf(ids[0]) : null;
        const words = t('spoken.moved', { count: ids.length });
        return group ? `${words} ${t('spoken.in', { group: commands.titleOf(group.id) })}` : words;
      },
    },
  });
}

export function KeysSpoken() {
  const desk = useDesk();
  useEffect(() => follow(desk), [desk]);
  return (
    <span id="chosen" hidden>
      {t('spoken.chosen')}
    </span>
  );
}
