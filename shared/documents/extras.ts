/**
 * What a newer version wrote and this one does not know: fields, and words of a choice that it has not got. They are
 * carried along by copies and files, so that the newer version finds them again. No Yjs in here.
 */
import { isBendField } from './bends.ts';
import type { Extra, ExtraValue } from './boardKinds.ts';
import {
  ALIGNS,
  DASHES,
  FRAME_BACKGROUNDS,
  HEADS,
  MOST_STROKE_POINTS,
  NOTE_COLOURS,
  PENS,
  ROUTINGS,
  SHAPE_FORMS,
  SIDES,
  STICKERS,
  TEXT_SIZES,
  VALIGNS,
  WEIGHTS,
} from './boardKinds.ts';

/** Fields that choose one of some words: a word that is none of them is a newer one. */
const CHOICES: ReadonlyMap<string, readonly string[]> = new Map<string, readonly string[]>([
  ['colour', NOTE_COLOURS],
  ['size', TEXT_SIZES],
  ['align', ALIGNS],
  ['valign', VALIGNS],
  ['ink', NOTE_COLOURS],
  ['form', SHAPE_FORMS],
  ['pen', PENS],
  ['symbol', STICKERS],
  ['routing', ROUTINGS],
  ['heads', HEADS],
  ['weight', WEIGHTS],
  ['dash', DASHES],
  ['fromSide', SIDES],
  ['toSide', SIDES],
  ['background', FRAME_BACKGROUNDS],
]);

/** Every other field of this version, whatever the kind; and names that files and clips use for their own ends. */
const KNOWN = new Set([
  ...[
    'id',
    'kind',
    'kindName',
    'author',
    'at',
    'z',
    'parent',
    'locked',
    'group',
    'text',
    'bold',
    'hollow',
    'strong',
    'struck',
    'extra',
    'went',
  ],
  ...['row', 'column', 'fromX', 'fromY', 'toX', 'toY', 'angle', 'onX', 'onY'],
  ...['x', 'y', 'w', 'h', 'columns', 'turn', 'width', 'points', 'image', 'home', 'crop', 'from', 'to'],
  ...['bend', 'bendsTurned', 'labelAt'],
]);

export type Unknown = readonly (readonly [string, unknown])[];
const NOTHING: readonly never[] = [];
/** None that the server refuses (server/documents/values.ts): it would refuse all that this person does. */
const NAME = /^(?!constructor$|prototype$)[a-z][A-Za-z0-9]{0,39}$/;
const MOST_FIELDS = 40;
const LONGEST = 10_000;
/** Control characters but the tab and the new line, and overrides of direction. */
const UNWANTED = /(?![\t\n])\p{Cc}|[\u202a-\u202e\u2066-\u2069]/u;

function extraValue(value: unknown): ExtraValue | null {
  if (typeof value === 'string') return value.length <= LONGEST && !UNWANTED.test(value) ? value : null;
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value === 'boolean') return value;
  const numbers =
    Array.isArray(value) &&
    value.length <= 3 * MOST_STROKE_POINTS &&
    value.every((one) => typeof one === 'number' && Number.isFinite(one)) &&
    // In bytes, and no more than the server takes of a value: a whole number has six at most.
    value.reduce((sum, one) => sum + (one === (one | 0) ? 6 : 9), 0) < 64_000;
  return numbers ? (value as readonly number[]) : null;
}

/** What is stored under no name that this version gives to a field of one value; nearly always nothing. */
export function unknownOf(entries: Iterable<readonly [string, unknown]>): Unknown {
  let unknown: (readonly [string, unknown])[] | null = null;
  for (const [name, raw] of entries) {
    const choice = CHOICES.get(name);
    if (KNOWN.has(name) || (choice && (typeof raw !== 'string' || choice.includes(raw)))) continue;
    unknown ??= [];
    unknown.push([name, raw]);
  }
  return unknown ?? NOTHING;
}

/** Null when there is nothing more than this version knows. Never throws. */
export function extraOf(entries: Iterable<readonly [string, unknown]>): Extra | null {
  let extra: Record<string, ExtraValue> | null = null;
  let count = 0;
  for (const [name, raw] of unknownOf(entries)) {
    const value = NAME.test(name) && !isBendField(name) ? extraValue(raw) : null;
    if (value === null || count === MOST_FIELDS) continue;
    extra ??= {};
    extra[name] = value;
    count += 1;
  }
  return extra;
}
