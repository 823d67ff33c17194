/** Times of the day and lists as people say them, in the reader's language and time zone. */

/** English in Europe writes 14:03 and 24 Nov. */
export function locale(language: string): string {
  return language === 'en' ? 'en-GB' : language;
}

export function clock(at: number, language: string, timeZone?: string): string {
  return new Intl.DateTimeFormat(locale(language), {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    ...(timeZone && { timeZone }),
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
