import type { Box } from '../canvas/geometry.ts';
import { i18n } from '../i18n/i18n.ts';
import { showToast } from '../ui/showToast.ts';
import type { Together } from './Together.ts';
import { complain } from './useTogether.ts';

/** Asks everybody to come and look at what I see. */
export function gather(seen: Box, { discussion }: Together): void {
  const area = { ...seen, w: Math.max(1, seen.w), h: Math.max(1, seen.h) };
  const t = i18n.getFixedT(null, 'together');
  discussion.gather(area).then(() => showToast({ message: t('people.gathered') }), complain);
}
