/** What was deleted from a document while its log is replayed: each item with its words, and who deleted it. */
import * as Y from 'yjs';
import type { GoneItem } from '../../shared/api.ts';
import { documentItems, type ItemMap } from '../../shared/documents/items.ts';
import { type ItemId, parseItemId } from '../../shared/ids.ts';
import { NODE_KINDS } from '../../shared/maps/vocabulary.ts';
import type { LogRecord } from '../storage/Store.ts';

/** Of a long text the beginning. */
const MOST_LETTERS = 200;

type Deletion = Y.YMapEvent<ItemMap>;

/** What was there until now: Yjs collects what is deleted only after it has told of it, and has what went before. */
function textBefore(text: unknown): string {
  if (!(text instanceof Y.Text)) return '';
  let words = '';
  for (let item = text._start; item !== null && words.length < MOST_LETTERS; item = item.right)
    if (item.content instanceof Y.ContentString) words += item.content.str;
  return Array.from(words.slice(0, 2 * MOST_LETTERS))
    .slice(0, MOST_LETTERS)
    .join('')
    .trim();
}

/** What holds nothing but words. */
const OF_WORDS: ReadonlySet<unknown> = new Set(['note', 'text', ...NODE_KINDS]);

/** Made and let go of: it never had a word. Words that were taken out leave their place in a text. */
const isBlank = (item: ItemMap): boolean =>
  OF_WORDS.has(fieldBefore(item, 'kind')) &&
  ['text', 'note'].every((key) => {
    const text = fieldBefore(item, key);
    return text === undefined || (text instanceof Y.Text && text._start === null);
  });

/** Somebody's own, taken back as soon as it was there: by Esc or undo, or because it became something else. */
const TAKEN_BACK_MS = 10_000;
/** So long it may take if its words are still there, as rows that were made a table. */
const BECAME_MS = 60_000;

function fieldBefore(item: ItemMap, key: string): unknown {
  const entry = item._map.get(key);
  return entry?.content.getContent()[entry.length - 1];
}

/** Follows a document. What comes back is not gone any more. */
export class Gone {
  readonly #doc: Y.Doc;
  readonly #gone = new Map<string, GoneItem>();
  readonly #made = new Map<string, number>();
  /** Blank as well if something at the end has their words. */
  readonly #became = new Set<string>();

  constructor(doc: Y.Doc) {
    this.#doc = doc;
  }

  take(record: LogRecord): void {
    const items = documentItems(this.#doc);
    const note = (event: Deletion) => {
      for (const [key, { action, oldValue }] of event.keys) {
        this.#gone.delete(key);
        const id = parseItemId(key);
        if (action === 'add') this.#made.set(key, record.at);
        if (action !== 'delete' || id === null) continue;
        const one = goneItem(id, oldValue, record);
        const ownAge = this.#ownAge(one, oldValue);
        this.#gone.set(key, ownAge <= TAKEN_BACK_MS ? { ...one, blank: true } : one);
        if (ownAge <= BECAME_MS && one.words !== '') this.#became.add(key);
        else this.#became.delete(key);
      }
    };
    items.observe(note);
    Y.applyUpdate(this.#doc, record.update);
    items.unobserve(note);
  }

  /** How old it was when its own maker deleted it; endless of what others made or deleted. */
  #ownAge({ id, at, by }: GoneItem, old: unknown): number {
    const isOwn = old instanceof Y.Map && by.length === 1 && fieldBefore(old, 'author') === by[0];
    return isOwn ? at - (this.#made.get(id) ?? Number.NEGATIVE_INFINITY) : Number.POSITIVE_INFINITY;
  }

  /** In the order in which it went. */
  list(): readonly GoneItem[] {
    if (this.#became.size === 0) return [...this.#gone.values()];
    const said = new Set([...documentItems(this.#doc).values()].map(wordsOf));
    return [...this.#gone].map(([key, one]) =>
      this.#became.has(key) && said.has(one.words) ? { ...one, blank: true } : one,
    );
  }
}

const wordsOf = (item: unknown) => (item instanceof Y.Map ? textBefore(item.get('text')) : '');

function goneItem(id: ItemId, old: unknown, { sequence, at, deletedBy }: LogRecord): GoneItem {
  const item = old instanceof Y.Map ? (old as ItemMap) : new Y.Map<unknown>();
  const kind = fieldBefore(item, 'kind');
  return {
    id,
    sequence,
    at,
    by: deletedBy,
    kind: typeof kind === 'string' ? kind.slice(0, MOST_LETTERS) : '',
    words: textBefore(fieldBefore(item, 'text')),
    ends: ['from', 'to'].flatMap((key) => parseItemId(fieldBefore(item, key)) ?? []),
    ...(isBlank(item) && { blank: true }),
  };
}
