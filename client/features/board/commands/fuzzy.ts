/** How well words fit what somebody types: case and accents do not count, every typed word must fit somewhere. */

/** `Élégant` and `elegant` are the same here; so are `İ`, `ı` and `i`. */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ı', 'i')
    .replaceAll('ß', 'ss');
}

/** Letters in this order, each as early as it comes. */
function inOrder(letters: string, text: string): boolean {
  let at = -1;
  for (const letter of letters) {
    at = text.indexOf(letter, at + 1);
    if (at < 0) return false;
  }
  return true;
}

function fitOf(word: string, text: string): number {
  const at = text.indexOf(word);
  if (at === 0) return 4;
  if (at > 0) return /[\s,.:;()/-]/.test(text.charAt(at - 1)) ? 3 : 2;
  return word.length > 2 && inOrder(word, text) ? 1 : 0;
}

/** 0 when it does not fit. `texts` are folded; the first ones count for more. */
export function scoreOf(query: string, texts: readonly string[]): number {
  let score = 0;
  for (const word of query.split(/\s+/)) {
    const fits = texts.map((text, place) => fitOf(word, text) * (place === 0 ? 1.25 : 1));
    const best = Math.max(0, ...fits);
    if (best === 0) return 0;
    score += best;
  }
  return score;
}
