/**
 * Own columns of a map in files: by their names, in tables, Kumu's attributes, GraphML's keys and PRSM's attributes alike.
 * A name says its kind only where its values would not: `tags:Theme`.
 */
import type { MapNode } from '../../documents/barrierMap.ts';
import {
  columnCalled,
  columnName,
  numberFrom,
  type OwnColumn,
  tagsFrom,
} from '../../documents/ownColumns.ts';
import {
  COLUMN_KINDS,
  type ColumnKind,
  folded,
  LONGEST_TAG,
  MOST_COLUMNS,
  MOST_TAGS,
  type OwnValue,
  type OwnValues,
} from '../../documents/ownValues.ts';
import { plainWord } from '../../maps/words.ts';
import type { ExportedMap } from './exportedMap.ts';
import { CALLED_TAGS, isTakenName } from './nodeCalled.ts';
import { isBlank } from './orSaid.ts';

/** What a file says of a node under a name of its own; tags are parted by `|`. */
export interface OwnSaid {
  readonly name: string;
  /** Where the file says it. */
  readonly kind?: ColumnKind | undefined;
  readonly value: string;
}

/** On its way into a map: a column, and what a node says in it; null where it says nothing. */
export interface OwnDraft {
  readonly kind: ColumnKind;
  readonly name: string;
  /** Its place among the columns of the file. */
  readonly at: number;
  readonly value: OwnValue | null;
}

const PARTED = /[|;]/;

/** What these values are. Words that are parted are tags where one of them comes again. */
export function guessedKind(name: string, values: readonly string[]): ColumnKind {
  if (CALLED_TAGS.has(plainWord(name))) return 'tags';
  if (values.length > 0 && values.every((value) => numberFrom(value) !== null)) return 'number';
  const parts = values.map((value) => value.split(PARTED).map((part) => part.trim()));
  const all = parts.flat().filter(Boolean);
  const comesAgain = new Set(all.map(folded)).size < all.length;
  const isParted =
    values.some((value) => PARTED.test(value)) && all.every((one) => one.length <= LONGEST_TAG);
  return isParted && comesAgain && !values.some((value) => value.includes('\n')) ? 'tags' : 'words';
}

const asText = (value: OwnValue | undefined): string =>
  typeof value === 'object' ? value.join('|') : value === undefined ? '' : String(value);

/** What the columns of a map are called in its files, and what a node says in them, by these names. */
export function ownTold({ columns = [], nodes }: Pick<ExportedMap, 'columns' | 'nodes'>): {
  readonly names: readonly string[];
  readonly of: (node: MapNode) => Readonly<Record<string, string>>;
} {
  const taken = new Set<string>();
  const named = columns.map(({ id, kind, name }) => {
    const values = nodes.map(({ item }) => asText(item.own[id])).filter(Boolean);
    const plain = name !== '' && !/^\w+:/.test(name) && !taken.has(folded(name)) && !isTakenName(name);
    const isRead = plain && guessedKind(name, values) === kind;
    taken.add(folded(name));
    return { id, heading: isRead ? name : `${kind}:${name}` };
  });
  return {
    names: named.map(({ heading }) => heading),
    of: ({ own }) => Object.fromEntries(named.map(({ id, heading }) => [heading, asText(own[id])])),
  };
}

/** A name as files have it. */
export function ownSaid(heading: string, value: string): OwnSaid {
  const [, said, name] = /^(words|number|tags):(.+)$/s.exec(heading) ?? [];
  const kind = COLUMN_KINDS.find((one) => one === said);
  return { name: columnName(name ?? heading), kind, value };
}

/** What a node says in columns of a document, by their names. */
export const ownSaidIn = (own: OwnValues, columns: readonly OwnColumn[]): readonly OwnSaid[] =>
  columns.flatMap(({ id, kind, name }) => (id in own ? [{ name, kind, value: asText(own[id]) }] : []));

interface Told {
  readonly said: OwnSaid;
  readonly values: string[];
}
interface Settled {
  readonly kind: ColumnKind;
  readonly name: string;
  readonly at: number;
}

const keyOf = ({ name, kind = '' }: Pick<OwnSaid, 'name'> & { kind?: string | undefined }) =>
  `${kind} ${folded(name)}`;

/** Collects what the nodes of a file say under names of its own, and says at the end which columns these are. */
export class OwnColumnsTold {
  readonly #standing: readonly OwnColumn[];
  readonly #told = new Map<string, Told>();

  constructor(standing: readonly OwnColumn[] = []) {
    this.#standing = standing;
  }

  tell(said: OwnSaid): void {
    const key = keyOf(said);
    const told = this.#told.get(key) ?? { said, values: [] };
    if (!isBlank(said.value)) told.values.push(said.value);
    this.#told.set(key, told);
  }

  /** The column of the map that is called so and takes these values, or else what they seem to be. */
  #kindOf({ said, values }: Told): ColumnKind {
    if (said.kind) return said.kind;
    const here = this.#standing.filter(({ name }) => folded(name) === folded(said.name));
    const takes = ({ kind }: OwnColumn) =>
      kind !== 'number' || values.every((value) => numberFrom(value) !== null);
    return here.find(takes)?.kind ?? guessedKind(said.name, values);
  }

  /** Those that a map has no place for, and values that do not fit, are for the note. Of each new column it is told what it is. */
  settle(tell: (kind: 'asWords' | 'asNumber' | 'asTags' | 'inNote', name: string) => void) {
    let free = MOST_COLUMNS - this.#standing.length;
    const settled = new Map<string, Settled | null>();
    for (const [key, told] of this.#told) {
      const { name, kind: isSaid } = told.said;
      if (told.values.length === 0 && !isSaid) continue;
      const kind = this.#kindOf(told);
      const isNew = columnCalled(this.#standing, kind, name) === undefined;
      const fits = name !== '' && (!isNew || free > 0);
      if (isNew) free -= 1;
      settled.set(key, fits ? { kind, name, at: settled.size } : null);
      if (!fits) tell('inNote', name);
      else if (isNew) tell(`as${CAPITAL[kind]}`, name);
    }
    const declared = [...settled.values()].filter((one) => one !== null);
    return (said: readonly OwnSaid[], isFirst: boolean) => {
      const own: OwnDraft[] = isFirst ? declared.map((one) => ({ ...one, value: null })) : [];
      const notes: string[] = [];
      for (const one of said) {
        const into = settled.get(keyOf(one)) ?? null;
        const value = into && ownValue(into.kind, one.value);
        // Of two headings that are one name here the other is for the note.
        const isTaken = own.some((other) => other.value !== null && other.at === into?.at);
        if (into && value !== null && !isTaken) own.push({ ...into, value });
        else if (!isBlank(one.value)) notes.push(`${one.name}: ${one.value}`);
      }
      return { own, notes };
    };
  }
}

const CAPITAL = { words: 'Words', number: 'Number', tags: 'Tags' } as const;

function ownValue(kind: ColumnKind, value: string): OwnValue | null {
  if (isBlank(value)) return null;
  if (kind === 'number') return numberFrom(value);
  if (kind === 'words') return value;
  const tags = tagsFrom(value);
  const isWhole = value.split(/[,;|\n\t]+/).every((one) => one.trim().length <= LONGEST_TAG);
  return isWhole && tags.length <= MOST_TAGS ? tags : null;
}
