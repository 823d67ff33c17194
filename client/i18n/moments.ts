/** Days and moments as people say them, in the reader's language and time zone. No board needs them to show itself. */
import { clock, locale } from './dates.ts';

const DAY = 24 * 60 * 60 * 1000;

function sameDay(a: number, b: number): boolean {
  return new Date(a).toDateString() === new Date(b).toDateString();
}

/** Today a time, and yesterday as well, this week a weekday, then a date; the year only when it is another one. */
export function when(at: number, now: number, language: string): string {
  if (sameDay(at, now)) return clock(at, language);
  const dayBefore = new Date(now);
  dayBefore.setDate(dayBefore.getDate() - 1);
  if (sameDay(at, dayBefore.getTime())) {
    const yesterday = new Intl.RelativeTimeFormat(locale(language), { numeric: 'auto' }).format(-1, 'day');
    return `${yesterday} ${clock(at, language)}`;
  }
  const far = Math.abs(now - at) > 6 * DAY;
  const otherYear = new Date(at).getFullYear() !== new Date(now).getFullYear();
  return new Intl.DateTimeFormat(locale(language), {
    weekday: far ? undefined : 'short',
    day: 'numeric',
    month: far ? 'short' : undefined,
    year: far && otherYear ? 'numeric' : undefined,
  }).format(at);
}

export function fullDate(at: number, language: string): string {
  return new Intl.DateTimeFormat(locale(language), { dateStyle: 'long' }).format(at);
}

export function dateAndTime(at: number, language: string): string {
  return new Intl.DateTimeFormat(locale(language), {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(at);
}
