/**
 * Kumu's JSON: the blueprint that people write, and the project that Kumu itself exports, where what is said of an
 * element stands in `attributes` and places in `maps`. Its loops and views have no counterpart: links say it all.
 */
import type { OwnWord } from '../../maps/ownWords.ts';
import { SIGNS } from '../../maps/vocabulary.ts';
import { isRecord } from '../boardJson.ts';
import type { ExportedMap } from './exportedMap.ts';
import { MapDraftBox } from './MapDraftBox.ts';
import type { MapReading, Standing } from './mapDraft.ts';
import { numberOrSaid, relationIn, yesOrSaid } from './orSaid.ts';
import { type OwnSaid, ownSaid, ownTold } from './ownTold.ts';
import {
  citiesOf,
  citiesTold,
  groupIn,
  groupsTold,
  isIdName,
  isLinkTold,
  isNodeTold,
  kindTold,
  linkFields,
  linkTold,
  nodeFields,
  nodeTold,
  noteOf,
  relationTold,
} from './told.ts';

type Raw = Readonly<Record<string, unknown>>;

export function isKumu(value: unknown): boolean {
  return isRecord(value) && Array.isArray(value.elements);
}

const said = (told: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(told).filter(([, value]) => value !== ''));

export function writeKumu(map: ExportedMap): string {
  const { title, nodes, links } = map;
  const cities = citiesOf(nodes, map);
  const groupOf = groupsTold(map);
  const own = ownTold(map);
  const elements = nodes.map(({ item }) => ({
    id: item.id,
    label: item.text,
    type: kindTold(item),
    description: item.note,
    ...(item.category && { category: item.category }),
    ...(item.field && { field: item.field }),
    ...(item.control.length > 0 && { 'who can act': item.control }),
    ...said({ ...groupOf(item), ...nodeTold(item), ...citiesTold(item, cities) }),
    ...attributesOf(own.of(item)),
  }));
  const connections = links.map(({ item, all }) => ({
    id: item.id,
    from: item.from,
    to: item.to,
    direction: item.relation === 'reinforces' ? 'mutual' : 'directed',
    type: relationTold({ item, all }),
    ...(SIGNS[item.relation ?? 'unclear'] && { sign: SIGNS[item.relation ?? 'unclear'] }),
    strength: item.strength,
    ...(item.delay && { delayed: 'yes' }),
    ...said(linkTold(item, map)),
    ...(item.text !== '' && { description: item.text }),
  }));
  return `${JSON.stringify({ name: title, elements, connections }, null, 1)}\n`;
}

/** Its own tags are a list. */
const attributesOf = (own: Readonly<Record<string, string>>) =>
  Object.fromEntries(
    Object.entries(own)
      .filter(([, value]) => value !== '')
      .map(([name, value]) => (name.toLowerCase() === 'tags' ? ['tags', value.split('|')] : [name, value])),
  );

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** Lists of words as one text; what is no word is nothing. */
function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return Array.isArray(value) ? value.map(textOf).filter(Boolean).join(', ') : '';
}

/** What is said of an element, whichever of the two files it is, by the names in lower case. */
function saidOf(raw: Raw): ReadonlyMap<string, unknown> {
  const attributes = isRecord(raw.attributes) ? Object.entries(raw.attributes) : [];
  return new Map([...Object.entries(raw), ...attributes].map(([name, value]) => [name.toLowerCase(), value]));
}

/** Lists are one a line. */
const wordsIn = (said: ReadonlyMap<string, unknown>): readonly (readonly [string, string])[] =>
  [...said].map(([name, value]) => [
    name,
    Array.isArray(value) ? value.map(textOf).join('\n') : textOf(value),
  ]);

/** Places on the first map that tells some. */
function placesIn(value: Raw): ReadonlyMap<string, Raw> {
  for (const map of listOf(value.maps)) {
    const places = listOf(isRecord(map) ? map.elements : null).flatMap((one): readonly [string, Raw][] =>
      isRecord(one) && isRecord(one.position) ? [[textOf(one.element), one.position]] : [],
    );
    if (places.length > 0) return new Map(places);
  }
  return new Map();
}

/** Known here, or of no use here. */
const ALWAYS = ['_id', 'id', 'label', 'type', 'description', 'attributes'];
const OF_ELEMENTS: ReadonlySet<string> = new Set([
  ...[...ALWAYS, 'element type', 'category', 'field', 'who can act'],
]);
const OF_CONNECTIONS: ReadonlySet<string> = new Set([
  ...[...ALWAYS, 'tags', 'connection type', 'from', 'to', 'direction', 'sign', 'strength', 'delayed'],
]);
/** What its own export says of every file; places are those of the first map, and maps and views are said by their names. */
const OF_FILES: ReadonlySet<string> = new Set([
  ...['_id', 'id', 'version', 'name', 'attributes', 'elements', 'connections', 'loops'],
  ...['maps', 'perspectives', 'defaultmap'],
]);

/** Something that a person would miss. */
function holdsWords(value: unknown): boolean {
  if (isRecord(value)) return Object.values(value).some(holdsWords);
  return Array.isArray(value) ? value.some(holdsWords) : value !== false && textOf(value).trim() !== '';
}

/** What has no place here, once by its name. */
class Leftovers {
  readonly #names = new Set<string>();
  readonly #inNotes = new Set<string>();

  /** What people told under names of their own, for the note. */
  own(said: ReadonlyMap<string, unknown>, isKnown: (name: string) => boolean) {
    const own = [...said].flatMap(([name, value]): [string, string][] =>
      isKnown(name) || isIdName(name) || !holdsWords(value) || textOf(value) === ''
        ? []
        : [[name, textOf(value)]],
    );
    for (const [name] of own) this.#inNotes.add(name);
    this.note(said, (name) => isKnown(name) || this.#inNotes.has(name));
    return own;
  }

  note(said: Iterable<readonly [string, unknown]>, isKnown: (name: string) => boolean): void {
    for (const [name, value] of said) if (!isKnown(name) && holdsWords(value)) this.#names.add(name);
  }
  tell(box: MapDraftBox): void {
    for (const name of this.#names) box.problem('leftOut', 0, name);
    for (const name of this.#inNotes) box.problem('inNote', 0, name);
  }
}

export function readKumu(value: unknown, own: readonly OwnWord[] = [], standing?: Standing): MapReading {
  const box = new MapDraftBox(own, standing);
  const file = isRecord(value) ? value : {};
  const places = placesIn(file);
  const left = new Leftovers();
  left.note(Object.entries(file), (name) => OF_FILES.has(name.toLowerCase()));
  for (const [at, raw] of listOf(file.elements).entries()) {
    if (!isRecord(raw)) {
      box.problem('notUnderstood', at + 1, String(raw));
      continue;
    }
    const said = saidOf(raw);
    const isKnown = (name: string) => OF_ELEMENTS.has(name) || isNodeTold(name);
    addElement(box, raw, { said, own: ownIn(raw, isKnown, box, left) }, places, at + 1);
  }
  const signs = signsIn(file.connections);
  for (const [at, raw] of listOf(file.connections).entries()) {
    if (!isRecord(raw)) {
      box.problem('notUnderstood', at + 1, String(raw));
      continue;
    }
    const said = saidOf(raw);
    const own = left.own(said, (name) => OF_CONNECTIONS.has(name) || isLinkTold(name));
    addConnection(box, { said, own }, signs, at + 1);
  }
  for (const [at, raw] of listOf(file.loops).entries())
    box.problem('leftOut', at + 1, `loop ${textOf(isRecord(raw) ? saidOf(raw).get('label') : '')}`.trim());
  const seen = [...listOf(file.maps), ...listOf(file.perspectives)].filter(isRecord);
  const names = [...new Set(seen.map(({ name }) => textOf(name)).filter(Boolean))];
  // What stands where came with the first map; how it is looked at did not.
  if (names.length > 0) box.problem('leftOut', 0, `views: ${names.join(', ')}`);
  left.tell(box);
  return box.reading('kumu');
}

/** What people tell of an element under names of their own, as they write them. Lists are tags. */
function ownIn(
  raw: Raw,
  isKnown: (name: string) => boolean,
  box: MapDraftBox,
  left: Leftovers,
): readonly OwnSaid[] {
  const attributes = isRecord(raw.attributes) ? Object.entries(raw.attributes) : [];
  return [...Object.entries(raw), ...attributes].flatMap(([name, value]): OwnSaid[] => {
    if (isKnown(name.toLowerCase()) || !holdsWords(value)) return [];
    const words = Array.isArray(value) ? value.map(textOf).filter(Boolean).join('|') : textOf(value);
    if (words !== '' && (!isIdName(name) || box.hasColumn(name))) {
      const said = ownSaid(name === 'tags' ? 'Tags' : name, words);
      return [Array.isArray(value) ? { ...said, kind: said.kind ?? 'tags' } : said];
    }
    left.note([[name, value]], () => false);
    return [];
  });
}

interface Told {
  readonly said: ReadonlyMap<string, unknown>;
  /** Under names that have no field here. */
  readonly own: readonly (readonly [string, string])[];
}

interface ElementTold {
  readonly said: ReadonlyMap<string, unknown>;
  readonly own: readonly OwnSaid[];
}

function addElement(
  box: MapDraftBox,
  raw: Raw,
  { said, own }: ElementTold,
  places: ReadonlyMap<string, Raw>,
  line: number,
): void {
  const text = textOf(said.get('label'));
  const id = textOf(raw._id) || textOf(raw.id) || textOf(said.get('id')) || text;
  const place = places.get(id);
  const say = box.saysAt(line);
  box.node(
    {
      key: id,
      text,
      note: textOf(said.get('description')),
      own,
      category: textOf(said.get('category')),
      field: textOf(said.get('field')),
      control: textOf(said.get('who can act')),
      kind: textOf(said.get('element type')) || textOf(said.get('type')),
      fields: {
        x: numberOrSaid('x', textOf(place?.x), say),
        y: numberOrSaid('y', textOf(place?.y), say),
        group: box.inGroup(groupIn(wordsIn(said)), line),
        ...nodeFields(wordsIn(said), say),
      },
    },
    line,
  );
}

/**
 * What a type means beyond its words. Some maps write signs in pairs: of the cause, then of the effect. There "--" is less
 * that leads to less, the same as more that leads to more.
 */
function signsIn(connections: unknown): (type: string) => string {
  const types = listOf(connections).map((raw) => (isRecord(raw) ? typeIn(saidOf(raw)) : ''));
  if (!types.some((type) => type === '+-' || type === '-+')) return (type) => type;
  return (type) => (/^[+-]{2}$/.test(type) ? (type[0] === type[1] ? '+' : '-') : type);
}

function typeIn(said: ReadonlyMap<string, unknown>): string {
  return textOf(said.get('connection type')) || textOf(said.get('type')) || textOf(said.get('sign'));
}

function addConnection(
  box: MapDraftBox,
  { said, own }: Told,
  signs: (type: string) => string,
  line: number,
): void {
  const say = box.saysAt(line);
  const type = textOf(said.get('connection type')) || textOf(said.get('type'));
  const meant = { type: signs(type), label: textOf(said.get('label')), sign: textOf(said.get('sign')) };
  const { relation, others } = relationIn(meant, say);
  const sketch = {
    from: textOf(said.get('from')),
    to: textOf(said.get('to')),
    relation,
    text: noteOf(
      [...others, textOf(said.get('description'))].filter(Boolean).join('\n'),
      [textOf(said.get('tags'))],
      own,
    ),
    strength: textOf(said.get('strength')),
    state: textOf(said.get('state')),
    fields: {
      delay: yesOrSaid('delayed', textOf(said.get('delayed')), say),
      ...linkFields(wordsIn(said), say),
    },
  };
  box.linkIn(textOf(said.get('direction')), sketch, line);
}
