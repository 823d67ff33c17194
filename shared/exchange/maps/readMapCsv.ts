/**
 * Tables into a map: our own two, PRSM's links with their styles, any spreadsheet with a column of words or with columns
 * from and to. Links may name nodes by id or by words, of the tables or of the map they come to; a table of links alone
 * makes the others.
 */
import type { CityId } from '../../ids.ts';
import type { OwnWord } from '../../maps/ownWords.ts';
import { kindOf, plainWord } from '../../maps/words.ts';
import { delimiterOf, type Row, readCells, unescapeFormula } from '../cells.ts';
import { MapDraftBox } from './MapDraftBox.ts';
import { type MapReading, refusedMap, type Standing } from './mapDraft.ts';
import { CALLED_TAGS, NODE_CALLED, OF_WHICH_CITY } from './nodeCalled.ts';
import { isBlank, numberOrSaid, relationIn, type Say, yesOrSaid } from './orSaid.ts';
import { type OwnSaid, ownSaid } from './ownTold.ts';
import { groupIn, isIdName, isLinkTold, isNodeTold, linkFields, nodeFields, noteOf } from './told.ts';

export interface Table {
  readonly name: string;
  readonly text: string;
}

const LINK_CALLED = {
  from: ['from', 'source', 'van', 'fromtext', 'bron', 'start'],
  to: ['to', 'target', 'naar', 'totext', 'doel', 'end'],
  fromText: ['fromtext'],
  toText: ['totext'],
  relation: [
    'relation',
    'relatie',
    'verband',
    'type',
    'connectiontype',
    'kind',
    'soort',
    'sign',
    'polarity',
    'teken',
  ],
  sign: ['sign', 'polarity', 'teken'],
  /** Kumu has its sign in the type, and here what people call the link. */
  label: ['label'],
  /** Of Kumu: directed, undirected or mutual. */
  direction: ['direction'],
  strength: ['strength', 'sterkte'],
  delay: ['delay', 'delayed', 'workswithadelay', 'vertraging', 'werktmetvertraging'],
  state: ['state', 'status', 'stand', 'toestand'],
  note: ['note', 'notes', 'description', 'notitie', 'omschrijving', 'toelichting'],
} as const;

/** Of our own table of links: nothing names a link. */
const OF_NO_USE: ReadonlySet<string> = new Set(['id', 'key']);

/** A city as a heading may name it: by its id, its name or its badge. */
export interface CityCalled {
  readonly id: CityId;
  readonly name: string;
  readonly badge: string;
}

type Called = Readonly<Record<string, readonly string[]>>;
type Columns<Names extends Called> = ReadonlyMap<keyof Names, number>;

interface Told {
  readonly name: string;
  readonly heading: readonly string[];
  /** The heading as people wrote it. */
  readonly written: readonly string[];
  readonly rows: readonly Row[];
}

/** A column counts once: the first name that fits takes it. */
function columnsOf<Names extends Called>(heading: readonly string[], called: Names): Columns<Names> {
  const cells = heading.map(plainWord);
  const columns = new Map<keyof Names, number>();
  const taken = new Set<number>();
  for (const [column, names] of Object.entries(called)) {
    const at = cells.findIndex((cell, place) => names.includes(cell) && !taken.has(place));
    if (at < 0) continue;
    columns.set(column, at);
    taken.add(at);
  }
  return columns;
}

const PER_CITY: readonly (readonly [start: RegExp, what: 'severity' | 'status'])[] = [
  [/^(severity|ernst)(?: in\b|:|\b)/i, 'severity'],
  [/^(status|stand)(?: in\b|:|\b)/i, 'status'],
];

/**
 * `Severity in Budapest` and `Ernst BUD` as `severity:budapest-hu`, plain `Severity` of the only city; any other heading
 * as it is.
 */
function headingOf(cell: string, cities: readonly CityCalled[]): string {
  const [only, more] = cities;
  for (const [start, what] of PER_CITY) {
    if (OF_WHICH_CITY.test(cell) && start.test(cell) && only && !more) return `${what}:${only.id}`;
    const called = start.test(cell) ? plainWord(cell.replace(start, '')) : '';
    const city = cities.find(({ id, name, badge }) => [id, name, badge].map(plainWord).includes(called));
    if (called !== '' && city) return `${what}:${city.id}`;
  }
  return cell;
}

function tell({ name, text }: Table, cities: readonly CityCalled[]): Told {
  const source = text.replace(/^\ufeff/, '');
  const all = readCells(source, delimiterOf(source)).filter((row) =>
    row.cells.some((cell) => cell.trim() !== ''),
  );
  const rows = /^sep=/i.test(source) ? all.slice(1) : all;
  const written = rows[0]?.cells.map((cell) => cell.trim()) ?? [];
  const heading = written.map((cell) => headingOf(cell, cities));
  return { name, heading, written, rows: rows.slice(1) };
}

const isLinks = ({ heading }: Told) => {
  const columns = columnsOf(heading, LINK_CALLED);
  return columns.has('from') && columns.has('to');
};
const isNodes = ({ heading }: Told) => columnsOf(heading, NODE_CALLED).has('text');

/** PRSM takes whatever stands in the first line: two columns of words, then numbers of styles. */
function isPrsm({ heading, rows }: Told): boolean {
  const isStyle = (cell: string) => /^[1-9]?$/.test(cell.trim());
  const styled = rows.some(({ cells }) => cells.slice(2).some((cell) => cell.trim() !== ''));
  const plain = rows.every(({ cells }) => cells.length <= 5 && cells.slice(2).every(isStyle));
  return heading.length <= 5 && styled && plain;
}

/** Whether its first line names columns of ours, every one of them known. */
export function namesColumns(
  text: string,
  cities: readonly CityCalled[],
  own: readonly string[] = [],
): boolean {
  const told = tell({ name: '', text }, cities);
  const known: ReadonlySet<string> = new Set([
    ...[...Object.values(NODE_CALLED).flat(), ...CALLED_TAGS, ...own.map(plainWord)],
  ]);
  const isKnown = (name: string) => known.has(plainWord(name)) || isNodeTold(name);
  const isOurs = isLinks(told) || (isNodes(told) && told.heading.every(isKnown));
  return isOurs && told.heading.length > 1 && told.rows.length > 0;
}

/** Whether its first line names both ends of links. */
export function namesLinks(text: string, cities: readonly CityCalled[]): boolean {
  const told = tell({ name: '', text }, cities);
  return isLinks(told) && told.rows.length > 0;
}

export function readMapCsv(
  tables: readonly Table[],
  own: readonly OwnWord[] = [],
  cities: readonly CityCalled[] = [],
  standing?: Standing,
): MapReading {
  const told = tables.map((one) => tell(one, cities));
  const links = told.filter((one) => isLinks(one) || (!isNodes(one) && isPrsm(one)));
  const nodes = told.filter((one) => !links.includes(one) && isNodes(one));
  if (nodes.length > 1 || links.length > 1) return refusedMap('twoFiles', told.length);
  if (nodes.length + links.length < told.length) return refusedMap('noColumns');
  const box = new MapDraftBox(own, standing);
  const several = told.length > 1;
  for (const one of nodes) readNodes(one, box, several);
  for (const one of links) readLinks(one, box, several);
  if (nodes.length === 0) box.makeEnds();
  return box.reading('csv');
}

function cellsOf<Names extends Called>(row: Row, columns: Columns<Names>) {
  return (column: keyof Names) => {
    const at = columns.get(column);
    return at === undefined ? '' : unescapeFormula((row.cells[at] ?? '').trim());
  };
}

/** What stands under no heading, each column once by the first that it holds. */
function sayNameless({ heading, rows }: Told, box: MapDraftBox, isUsed: (at: number) => boolean): void {
  const said = new Set<number>();
  for (const { cells, line } of rows)
    for (const [at, cell] of cells.entries()) {
      if ((heading[at] ?? '') !== '' || cell.trim() === '' || isUsed(at) || said.has(at)) continue;
      said.add(at);
      box.problem('leftOut', line, cell);
    }
}

/** By the heading as people wrote it. */
const asWritten =
  ({ heading, written }: Told, say: Say): Say =>
  (kind, name, value) =>
    say(kind, written[heading.indexOf(name)] || name, value);

/** What a row tells under names that files of every kind have. */
function toldIn({ heading }: Told, row: Row, isTold: (name: string) => boolean) {
  return heading.flatMap((name, at): readonly [string, string][] =>
    isTold(name) ? [[name, unescapeFormula((row.cells[at] ?? '').trim())]] : [],
  );
}

/** Of nodes: columns that have a heading and no field here are own ones, but for ids of other programmes. */
function ownFields({ written, heading }: Told, box: MapDraftBox, isKnown: (at: number) => boolean) {
  const own = heading.flatMap((one, at) => (one === '' || isKnown(at) ? [] : [at]));
  const told = own.filter((at) => !isIdName(heading[at] ?? '') || box.hasColumn(heading[at] ?? ''));
  box.ownLine = 1;
  for (const at of told) box.declare(ownSaid(unescapeFormula(written[at] ?? ''), ''));
  return ({ cells }: Row): readonly OwnSaid[] =>
    own.flatMap((at) => {
      const value = unescapeFormula((cells[at] ?? '').trim());
      if (told.includes(at)) return value === '' ? [] : [ownSaid(unescapeFormula(written[at] ?? ''), value)];
      if (!isBlank(value)) box.leaveOut(written[at] ?? '');
      return [];
    });
}

/** Columns that have a heading and no field here; where one holds something that is said once. */
function ownColumns({ written, heading, rows }: Told, box: MapDraftBox, isKnown: (at: number) => boolean) {
  const own = heading.flatMap((one, at) => (one === '' || isKnown(at) ? [] : [at]));
  const told = own.filter((at) => !isIdName(heading[at] ?? ''));
  for (const at of own)
    if (rows.some(({ cells }) => !isBlank(cells[at] ?? '')))
      box.problem(told.includes(at) ? 'inNote' : 'leftOut', 1, written[at] ?? '');
  return ({ cells }: Row) =>
    told.map((at) => [written[at] ?? '', unescapeFormula((cells[at] ?? '').trim())] as const);
}

function readNodes(told: Told, box: MapDraftBox, several: boolean): void {
  const { name, heading, rows } = told;
  const columns = columnsOf(heading, NODE_CALLED);
  box.file = several ? name : '';
  const used = new Set(columns.values());
  const isOfNoCity = (one: string) => OF_WHICH_CITY.test(one) && !isNodeTold(one);
  heading.forEach((one, at) => {
    if (!used.has(at) && isOfNoCity(one)) box.problem('whichCity', 1, one);
  });
  const ownIn = ownFields(told, box, (at) => {
    const one = heading[at] ?? '';
    return used.has(at) || isNodeTold(one) || isOfNoCity(one);
  });
  sayNameless(told, box, (at) => used.has(at));
  // The number of a style says nothing without its file.
  const isStyle = (kind: string) => kindOf(kind) === null && /^\d+$/.test(kind);
  const kinds = columns.get('kind') ?? -1;
  const styled = rows.find(({ cells }) => isStyle((cells[kinds] ?? '').trim()));
  if (styled) box.problem('leftOut', styled.line, `${heading[kinds]}: ${styled.cells[kinds]}`);
  for (const row of rows) {
    const cell = cellsOf(row, columns);
    const about = toldIn(told, row, isNodeTold);
    const kind = cell('kind');
    const say = asWritten(told, box.saysAt(row.line));
    const numberIn = (column: 'x' | 'y') =>
      numberOrSaid(heading[columns.get(column) ?? -1] ?? column, cell(column), say);
    box.node(
      {
        key: cell('id'),
        text: cell('text'),
        note: cell('note'),
        own: ownIn(row),
        category: cell('category'),
        field: cell('field'),
        control: cell('control'),
        kind: isStyle(kind) ? '' : kind,
        fields: {
          x: numberIn('x'),
          y: numberIn('y'),
          group: box.inGroup(groupIn(about), row.line),
          ...nodeFields(about, say),
        },
      },
      row.line,
    );
  }
}

function readLinks(told: Told, box: MapDraftBox, several: boolean): void {
  const named = columnsOf(told.heading, LINK_CALLED);
  const prsm = !(named.has('from') && named.has('to'));
  const columns: Columns<typeof LINK_CALLED> = prsm
    ? new Map([
        ['from', 0],
        ['to', 1],
      ])
    : named;
  box.file = several ? told.name : '';
  const used = new Set(columns.values());
  const ownIn = ownColumns(told, box, (at) => {
    const one = told.heading[at] ?? '';
    return prsm || used.has(at) || isLinkTold(one) || OF_NO_USE.has(plainWord(one));
  });
  // What PRSM has behind the ends are numbers of styles.
  const styles = prsm ? told.rows.find(({ cells }) => cells.slice(2).some((one) => one.trim() !== '')) : null;
  if (styles) box.problem('leftOut', styles.line, styles.cells.slice(2).join(' '));
  else sayNameless(told, box, (at) => used.has(at));
  for (const row of told.rows) {
    const cell = cellsOf(row, columns);
    const say = asWritten(told, box.saysAt(row.line));
    const [from, to] = [cell('from') || cell('fromText'), cell('to') || cell('toText')];
    if (from === '' || to === '') {
      box.problem('notUnderstood', row.line, row.cells.join(' '));
      continue;
    }
    const meant = { type: cell('relation'), label: cell('label'), sign: cell('sign') };
    const { relation, others } = relationIn(meant, say);
    box.linkIn(
      cell('direction'),
      {
        from,
        to,
        relation,
        text: noteOf([...others, cell('note')].filter(Boolean).join('\n'), [], ownIn(row)),
        strength: cell('strength'),
        state: cell('state'),
        fields: {
          delay: yesOrSaid(told.heading[columns.get('delay') ?? -1] ?? 'delay', cell('delay'), say),
          ...linkFields(toldIn(told, row, isLinkTold), say),
        },
      },
      row.line,
    );
  }
}
