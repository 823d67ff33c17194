/** A block of a spreadsheet into cells of the table: each value where it fits, what does not fit is told. One step of undo. */
import { insertGroup, type MapNode, mapItems, setControl } from '../../../../shared/documents/barrierMap.ts';
import { readCells, unescapeFormula } from '../../../../shared/exchange/cells.ts';
import { cleanText, cutText, oneLine } from '../../../../shared/exchange/cleanText.ts';
import { type ItemId, newId } from '../../../../shared/ids.ts';
import { CONTROLS, NODE_KINDS, type NodeKind } from '../../../../shared/maps/vocabulary.ts';
import type { Point } from '../../../canvas/geometry.ts';
import { hasRoomFor } from '../../../live/edit.ts';
import { changeOnMap, createNode } from '../acts/mapActs.ts';
import { putOwn } from '../fields/putOwn.ts';
import { sweepGroups } from '../groups/groupActs.ts';
import type { MapDesk } from '../MapDesk.ts';
import { putWords } from '../putWords.ts';
import { choiceOf, controlsOf, isNothing } from './cellTexts.ts';
import type { Choice, Column } from './columns.ts';

export type Values = readonly (readonly string[])[];

/** As a spreadsheet gives it: its last line ends. */
export function valuesIn(text: string): Values {
  return readCells(text.replace(/^\ufeff/, ''), '\t').map(({ cells }) =>
    cells.map((cell) => cleanText(unescapeFormula(cell.trim()))),
  );
}

export interface Block {
  /** Where they go, from the corner. */
  readonly rows: readonly MapNode[];
  readonly columns: readonly Column[];
  readonly values: Values;
  /** Of nodes that come, unless it is pasted. */
  readonly kind: NodeKind;
  readonly place: (texts: readonly string[]) => readonly Point[];
}

export interface Filled {
  readonly cells: number;
  readonly fresh: number;
  readonly refused: readonly { readonly column: Pick<Column, 'label'>; readonly value: string }[];
  /** Values that have no cell. */
  readonly beyond: number;
  readonly full: boolean;
}

const SAMPLE = 40;

class Filling {
  cells = 0;
  readonly refused: { column: Column; value: string }[] = [];
  readonly #desk: MapDesk;
  readonly #items;
  /** Groups that came with it, by what they are called. */
  readonly #groups = new Map<string, ItemId>();

  constructor(desk: MapDesk) {
    this.#desk = desk;
    this.#items = mapItems(desk.context.doc);
  }

  write(id: ItemId, column: Column, value: string): void {
    if (this.#items.has(id) && this.#put(id, column, value)) this.cells += 1;
    else this.refused.push({ column, value: cutText(oneLine(value), SAMPLE) });
  }

  /** False where it does not fit. */
  #put(id: ItemId, column: Column, value: string): boolean {
    if (column.shape === 'words') return putWords(this.#items, id, 'text', value);
    if (column.shape === 'note') return putWords(this.#items, id, column.name, value);
    const nothing = isNothing(value);
    if (column.shape === 'number' || column.shape === 'tags')
      return putOwn(this.#items, id, column.own, nothing ? '' : value);
    if (column.shape === 'who') {
      const may = nothing ? [] : controlsOf(value);
      for (const who of may === null ? [] : CONTROLS)
        setControl(this.#items, id, who, may?.includes(who) === true);
      return may !== null;
    }
    if (column.shape !== 'choice') return value === String(this.#desk.model.linksOf(id).length);
    if (column.id === 'group')
      changeOnMap(this.#desk.context, [id], { group: nothing ? null : this.#group(column, value) });
    // Every node has a kind.
    if (column.id === 'group' || (nothing && column.id === 'kind')) return true;
    const choice = nothing ? '' : choiceOf(column, value);
    if (choice !== null) column.write(this.#desk.context, [id], choice);
    return choice !== null;
  }

  /** One that is called so, or a new one. */
  #group(column: Choice, value: string): ItemId {
    const { context } = this.#desk;
    const name = oneLine(value);
    const known = this.#groups.get(name) ?? (choiceOf(column, name) as ItemId | null);
    if (known !== null && this.#items.has(known)) return known;
    const id = newId<ItemId>();
    insertGroup(this.#items, { id, author: context.author, at: context.now(), text: name });
    this.#groups.set(name, id);
    return id;
  }
}

/** Rows of values that have no row: nodes, where their words are among them. */
function newcomers(desk: MapDesk, { rows, columns, values, kind, place }: Block): readonly (ItemId | null)[] {
  const at = columns.findIndex(({ shape }) => shape === 'words');
  const kindAt = columns.findIndex(({ id }) => id === 'kind');
  const more = at < 0 ? [] : values.slice(rows.length);
  const places = place(more.map((row) => row[at] ?? ''));
  return more.map((row, n) => {
    const column = columns[kindAt];
    const pasted = column?.shape === 'choice' ? choiceOf(column, row[kindAt] ?? '') : null;
    const isEmpty = row.every((cell) => cell === '');
    const wanted = NODE_KINDS.find((one) => one === pasted) ?? kind;
    return isEmpty ? null : createNode(desk.context, { kind: wanted, ...(places[n] ?? { x: 0, y: 0 }) });
  });
}

/** Changes nothing where the map has no room for all that comes. */
export function fillCells(desk: MapDesk, block: Block): Filled {
  const { context, history, model } = desk;
  const { rows, columns, values } = block;
  const filling = new Filling(desk);
  const more = columns.some(({ shape }) => shape === 'words') ? Math.max(0, values.length - rows.length) : 0;
  const nothing = { cells: 0, fresh: 0, refused: [], beyond: 0 };
  if (!hasRoomFor(context, more)) return { ...nothing, full: true };
  const write = () => {
    const ids = [...rows.map(({ id }) => id), ...newcomers(desk, block)];
    let beyond = 0;
    values.forEach((row, down) => {
      const id = ids[down];
      row.forEach((value, right) => {
        const column = columns[right];
        if (id && column) filling.write(id, column, value);
        else if (value !== '') beyond += 1;
      });
    });
    if (columns.some(({ id }) => id === 'group')) sweepGroups(mapItems(context.doc));
    return { beyond, fresh: ids.slice(rows.length).filter(Boolean).length };
  };
  const { beyond, fresh } = history.together(() => context.doc.transact(write, context.origin));
  model.store.flush();
  return { cells: filling.cells, fresh, refused: filling.refused, beyond, full: false };
}
