/** For who works by keys and listens: an act means what was heard last, and what became of it is said. */
import { useEffect } from 'react';
import type { ItemId } from '../../../../../shared/ids.ts';
import type { TFunction } from '../../../../i18n/i18n.ts';
import { useTranslation } from '../../../../i18n/useTranslation.ts';
import { followKeys } from '../../../../together/spoken.ts';
import { type Canvas, useCanvas } from '../CanvasContext.ts';
import { meanFocused } from '../meanFocused.ts';

/** The keyboard has walked on the board since the last press. */
export const comesByKeys = () => document.querySelector('[data-pointed="false"]') !== null;

function follow({ selection, model, names, announcer, gestures }: Canvas, t: TFunction<'board'>) {
  const placeOf = (ids: readonly ItemId[]) => {
    const item = model.item(ids[0] ?? null);
    if (!item) return '';
    return ids.length === 1 ? names.placeName(item) : names.titleOf(model.parentOf(item.id));
  };
  return followKeys({
    selection,
    said: announcer.said,
    say: (words) => announcer.say(words),
    busy: gestures.busy,
    elsewhere() {
      const { ids, current } = selection;
      return ids.size > 1 && current !== null && !ids.has(current) ? [...ids] : [];
    },
    onMoved: (listener) => model.onChange(({ boxes, local }) => local && listener(boxes)),
    words: {
      count: (count) => (count > 0 ? t('spoken.count', { count }) : t('said.nothingSelected')),
      elsewhere: (count) => t('spoken.elsewhere', { count }),
      whose: ({ length: count }) => t('spoken.count', { count }),
      moved: (ids) => (placeOf(ids) ? t('spoken.moved', { count: ids.length, place: placeOf(ids) }) : ''),
      moves: t('spoken.moves'),
      back: t('spoken.back'),
    },
  });
}

export function Spoken() {
  const { t } = useTranslation('board');
  const canvas = useCanvas();
  useEffect(() => {
    const stops = [meanFocused(canvas), follow(canvas, t)];
    return () => {
      for (const stop of stops) stop();
    };
  }, [canvas, t]);
  return (
    <span id="chosen" hidden>
      {t('spoken.chosen')}
    </span>
  );
}
