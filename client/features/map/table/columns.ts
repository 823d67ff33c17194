/** What the table shows of a node, column by column: how it is ordered, what can be chosen, how that is written. */
import type { CityView } from '../../../../shared/api.ts';
import type { MapNode, MapText } from '../../../../shared/documents/barrierMap.ts';
import type { OwnColumn } from '../../../../shared/documents/ownColumns.ts';
import {
  numberIn,
  type OwnColumnId,
  ownKey,
  parseColumnId,
  tagsIn,
  wordsIn,
  wordsKey,
} from '../../../../shared/documents/ownValues.ts';
import { type ItemId, parseItemId } from '../../../../shared/ids.ts';
import {
  CONFIDENCES,
  CONTROLS,
  MOST_SEVERE,
  NODE_KINDS,
  STATUSES,
} from '../../../../shared/maps/vocabulary.ts';
import type { TFunction } from '../../../i18n/i18n.ts';
import { changeOnMap, type MapContext, sayOfCity } from '../acts/mapActs.ts';
import { groupNodes, moveToGroup } from '../groups/groupActs.ts';
import { isOffered, knownCategories, knownFields } from '../own/choices.ts';

/** Null comes last, whichever way one sorts. */
export type Rank = string | number | null;

interface Named {
  readonly id: string;
  readonly heading: string;
  /** What its field is called, where the heading is short. */
  readonly label: string;
  readonly rank: (node: MapNode, links: number) => Rank;
}

export interface Option {
  readonly value: string;
  readonly label: string;
  /** Who has it keeps it; nobody can choose it. */
  readonly disabled?: boolean;
}

export interface Choice extends Named {
  readonly shape: 'choice';
  readonly options: readonly Option[];
  /** Empty when nothing is said. */
  readonly read: (node: MapNode) => string;
  readonly write: (context: MapContext, ids: readonly ItemId[], value: string) => void;
}

/** A text of the node that is no name of it. */
export interface Noted extends Named {
  readonly shape: 'note';
  readonly name: MapText;
  readonly read: (node: MapNode) => string;
}

/** Of the map's own. */
interface Own extends Named {
  readonly shape: 'number' | 'tags';
  readonly own: OwnColumnId;
}

export type Column = Choice | Noted | Own | (Named & { readonly shape: 'words' | 'who' | 'links' });

const inOrderOf = (text: string): Rank => (text.trim() === '' ? null : text.trim());

interface ChoiceOf<Value extends string> {
  readonly id: string;
  readonly heading: string;
  readonly label?: string;
  readonly values: readonly Value[];
  readonly words: (value: Value) => string;
  readonly read: (node: MapNode) => Value | null;
  readonly write: (context: MapContext, ids: readonly ItemId[], value: Value | null) => void;
}

const NONE: Option = { value: '', label: '–' };

function choice<Value extends string>(of: ChoiceOf<Value>): Choice {
  const { id, heading, label = heading, values, words, read, write } = of;
  return {
    shape: 'choice',
    id,
    heading,
    label,
    options: [NONE, ...values.map((value) => ({ value, label: words(value), disabled: !isOffered(value) }))],
    rank: (node) => {
      const value = read(node);
      return value === null ? null : values.indexOf(value);
    },
    read: (node) => read(node) ?? '',
    write: (context, ids, value) => write(context, ids, values.find((one) => one === value) ?? null),
  };
}

/** A group as the table names it. */
export interface GroupNamed {
  readonly id: string;
  readonly name: string;
}

const NEW_GROUP = 'new';

function groupColumn(t: Words, groups: readonly GroupNamed[]): Choice {
  const nameOf = ({ group }: MapNode) => groups.find(({ id }) => id === group)?.name ?? null;
  return {
    shape: 'choice',
    id: 'group',
    heading: t('map:group'),
    label: t('map:group'),
    options: [
      NONE,
      ...groups.map(({ id, name }) => ({ value: id, label: name })),
      { value: NEW_GROUP, label: t('map:newGroup') },
    ],
    rank: nameOf,
    read: (node) => groups.find(({ id }) => id === node.group)?.id ?? '',
    write: (context, ids, value) => {
      if (value === NEW_GROUP) groupNodes(context, ids);
      else moveToGroup(context, ids, parseItemId(value));
    },
  };
}

type Words = TFunction<readonly ['mapTable', 'map']>;

/** Every node has a kind; one that only a newer version knows keeps its name. */
function kindColumn(t: Words): Choice {
  return {
    shape: 'choice',
    id: 'kind',
    heading: t('map:kind'),
    label: t('map:kind'),
    options: NODE_KINDS.map((kind) => ({ value: kind, label: t(`map:kinds.${kind}`) })),
    rank: ({ kind }) => (kind === 'unknown' ? null : NODE_KINDS.indexOf(kind)),
    read: (node) => node.kindName,
    write: (context, ids, value) => {
      const kind = NODE_KINDS.find((one) => one === value);
      if (kind) changeOnMap(context, ids, { kind });
    },
  };
}

const SEVERITIES = Array.from({ length: MOST_SEVERE }, (_, index) => String(index + 1));

function cityColumns(t: Words, city: CityView): readonly Column[] {
  return [
    choice({
      id: `severity:${city.id}`,
      heading: t('severityShort', { city: city.badge }),
      label: t('map:severityIn', { city: city.name }),
      values: SEVERITIES,
      words: (value) => value,
      read: (node) => node.severity[city.id]?.toString() ?? null,
      write: (context, ids, value) => {
        const severity = value === null ? null : Number(value);
        for (const id of ids) sayOfCity(context, id, city.id, { name: 'severity', value: severity });
      },
    }),
    choice({
      id: `status:${city.id}`,
      heading: t('statusShort', { city: city.badge }),
      label: t('map:statusIn', { city: city.name }),
      values: STATUSES,
      words: (value) => t(`map:statuses.${value}`),
      read: (node) => node.status[city.id] ?? null,
      write: (context, ids, value) => {
        for (const id of ids) sayOfCity(context, id, city.id, { name: 'status', value });
      },
    }),
  ];
}

/** Where a column is one of the map's own, which. */
export const ownOf = (id: string): OwnColumnId | null =>
  id.startsWith('own:') ? parseColumnId(id.slice('own:'.length)) : null;

/** What its people keep of nodes, in their order. */
function ownColumn({ id, kind, name }: OwnColumn): Column {
  const named = { id: ownKey(id), heading: name || '…', label: name || '…' };
  if (kind === 'words')
    return {
      ...named,
      shape: 'note',
      name: wordsKey(id),
      read: ({ own }) => wordsIn(own, id),
      rank: ({ own }) => inOrderOf(wordsIn(own, id)),
    };
  if (kind === 'number') return { ...named, shape: kind, own: id, rank: ({ own }) => numberIn(own, id) };
  return { ...named, shape: kind, own: id, rank: ({ own }) => inOrderOf(tagsIn(own, id).join(', ')) };
}

export function columnsFor(
  t: Words,
  cities: readonly CityView[],
  groups: readonly GroupNamed[],
  own: readonly OwnColumn[] = [],
): readonly Column[] {
  const named = (id: string, heading: string) => ({ id, heading, label: heading });
  return [
    {
      ...named('words', t('map:words')),
      shape: 'words',
      rank: ({ text }) => inOrderOf(text),
    },
    kindColumn(t),
    choice({
      ...named('category', t('map:category')),
      values: knownCategories(),
      words: (value) => t(`map:categories.${value}`),
      read: (node) => node.category,
      write: (context, ids, category) => changeOnMap(context, ids, { category }),
    }),
    choice({
      ...named('field', t('map:field')),
      values: knownFields(),
      words: (value) => t(`map:fields.${value}`),
      read: (node) => node.field,
      write: (context, ids, field) => changeOnMap(context, ids, { field }),
    }),
    {
      ...named('control', t('map:control')),
      shape: 'who',
      rank: ({ control }) => (control[0] === undefined ? null : CONTROLS.indexOf(control[0])),
    },
    choice({
      ...named('confidence', t('map:confidence')),
      values: CONFIDENCES,
      words: (value) => t(`map:confidences.${value}`),
      read: (node) => node.confidence,
      write: (context, ids, confidence) => changeOnMap(context, ids, { confidence }),
    }),
    groupColumn(t, groups),
    ...own.map(ownColumn),
    ...cities.flatMap((city) => cityColumns(t, city)),
    { ...named('links', t('map:links')), shape: 'links', rank: (_, links) => links },
    {
      ...named('note', t('map:note')),
      shape: 'note',
      name: 'note',
      read: ({ note }) => note,
      rank: ({ note }) => inOrderOf(note),
    },
  ];
}
