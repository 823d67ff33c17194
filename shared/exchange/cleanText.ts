/** Words from outside as a board takes them: no control characters, no overrides of direction, no half letters. */

/** Of control characters only the tab and the new line mean something; overrides of direction deceive. */
const UNWANTED = /(?![\t\n])\p{Cc}|[\u202a-\u202e\u2066-\u2069\ufeff]/gu;
const LONE_SURROGATE = /\p{Cs}/gu;
const NEW_LINE = /\r\n?|\u2028|\u2029/g;

export function cleanText(text: string): string {
  return text.replace(NEW_LINE, '\n').replace(UNWANTED, '').replace(LONE_SURROGATE, '');
}

/** At most `most` UTF-16 units, and never half a letter at the end. */
export function cutText(text: string, most: number): string {
  return text.length <= most ? text : text.slice(0, most).replace(LONE_SURROGATE, '');
}

/** As one line. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
