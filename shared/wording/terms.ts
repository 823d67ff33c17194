/** The telling words of a text, so that two texts can be compared: no meaning is understood, no text leaves the browser. */

/** `Élégant` and `elegant` are the same here; so are `İ`, `ı` and `i`. */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ı', 'i')
    .replaceAll('ß', 'ss');
}

/** Words that say nothing about the subject, in the languages of the interface; folded. */
const STOP = new Set(
  (
    'the and for are was were has have had not but with from that this these those they them their there here what which ' +
    'who how when where why can could will would should may must our your his her its all any some more most less than then ' +
    'too very also only just into out over under about after before because while been being does did doing you one two ' +
    'een het der den des dat dit die deze voor van met naar door over onder uit niet geen wel nog maar ook als dan toen ' +
    'zijn was waren wordt worden werd heeft hebben kan kunnen zal zullen moet moeten mag wie wat waar hoe wanneer ' +
    'waarom ons onze jullie hun haar mijn wij jij hij alle alles iets niets meer minder veel weinig heel zeer ' +
    'omdat terwijl tot bij'
  ).split(' '),
);
/** Longest first. Crude on purpose: two forms of one word must meet, the stem is never shown. */
const ENDINGS = ['ingen', 'ings', 'ing', 'heid', 'ies', 'ers', 'ed', 'er', 'en', 'es', 'ly', 'e', 's'];
const SHORTEST_STEM = 4;

function stemOf(word: string): string {
  const ending = ENDINGS.find((one) => word.endsWith(one) && word.length - one.length >= SHORTEST_STEM);
  const stem = ending === undefined ? word : word.slice(0, -ending.length);
  // Dutch doubles and softens: huizen, huis; bouwen, bouw; kosten, kost.
  return stem
    .replace(/(.)\1$/, '$1')
    .replace(/z$/, 's')
    .replace(/v$/, 'f')
    .replace(/y$/, 'i');
}

export interface Term {
  readonly stem: string;
  readonly word: string;
}

export function termsOf(text: string): readonly Term[] {
  const words = text.match(/[\p{L}\p{N}]+/gu) ?? [];
  return words
    .map((word) => ({ word: word.toLowerCase(), folded: fold(word) }))
    .filter(({ folded }) => folded.length >= 3 && !STOP.has(folded))
    .map(({ word, folded }) => ({ word, stem: stemOf(folded) }));
}

/** Shared words as a part of all of both (Jaccard 1901); two texts without words are not alike. */
export function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const both = [...a].filter((one) => b.has(one)).length;
  return both === 0 ? 0 : both / (a.size + b.size - both);
}
