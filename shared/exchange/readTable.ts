/**
 * Tables in: our own export, exports of Miro and Mural, any spreadsheet. With a column of texts each row becomes what
 * the row says; without one each row becomes a note of all its cells.
 */
import type { BoardItemKind, NoteColour, Spot } from '../documents/boardKinds.ts';
import {
  isGrid,
  isLoose,
  isTableLine,
  MAX_COORDINATE,
  mayCarry,
  mayHold,
  mayTurn,
} from '../documents/boardKinds.ts';
import { readDetails } from '../documents/readDetails.ts';
import { readSpot } from '../documents/stuck.ts';
import { arrange } from './arrange.ts';
import type { Column } from './boardCsv.ts';
import { delimiterOf, type Row, readCells, unescapeFormula } from './cells.ts';
import { oneLine } from './cleanText.ts';
import { colourOf } from './colours.ts';
import { DraftBox } from './DraftBox.ts';
import type { Draft, DraftFields, Reading } from './draft.ts';
import { framesAround } from './framesAround.ts';
import { addMiroBlocks, miroBlocks } from './miroCsv.ts';
import { fromMural } from './muralCsv.ts';

/** What columns are called elsewhere, in lower case without marks. */
const CALLED: Readonly<Record<Column, readonly string[]>> = {
  id: ['id', 'itemid', 'widgetid'],
  kind: ['kind', 'type', 'itemtype', 'widgettype', 'soort'],
  text: ['text', 'content', 'note', 'stickynote', 'notetext', 'title', 'tekst', 'notitie', 'description'],
  cluster: ['cluster', 'group', 'groep', 'tag', 'tags', 'category', 'categorie', 'theme', 'thema'],
  table: ['table', 'tabel', 'grid'],
  row: ['row', 'rij'],
  column: ['column', 'kolom'],
  frame: ['frame', 'area', 'parent', 'framename', 'section', 'kader'],
  colour: ['colour', 'color', 'bgcolor', 'backgroundcolor', 'fillcolor', 'stickycolor', 'kleur'],
  author: ['author', 'createdby', 'lastupdatedby', 'auteur'],
  city: ['city', 'stad'],
  x: ['x', 'positionx', 'left'],
  y: ['y', 'positiony', 'top'],
  width: ['width', 'w'],
  height: ['height', 'h'],
  form: ['form', 'shape', 'vorm'],
  links: ['links', 'linkto', 'linksto', 'connections'],
  address: ['address', 'adres'],
  angle: ['angle', 'rotation', 'hoek'],
  on: ['on', 'op'],
};

type Columns = ReadonlyMap<Column, number>;

const plain = (cell: string) => cell.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

function columnsOf(heading: Row | undefined): Columns {
  const cells = (heading?.cells ?? []).map(plain);
  const columns = new Map<Column, number>();
  for (const [column, names] of Object.entries(CALLED) as [Column, readonly string[]][]) {
    const name = names.find((one) => cells.includes(one));
    if (name !== undefined) columns.set(column, cells.indexOf(name));
  }
  return columns;
}

/** Names of columns are short, all different and no numbers. */
function looksLikeHeading(rows: readonly Row[]): boolean {
  const cells = rows[0]?.cells.map((cell) => cell.trim()) ?? [];
  if (rows.length < 2 || cells.length < 2 || new Set(cells.map(plain)).size < cells.length) return false;
  return cells.every((cell) => cell !== '' && cell.length <= 40 && !/^[\d.,\s-]+$/.test(cell));
}

export interface TableOptions {
  /** Whether the first line names the columns; left out, it is guessed. */
  readonly heading?: boolean;
}

export function readTable(text: string, options: TableOptions = {}): Reading {
  const source = text.replace(/^\ufeff/, '');
  const all = readCells(source, delimiterOf(source));
  const rows = (/^sep=/i.test(source) ? all.slice(1) : all).filter((row) =>
    row.cells.some((cell) => cell.trim() !== ''),
  );
  const mural = options.heading === false ? null : fromMural(rows, plain);
  if (mural) return new TableReader(new DraftBox(), columnsOf(mural[0])).read(mural.slice(1));
  const named = columnsOf(rows[0]);
  const heading = options.heading ?? (named.has('text') || looksLikeHeading(rows));
  const body = heading ? rows.slice(1) : rows;
  const box = new DraftBox();
  if (heading && named.has('text')) return new TableReader(box, named).read(body);
  const blocks = heading ? null : miroBlocks(source, all);
  if (blocks) {
    addMiroBlocks(box, blocks);
    return laidOut(box, false);
  }
  for (const { cells, line } of body) {
    const filled = cells.map((cell) => oneLine(unescapeFormula(cell))).filter((cell) => cell !== '');
    box.add({ kind: 'note', text: filled.join(' · ') }, line);
  }
  return laidOut(box, heading);
}

function laidOut(box: DraftBox, heading: boolean): Reading {
  const reading = box.reading('csv', heading);
  return reading.kind === 'read' ? { ...reading, drafts: arrange(reading.drafts) } : reading;
}

const KINDS: Readonly<Record<string, BoardItemKind>> = {
  cluster: 'cluster',
  table: 'table',
  row: 'row',
  column: 'column',
  frame: 'frame',
  area: 'frame',
  text: 'text',
  shape: 'shape',
  sticker: 'sticker',
  stroke: 'stroke',
  image: 'image',
  line: 'connector',
};

interface Told {
  readonly row: Row;
  readonly kind: BoardItemKind;
  readonly cell: (column: Column) => string;
}

class TableReader {
  readonly #box: DraftBox;
  readonly #columns: Columns;
  /** By id and by kind and title, the first of each. */
  readonly #places = new Map<string, number>();

  constructor(box: DraftBox, columns: Columns) {
    this.#box = box;
    this.#columns = columns;
  }

  read(rows: readonly Row[]): Reading {
    const told = rows.map((row) => this.#told(row));
    const rank = (kind: BoardItemKind) =>
      kind === 'frame' ? 0 : isGrid(kind) ? 1 : isTableLine(kind) ? 2 : kind === 'sticker' ? 4 : 3;
    for (const one of told.toSorted((a, b) => rank(a.kind) - rank(b.kind))) this.#add(one);
    for (const one of told) this.#link(one);
    const reading = this.#box.reading('csv', true);
    if (reading.kind === 'refused') return reading;
    const drafts = framesAround(reading.drafts);
    const placed = drafts.every(
      (draft) => draft.kind === 'connector' || this.#inGrid(draft) || draft.fields.x !== undefined,
    );
    return { ...reading, drafts: placed ? drafts : arrange(reading.drafts) };
  }

  #inGrid(draft: Draft): boolean {
    return draft.parent !== null && isGrid(this.#box.drafts[draft.parent]?.kind);
  }

  #told(row: Row): Told {
    const cell = (column: Column) => {
      const at = this.#columns.get(column);
      return at === undefined ? '' : unescapeFormula((row.cells[at] ?? '').trim());
    };
    return { row, cell, kind: KINDS[plain(cell('kind'))] ?? 'note' };
  }

  #add({ row, kind, cell }: Told): void {
    const text = cell('text');
    // When everything that it may end at is there.
    if (kind === 'connector') return;
    if (kind === 'stroke') {
      this.#box.problem('shape', row.line, text);
      return;
    }
    // Somebody else's image: its bytes are not here.
    if (kind === 'image' && imageIn(cell('address')) === null) {
      this.#box.problem('picture', row.line, text);
      return;
    }
    if (text === '' && kind === 'note' && cell('id') === '') {
      this.#box.problem('notUnderstood', row.line, row.cells.join(' '));
      return;
    }
    const on = kind === 'sticker' ? this.#host(cell('on')) : null;
    const parent = on?.parent ?? this.#holder(kind, cell, row.line);
    // Without its table a row has no place.
    if (isTableLine(kind) && this.#kindOf(parent) !== 'table') return;
    const at = kind === 'note' && this.#kindOf(parent) === 'table' ? this.#cell(parent, cell, row.line) : {};
    const place = this.#box.add(
      { kind, text, parent, ...at, fields: { ...fieldsOf(kind, cell), ...on?.spot } },
      row.line,
    );
    if (cell('id') !== '') this.#keep(cell('id'), place);
    if (isTableLine(kind)) this.#keep(`${kind} ${parent} ${oneLine(text)}`, place);
    else if (kind !== 'note') this.#keep(`${kind} ${oneLine(text)}`, place);
  }

  #kindOf(place: number | null): BoardItemKind | null {
    return place === null ? null : (this.#box.drafts[place]?.kind ?? null);
  }

  /** The row and the column that a note names; made when no row of their own is there. */
  #cell(table: number | null, cell: Told['cell'], line: number) {
    const of = (kind: 'row' | 'column') => {
      const title = oneLine(cell(kind));
      if (title === '') return {};
      const byId = this.#places.get(title);
      if (byId !== undefined && this.#kindOf(byId) === kind) return { [kind]: byId };
      const key = `${kind} ${table} ${title}`;
      const place = this.#places.get(key) ?? this.#box.add({ kind, text: title, parent: table }, line);
      this.#keep(key, place);
      return { [kind]: place };
    };
    return { ...of('row'), ...of('column') };
  }

  /** What a sticker lies on: its id, and where on it. */
  #host(cell: string): { readonly parent: number; readonly spot: Spot | null } | null {
    const [id = '', at = ''] = cell.split(' ');
    const parent = this.#places.get(id) ?? null;
    if (parent === null || !mayCarry(this.#kindOf(parent) ?? undefined)) return null;
    const [, onX, onY] = /^(\d+),(\d+)$/.exec(at) ?? [];
    const spot = { onX: numberOf(onX ?? ''), onY: numberOf(onY ?? '') };
    return { parent, spot: readSpot((name) => spot[name]) };
  }

  #keep(key: string, place: number): void {
    if (!this.#places.has(key)) this.#places.set(key, place);
  }

  /** The cluster or table, else the frame that the row names; made when no row of its own is there. */
  #holder(kind: BoardItemKind, cell: Told['cell'], line: number): number | null {
    const frame = kind === 'frame' ? null : this.#named('frame', cell('frame'), null, line);
    const cluster = mayHold('cluster', kind) ? this.#named('cluster', cell('cluster'), frame, line) : null;
    if (cluster !== null) return cluster;
    const table = mayHold('table', kind) ? this.#named('table', cell('table'), frame, line) : null;
    return table ?? frame;
  }

  #named(
    kind: 'frame' | 'cluster' | 'table',
    name: string,
    parent: number | null,
    line: number,
  ): number | null {
    const title = oneLine(name);
    if (title === '') return null;
    const byId = this.#places.get(title);
    if (byId !== undefined && this.#box.drafts[byId]?.kind === kind) return byId;
    const known = this.#places.get(`${kind} ${title}`);
    if (known !== undefined) return known;
    const place = this.#box.add({ kind, text: title, parent }, line);
    this.#keep(`${kind} ${title}`, place);
    return place;
  }

  #link({ row, kind, cell }: Told): void {
    const own = kind === 'connector';
    const from = own ? null : (this.#places.get(cell('id')) ?? null);
    const [x, y] = [numberOf(cell('x')), numberOf(cell('y'))];
    const start = own && x !== undefined && y !== undefined ? { fromX: x, fromY: y } : {};
    const lines = cell('links')
      .split('\n')
      .filter((line) => line.trim() !== '');
    if (own && lines.length === 0) this.#box.problem('linkLost', row.line, cell('text'));
    for (const line of lines) {
      const [id = '', ...words] = line.trim().split(' ');
      const point = pointIn(id);
      const to = point ? null : (this.#places.get(id) ?? null);
      const fields = { ...start, ...point };
      const loose = isLoose({ ...fields, from, to });
      const text = own ? cell('text') : words.join(' ');
      if (!loose && (from === null || to === null || from === to))
        this.#box.problem('linkLost', row.line, line);
      else
        this.#box.add(
          { kind: 'connector', from, to, text, ...(loose && this.#looseFields(cell, row.line, fields)) },
          row.line,
        );
    }
  }

  #looseFields(cell: Told['cell'], line: number, fields: DraftFields): Pick<Draft, 'parent' | 'fields'> {
    return {
      parent: this.#named('frame', cell('frame'), null, line),
      fields: { routing: 'straight', ...fields },
    };
  }
}

/** `@120,-40` */
function pointIn(cell: string): { readonly toX: number; readonly toY: number } | null {
  const [, x = '', y = ''] = /^@(-?\d+),(-?\d+)$/.exec(cell) ?? [];
  const [toX, toY] = [numberOf(x), numberOf(y)];
  return toX === undefined || toY === undefined ? null : { toX, toY };
}

function numberOf(cell: string): number | undefined {
  const value = Number(cell.replace(',', '.'));
  if (cell === '' || !Number.isFinite(value)) return undefined;
  return Math.max(-MAX_COORDINATE, Math.min(MAX_COORDINATE, value));
}

/** Of this programme's own boards, whatever the server is called. */
function imageIn(address: string): DraftFields | null {
  const [, home, image] = /\/api\/documents\/(\w+)\/images\/(\w+)$/.exec(address) ?? [];
  const details = readDetails({ home, image });
  return details.image === undefined ? null : details;
}

function detailsFor(kind: BoardItemKind, form: string): DraftFields {
  if (kind === 'text' || (kind === 'note' && form !== '')) return readDetails({ size: form });
  if (kind === 'shape') return readDetails({ form });
  const columns = kind === 'cluster' ? numberOf(form) : undefined;
  if (columns !== undefined) return { columns };
  return kind === 'sticker' ? readDetails({ symbol: form }) : {};
}

function fieldsOf(kind: BoardItemKind, cell: Told['cell']): DraftFields {
  const [x, y] = [numberOf(cell('x')), numberOf(cell('y'))];
  const [w, h] = [numberOf(cell('width')), numberOf(cell('height'))];
  const colour: NoteColour | null = colourOf(cell('colour'));
  return {
    ...(x !== undefined && y !== undefined && { x, y }),
    ...(w !== undefined && w > 0 && !isGrid(kind) && { w }),
    ...(h !== undefined && h > 0 && ['frame', 'shape', 'image'].includes(kind) && { h }),
    ...(colour !== null && { colour }),
    ...detailsFor(kind, cell('form')),
    ...(mayTurn(kind) && readDetails({ angle: numberOf(cell('angle')) })),
    ...(kind === 'image' && imageIn(cell('address'))),
  };
}
