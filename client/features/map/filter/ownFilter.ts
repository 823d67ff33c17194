/**
 * What the filter asks of own columns, in one word of the address: `own=tags-tags=housing,energy&words-owner=ines`, written
 * as an address in itself. Any of these tags; words that are among those; a number from one to another, as `10..20`.
 */
import type { MapNode } from '../../../../shared/documents/barrierMap.ts';
import {
  columnKind,
  folded,
  inKey,
  numberIn,
  type OwnColumnId,
  parseColumnId,
  tagsIn,
  wordsIn,
} from '../../../../shared/documents/ownValues.ts';

type Asked = ReadonlyMap<OwnColumnId, string>;

/** Longer is nobody's question. */
const LONGEST = 4_000;
let last: { readonly own: string; readonly asked: Asked } = { own: '', asked: new Map() };

/** The same as long as the same is asked: it is asked of every node. */
export function ownAsked(own: string): Asked {
  if (own === last.own) return last.asked;
  const pairs = [...new URLSearchParams(own.slice(0, LONGEST))].flatMap(([key, value]) => {
    const id = parseColumnId(key);
    return id === null || value.trim() === '' ? [] : [[id, value] as const];
  });
  last = { own, asked: new Map(pairs) };
  return last.asked;
}

/** What there is no column for counts as not asked. */
export function readOwn(own: string, hasColumn: (id: OwnColumnId) => boolean): string {
  const known = [...ownAsked(own)].filter(([id]) => hasColumn(id));
  return new URLSearchParams(known.map(([id, value]): [string, string] => [id, value])).toString();
}

/** Asked of this column, and what else is asked as it was; empty asks nothing. */
export function askingOwn(own: string, id: OwnColumnId, value: string): string {
  const asked = new Map(ownAsked(own));
  if (value === '') asked.delete(id);
  else asked.set(id, value);
  return new URLSearchParams([...asked].map(([one, words]): [string, string] => [one, words])).toString();
}

/** The ends of what is asked of a number; an end that is not said is none. */
export function rangeIn(asked: string): readonly [from: number, to: number] {
  const [from = '', to = ''] = asked.split('..');
  const end = (text: string, none: number) =>
    text === '' || !Number.isFinite(Number(text)) ? none : Number(text);
  return [end(from, Number.NEGATIVE_INFINITY), end(to, Number.POSITIVE_INFINITY)];
}

function fitsOne({ own }: Pick<MapNode, 'own'>, id: OwnColumnId, asked: string): boolean {
  const kind = columnKind(id);
  if (kind === 'tags') return tagsIn(own, id).some((tag) => asked.split(',').includes(inKey(tag)));
  if (kind === 'words') return folded(wordsIn(own, id)).includes(folded(asked.trim()));
  const [value, [from, to]] = [numberIn(own, id), rangeIn(asked)];
  return value !== null && value >= from && value <= to;
}

export function fitsOwn(node: Pick<MapNode, 'own'>, own: string): boolean {
  for (const [id, asked] of ownAsked(own)) if (!fitsOne(node, id, asked)) return false;
  return true;
}

/** Words and tags, where words are looked for. */
export const ownWordsOf = ({ own }: Pick<MapNode, 'own'>): string => Object.values(own).flat().join('\n');
