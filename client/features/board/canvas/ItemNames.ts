/** What assistive technology calls an item: "Banks lend to a person. Note 2 of 4 in Money up front. Bence, BUD." */

import type {
  BoardItem,
  BoardItemKind,
  NoteColour,
  ShapeForm,
  StickerSymbol,
} from '../../../../shared/documents/boardKinds.ts';
import { angleOf, colourShown, isContainer, isTableLine } from '../../../../shared/documents/boardKinds.ts';
import type { Cell } from '../../../../shared/documents/tableLayout.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import type { TFunction } from '../../../i18n/i18n.ts';
import type { BoardModel } from '../model/boardModel.ts';

type PlainWord =
  | 'board'
  | 'locked'
  | 'onMap'
  | `${'untitled' | 'kinds'}.${BoardItemKind}`
  | `forms.${ShapeForm}`
  | `colours.${NoteColour}`
  | `symbols.${StickerSymbol}`;

interface Place {
  readonly place: number;
  readonly count: number;
}

export interface ItemNamesOptions {
  readonly model: BoardModel;
  readonly t: TFunction<'board'>;
  readonly authorOf: (memberId: string | null) => string;
  /** What is said about it: comments, reactions. */
  readonly saidOf?: (id: ItemId) => string;
  readonly now?: () => number;
}

/** Counting costs a sort of the board, and fifty people move things: places are counted anew at most this often. */
const COUNT_EVERY_MS = 500;
/** Sentences of places that are kept: a board of thousands has so many. */
const MOST_KEPT = 6_000;
const SHORT = 60;

export class ItemNames {
  readonly #model: BoardModel;
  readonly #t: TFunction<'board'>;
  readonly #authorOf: (memberId: string | null) => string;
  readonly #saidOf: (id: ItemId) => string;
  readonly #now: () => number;
  readonly #stop: () => void;
  readonly #words = new Map<string, string>();
  readonly #placeWords = new Map<string, string>();
  #places = new Map<ItemId, Place>();
  #stale = true;
  #countedAt = Number.NEGATIVE_INFINITY;

  constructor({ model, t, authorOf, saidOf = () => '', now = () => performance.now() }: ItemNamesOptions) {
    this.#model = model;
    this.#t = t;
    this.#authorOf = authorOf;
    this.#saidOf = saidOf;
    this.#now = now;
    this.#stop = model.onChange(() => {
      this.#stale = true;
    });
  }

  /** The words of an item, or what it is when it has none. */
  titleOf(id: ItemId | null): string {
    const item = this.#model.item(id);
    if (!item) return this.#word('board');
    const words = item.text.replace(/\s+/g, ' ').trim();
    if (words === '') return this.#without(item);
    return words.length > SHORT ? `${words.slice(0, SHORT)}…` : words;
  }

  /** Null for one that is gone. */
  titleThere(id: ItemId): string | null {
    return this.#model.item(id) && this.titleOf(id);
  }

  /** "Costs, Bergen in Budget" */
  cellName(table: ItemId, { row, column }: Cell): string {
    const lines = [column, row].filter((id) => id !== null).map((id) => this.titleOf(id));
    return this.#t('cellName', { cell: lines.join(', '), table: this.titleOf(table) });
  }

  /** `asCounted`: with the place of the last count. Others may move things fifty times a second; who gets there asks anew. */
  nameOf(id: ItemId, asCounted = false): string {
    const item = this.#model.item(id);
    if (!item) return '';
    const parts =
      item.kind === 'connector'
        ? [this.#linkName(item), item.text]
        : [item.text || this.#without(item), this.placeName(item, asCounted)];
    if (item.kind === 'note') parts.push(this.#authorOf(item.author), item.went ? this.#word('onMap') : '');
    const count = this.#model.countsOf(id).notes;
    if (isContainer(item.kind) && (count || !this.#model.childrenOf(id).length))
      parts.push(this.#t('count.notes', { count }));
    const colour = colourShown(item);
    if (colour) parts.push(this.#word(`colours.${colour}`));
    const number = this.#model.frameNumber(id);
    if (number !== null)
      parts.push(this.#t('frameTurn', { place: number, count: this.#model.frames().length }));
    const stickers = this.#model.stuckOn(id).length;
    if (stickers > 0) parts.push(this.#t('count.stickers', { count: stickers }));
    const links = item.kind === 'connector' ? 0 : this.#model.connectorsOf(id).length;
    if (links > 0) parts.push(this.#t('count.links', { count: links }));
    const angle = angleOf(item);
    if (angle !== 0) parts.push(this.#t('turned', { angle }));
    const group = this.#model.groupOf(id).length;
    if (group > 1) parts.push(this.#t('inGroup', { count: group }));
    if (item.locked) parts.push(this.#word('locked'));
    parts.push(this.#saidOf(id));
    return parts.filter((part) => part !== '').join('. ');
  }

  destroy(): void {
    this.#stop();
  }

  /** Words without figures are looked up once: a hundred notes that come into view while zooming ask for the same. */
  #word(key: PlainWord): string {
    const known = this.#words.get(key);
    if (known !== undefined) return known;
    const word = this.#t(key);
    this.#words.set(key, word);
    return word;
  }

  #kindOf(item: BoardItem): string {
    return this.#word(item.kind === 'shape' ? `forms.${item.form}` : `kinds.${item.kind}`);
  }

  /** What an item without words is called. */
  #without(item: BoardItem): string {
    if (item.kind === 'connector') return this.#linkName(item);
    if (item.kind === 'shape') return this.#t('untitled.shape', { form: this.#kindOf(item) });
    return this.#word(item.kind === 'sticker' ? `symbols.${item.symbol}` : `untitled.${item.kind}`);
  }

  #linkName(item: BoardItem & { kind: 'connector' }): string {
    const { from, to } = item;
    if (from === null && to === null) return this.#t('lineName');
    if (from === null) return this.#t('lineTo', { to: this.titleOf(to) });
    if (to === null) return this.#t('lineFrom', { from: this.titleOf(from) });
    return this.#t('linkName', { from: this.titleOf(from), to: this.titleOf(to) });
  }

  /** "Note 2 of 4 in Money up front" */
  placeName(item: BoardItem, asCounted = false): string {
    const cell = item.kind === 'note' ? this.#model.cellOf(item.id) : null;
    const table = cell && this.#model.parentOf(item.id);
    if (cell && table) return `${this.#word('kinds.note')}: ${this.cellName(table, cell)}`;
    const { place, count } = this.#placeOf(item.id, asCounted);
    const parent = this.titleOf(this.#model.parentOf(item.id));
    const kind = this.#kindOf(item);
    const key = `${kind} ${place} ${count} ${parent}`;
    const known = this.#placeWords.get(key);
    if (known !== undefined) return known;
    if (this.#placeWords.size >= MOST_KEPT) this.#placeWords.clear();
    const words = this.#t('placeName', { kind, place, count, parent });
    this.#placeWords.set(key, words);
    return words;
  }

  #placeOf(id: ItemId, asCounted: boolean): Place {
    const known = this.#places.get(id);
    const due = !asCounted && this.#stale && this.#now() - this.#countedAt >= COUNT_EVERY_MS;
    if (due || !known) this.#count();
    return this.#places.get(id) ?? { place: 1, count: 1 };
  }

  #count(): void {
    const siblings = new Map<string, ItemId[]>();
    for (const id of this.#model.readingOrder()) {
      const kind = this.#model.item(id)?.kind;
      if (kind === 'connector') continue;
      // Rows are counted among rows, columns among columns.
      const among = `${this.#model.parentOf(id)} ${isTableLine(kind) ? kind : ''}`;
      const known = siblings.get(among);
      if (known) known.push(id);
      else siblings.set(among, [id]);
    }
    this.#places = new Map();
    for (const ids of siblings.values())
      for (const [at, id] of ids.entries()) this.#places.set(id, { place: at + 1, count: ids.length });
    this.#stale = false;
    this.#countedAt = this.#now();
  }
}
