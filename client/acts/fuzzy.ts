/** How well words fit what somebody types. Case and accents do not count, every typed word must fit somewhere. */
import { fold } from '../../shared/wording/terms.ts';

/** Slips of the finger; of the own name also letters that were left out. */
export type Forgives = 'nothing' | 'slips' | 'gaps';

/** Something by which a thing is found. */
export interface Called {
  /** As it is written. */
  readonly words: string;
  readonly tokens: readonly string[];
  /** What a fit counts for, up to 1. */
  readonly weight: number;
  readonly forgives: Forgives;
}

const APART = /[^\p{L}\p{N}+]+/u;

/** Of folded words. */
export function tokensOf(folded: string): readonly string[] {
  return folded.split(APART).filter((token) => token !== '');
}

export function called(words: string, weight: number, forgives: Forgives = 'slips'): Called {
  const folded = fold(words);
  // `post-it` is looked for as `postit` as well.
  const joined = folded
    .split(/[\s,]+/)
    .map((word) => tokensOf(word))
    .filter((parts) => parts.length > 1)
    .map((parts) => parts.join(''));
  return { words, tokens: [...tokensOf(folded), ...joined], weight, forgives };
}

/** From this length on one slip is forgiven; below it one letter changed is too often another word, as a laser and later. */
const FORGIVEN_FROM = 6;
/** From this one on two that were swapped. */
const SWAPPED_FROM = 5;

/** One letter changed, too many, missing, or two swapped, between a word and the beginning of another. */
function isNearly(word: string, token: string): boolean {
  let at = 0;
  while (at < word.length && word[at] === token[at]) at++;
  const swapped = word[at] === token[at + 1] && word[at + 1] === token[at];
  if (swapped && token.startsWith(word.slice(at + 2), at + 2)) return true;
  return (
    word.length >= FORGIVEN_FROM &&
    (token.startsWith(word.slice(at + 1), at + 1) ||
      token.startsWith(word.slice(at + 1), at) ||
      token.startsWith(word.slice(at), at + 1))
  );
}

const LEFT_OUT = /^([aeiouy]*|[^ ]* )$/;

/** Where a letter can stand next: only vowels are left out before it, or the rest of the word. */
const nextOf = (text: string, letter: string, ends: readonly number[]): readonly number[] =>
  [...text].flatMap((one, at) => {
    const follows = (end: number) => end < at && LEFT_OUT.test(text.slice(end + 1, at));
    return one === letter && ends.some(follows) ? [at] : [];
  });

/** Letters in this order, beginning a word, with few others between. */
function inOrder(letters: string, tokens: readonly string[]): boolean {
  return tokens.some((_, first) => {
    if (tokens[first]?.[0] !== letters[0]) return false;
    const text = tokens.slice(first).join(' ');
    let ends: readonly number[] = [0];
    for (const letter of letters.slice(1)) ends = ends.length === 0 ? ends : nextOf(text, letter, ends);
    const [end] = ends;
    return end !== undefined && text.slice(0, end).replaceAll(' ', '').length < letters.length * 2;
  });
}

function fitOf(word: string, { tokens, forgives }: Called): number {
  if (tokens.includes(word)) return 1;
  if (tokens.some((token) => token.startsWith(word))) return 0.9;
  if (word.length > 2 && tokens.some((token) => token.includes(word))) return 0.45;
  if (forgives === 'nothing') return 0;
  if (word.length >= SWAPPED_FROM && tokens.some((token) => isNearly(word, token))) return 0.5;
  return forgives === 'gaps' && word.length > 2 && inOrder(word, tokens) ? 0.2 : 0;
}

/** Words in a row from the first on count for more; all of them and nothing else for most. */
function rowOf(words: readonly string[], { tokens }: Called): number {
  const inRow = words.every((word, at) =>
    at === words.length - 1 ? tokens[at]?.startsWith(word) : tokens[at] === word,
  );
  if (!inRow) return 1;
  return words.length === tokens.length && tokens.at(-1) === words.at(-1) ? 1.2 : 1.1;
}

export interface Fit {
  /** 0 when it does not fit. */
  readonly score: number;
  /** The name that fits best; null when only several together do. */
  readonly by: Called | null;
}

const MISFIT: Fit = { score: 0, by: null };

const mean = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0) / numbers.length;

/** `query` is folded. */
export function fitAmong(query: string, names: readonly Called[]): Fit {
  const words = tokensOf(query);
  if (words.length === 0) return MISFIT;
  let best = MISFIT;
  const most = words.map(() => 0);
  for (const name of names) {
    const fits = words.map((word) => fitOf(word, name));
    fits.forEach((fit, at) => {
      most[at] = Math.max(most[at] ?? 0, fit * name.weight);
    });
    const score = fits.includes(0) ? 0 : mean(fits) * name.weight * rowOf(words, name);
    if (score > best.score) best = { score, by: name };
  }
  const together = most.includes(0) ? 0 : mean(most) * 0.9;
  return together > best.score ? { score: together, by: null } : best;
}
