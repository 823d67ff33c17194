/** Whose words are. */
import type { ItemMap } from '../../../../shared/documents/board.ts';
import { itemText } from '../../../../shared/documents/readItem.ts';
import { spliceBetween } from '../../../canvas/text/splice.ts';
import type { ActContext } from '../../../live/edit.ts';

/** Of what others wrote: which letters are mine by now, and how many there were of theirs at the most. */
class Rewriting {
  readonly author: unknown;
  #text: string;
  readonly #mine: boolean[];
  #stood: number;

  constructor(author: unknown, text: string) {
    this.author = author;
    this.#text = text;
    this.#mine = Array(text.length).fill(false);
    this.#stood = text.length;
  }

  becomes(text: string, mine: boolean): void {
    const splice = spliceBetween(this.#text, text);
    if (splice === null) return;
    this.#text = text;
    this.#mine.splice(splice.at, splice.remove, ...Array(splice.insert.length).fill(mine));
    this.#stood = Math.max(this.#stood, this.#left());
  }

  /** Half of what stood there is gone, and of what stands more is mine. */
  isMine(): boolean {
    const left = this.#left();
    return 2 * left <= this.#stood && 2 * left < this.#text.length;
  }

  #left(): number {
    return this.#mine.filter((mine) => !mine).length;
  }
}

const rewritings = new WeakMap<ItemMap, Rewriting>();

/** Who writes the first, or most of them anew. Saying what a picture shows makes it nobody else's. */
export function sign({ author }: ActContext, item: ItemMap | undefined, before: string): void {
  const was = item?.get('author');
  if (author === null || !item || item.get('kind') === 'image' || was === author) return;
  let writing = rewritings.get(item);
  if (!writing || writing.author !== was) writing = new Rewriting(was, before);
  rewritings.set(item, writing);
  // What came in between, as of somebody else or by an undo, is not mine.
  writing.becomes(before, false);
  writing.becomes(itemText(item)?.toString() ?? '', true);
  if (writing.isMine()) item.set('author', author);
}
