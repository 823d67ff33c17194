import type { Box } from '../canvas/geometry.ts';
import { i18n } from '../i18n/i18n.ts';
import { showToast } from '../ui/showToast.ts';
import type { Together } from './Together.ts';
import { complain } from './useTogether.ts';

/** Asks everybody to come and look at what I see, or at what is called so. */
export function gather(seen: Box, { discussion }: Together, what?: string): void {
  const area = { ...seen, w: Math.max(1, seen.w), h: Math.max(1, seen.h) };
  const t = i18n.getFixedT(null, 'together');
  discussion
    .gather(area)
    .then(
      () => showToast({ message: what ? t('people.gatheredTo', { what }) : t('people.gathered') }),
      complain,
    );
}
