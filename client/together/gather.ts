import { i18n } from '../i18n/i18n.ts';
import { showToast } from '../ui/showToast.ts';
import type { Place, Together } from './Together.ts';
import { complain } from './useTogether.ts';

/** Asks everybody to come and look at what I see, by its name if it has one. */
export function gather(place: Pick<Place, 'seen' | 'nameOfArea'>, { discussion }: Together): void {
  const seen = place.seen();
  const area = { ...seen, w: Math.max(1, seen.w), h: Math.max(1, seen.h) };
  const what = place.nameOfArea?.(area);
  const t = i18n.getFixedT(null, 'together');
  discussion
    .gather(area)
    .then(
      () => showToast({ message: what ? t('people.gatheredTo', { what }) : t('people.gathered') }),
      complain,
    );
}
