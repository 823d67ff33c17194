/**
 * Bold letters: formats of the Y.Text, so that they merge letter by letter and every reader of the words has them plain.
 * A snapshot says them as "from,to,from,to", a value that is the same as long as it says the same.
 */
import type * as Y from 'yjs';

const BOLD = { bold: true };

/** Where the bold letters are; empty where there are none, as nearly everywhere. */
export function strongIn(text: Y.Text | null): string {
  const edges: number[] = [];
  let at = 0;
  for (const { insert, attributes } of text?._hasFormatting ? text.toDelta() : []) {
    const { length } = typeof insert === 'string' ? insert : '';
    if (attributes?.bold === true && edges.at(-1) === at) edges[edges.length - 1] = at + length;
    else if (attributes?.bold === true) edges.push(at, at + length);
    at += length;
  }
  return edges.join();
}

/** Makes these letters bold, as far as there are so many; whatever else it says, nothing throws. */
export function setStrong(text: Y.Text, strong: string, format: object = BOLD): void {
  const edges = strong.split(',', text.length * 2).map((edge) => Number(edge) >>> 0);
  for (let at = 0; at < edges.length; at += 2) {
    const [from = 0, to = 0] = edges.slice(at);
    if (from < Math.min(to, text.length)) text.format(from, Math.min(to, text.length) - from, format);
  }
}
