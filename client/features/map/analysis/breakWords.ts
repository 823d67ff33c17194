/** A word is rarely cut where it would be even. */
const SPARE = 3;

/** Words in lines of at most so many letters, about as long as each other; a longer word has a line of its own. */
export function breakWords(words: string, most: number): readonly string[] {
  const even = Math.ceil(words.length / Math.ceil(words.length / most)) + SPARE;
  const letters = Math.min(most, even);
  const lines: string[] = [];
  for (const word of words.split(' ').filter((one) => one !== '')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= letters) lines[lines.length - 1] += ` ${word}`;
    else lines.push(word);
  }
  return lines;
}
