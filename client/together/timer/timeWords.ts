import { MINUTE_MS } from '../../../shared/domain/timer.ts';
import { i18n } from '../../i18n/i18n.ts';
import '../../i18n/words/timer.ts';

/** As clocks show it: 3:12. */
export const clockFace = (seconds: number) =>
  `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;

/** As one says it: "3 minutes 12 seconds". */
export function timeInWords(left: number): string {
  const t = i18n.getFixedT(null, 'timer');
  const all = Math.max(0, Math.ceil(left / 1_000));
  const [minutes, seconds] = [Math.floor(all / 60), all % 60];
  return [
    minutes > 0 ? t('minutes', { count: minutes }) : '',
    seconds > 0 || minutes === 0 ? t('seconds', { count: seconds }) : '',
  ]
    .filter(Boolean)
    .join(' ');
}

export const minutesInWords = (minutes: number) => timeInWords(minutes * MINUTE_MS);
