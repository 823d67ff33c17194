/** Times as people say them, in the reader's language and time zone. */
const DAY = 24 * 60 * 60 * 1000;

/** English in Europe writes 14:03 and 24 Nov. */
function locale(language: string): string {
  return language === 'en' ? 'en-GB' : language;
}

function sameDay(a: number, b: number): boolean {
  return new Date(a).toDateString() === new Date(b).toDateString();
}

export function clock(at: number, language: string, timeZone?: string): string {
  return new Intl.DateTimeFormat(locale(language), {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    ...(timeZone && { timeZone }),
  }).format(at);
}

/** Today a time, this week a weekday, then a date; the year only when it is another one. */
export function when(at: number, now: number, language: string): string {
  if (sameDay(at, now)) return clock(at, language);
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

export function dateAndTime(at: number, language: string, withYear = false): string {
  return new Intl.DateTimeFormat(locale(language), {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: withYear ? 'numeric' : undefined,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(at);
}

/** "Anna, Bence and Judit" in the language's own way, or with "or". */
export function listOf(
  words: readonly string[],
  language: string,
  type: 'conjunction' | 'disjunction' = 'conjunction',
): string {
  // The browser's own list takes 16 ms the first time, and mostly one is alone when a board opens.
  if (words.length < 2) return words.join('');
  return new Intl.ListFormat(locale(language), { type }).format(words);
}
