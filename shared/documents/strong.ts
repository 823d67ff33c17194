/**
 * Bold letters: formats of the Y.Text, so that they merge letter by letter and every reader of the words has them plain.
 * A snapshot says them as "from,to,from,to", a value that is the same as long as it says the same.
 */
import type * as Y from 'yjs';

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
