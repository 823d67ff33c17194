/** What a person may write in a comment: visible, and harmless among what others wrote. */

/** The last moment that a date can be (ECMA-262, "Time Values"). */
export const LAST_MOMENT = 8.64e15;

const LINES = /[\n\t]/g;
/** Control characters, overriding directions, broken halves of characters. */
const NEVER = /[\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069]/u;
const INK = /[^\p{C}\p{Z}\p{M}\u115F\u1160\u2800\u3164\uFFA0]/u;

export const isHarmless = (text: string): boolean => !NEVER.test(text.replace(LINES, ''));

export const hasInk = (text: string): boolean => INK.test(text);
