/**
 * Who did what to an item. Yjs keeps with every value the client id that wrote it and that client's clock; the server
 * knows whose a client id is, and its timeline when a clock was reached.
 */
import * as Y from 'yjs';
import type { HistoryMoment } from '../../../shared/api.ts';
import type { ItemMap } from '../../../shared/documents/items.ts';
import { type MemberId, parseMemberId } from '../../../shared/ids.ts';
import { PLACE } from '../glance.ts';

export const DEEDS = ['made', 'again', 'words', 'place', 'colour', 'other'] as const;
export type Deed = (typeof DEEDS)[number];

export interface Trace {
  readonly deed: Deed;
  /** Null: somebody whom the server does not know. Words may have several writers, the latest first. */
  readonly by: readonly (MemberId | null)[];
  /** Milliseconds; null when it was before the timeline begins. */
  readonly at: number | null;
}

const DEED_OF: Readonly<Record<string, Deed>> = {
  kind: 'made',
  text: 'words',
  x: 'place',
  onX: 'place',
  onY: 'place',
  y: 'place',
  w: 'place',
  h: 'place',
  z: 'place',
  parent: 'place',
  from: 'place',
  to: 'place',
  colour: 'colour',
  ink: 'colour',
};
/** They say themselves what they say. */
const SILENT: ReadonlySet<string> = new Set(['author', 'at']);

interface Stroke {
  readonly client: number;
  readonly clock: number;
}

export interface Timeline {
  readonly moments: readonly HistoryMoment[];
  readonly writers: Readonly<Record<number, MemberId>>;
}

function strokesOfText(text: Y.Text): readonly Stroke[] {
  const strokes: Stroke[] = [];
  for (let item = text._start; item !== null; item = item.right)
    strokes.push({ client: item.id.client, clock: item.id.clock + item.length - 1 });
  return strokes;
}

function strokesOfField(map: ItemMap, key: string): readonly Stroke[] {
  const [value, item] = [map.get(key), map._map.get(key)];
  if (value instanceof Y.Text) return strokesOfText(value);
  return item ? [item.id] : [];
}

function strokesOf(map: ItemMap): ReadonlyMap<Deed, readonly Stroke[]> {
  const strokes = new Map<Deed, Stroke[]>();
  for (const key of map._map.keys()) {
    if (SILENT.has(key)) continue;
    const deed = DEED_OF[key] ?? 'other';
    strokes.set(deed, [...(strokes.get(deed) ?? []), ...strokesOfField(map, key)]);
  }
  return strokes;
}

/** When a clock was reached: the first moment whose writer had got beyond it. */
function momentOf({ client, clock }: Stroke, moments: readonly HistoryMoment[]): number | null {
  const moment = moments.find(({ writers }) =>
    writers.some(([writer, reached]) => writer === client && reached > clock),
  );
  return moment?.at ?? null;
}

/** The clocks of who writes are not the server's. */
const SAME_MS = 60_000;

/**
 * Of what was brought back or copied: who made it, as it says itself, and who put it there again, name and all. Null of
 * anything else, also of what somebody has signed anew, which stands where it was made. A copy does not say when.
 */
function againOf(
  map: ItemMap,
  made: Stroke | undefined,
  { moments, writers }: Timeline,
): readonly Trace[] | null {
  const [author, at] = [parseMemberId(map.get('author')), map.get('at')];
  if (made === undefined || author === null || typeof at !== 'number') return null;
  const [by, again] = [writers[made.client] ?? null, momentOf(made, moments)];
  if (by === author || again === null || map._map.get('author')?.id.client !== made.client) return null;
  const atOnce = again - at <= SAME_MS;
  // Whom nobody knows, as where names are switched off, may be who signed it.
  if (by === null && atOnce) return null;
  return [
    { deed: 'made', by: [author], at: atOnce ? null : at },
    { deed: 'again', by: [by], at: again },
  ];
}

/** What is known of an item, in the order of DEEDS. What was only ever written when it was made is not told twice. */
export function tracesOf(map: ItemMap, timeline: Timeline): readonly Trace[] {
  const { moments, writers } = timeline;
  const last = map._map.get('text')?.id ?? null;
  const strokes = strokesOf(map);
  const [made] = strokes.get('made') ?? [];
  const again = againOf(map, made, timeline);
  const traces: Trace[] = [...(again ?? [])];
  const withIt = ({ client, at }: Stroke & { readonly at: number | null }) =>
    again !== null && client === made?.client && at === again[1]?.at;
  for (const deed of DEEDS) {
    const told = (stroke: Stroke) => deed === 'made' || deed === 'words' || !isOfMaking(stroke, last);
    const dated = (strokes.get(deed) ?? [])
      .filter(told)
      .map((stroke) => ({ ...stroke, at: momentOf(stroke, moments) }))
      .filter((stroke) => !withIt(stroke))
      .sort((a, b) => (b.at ?? 0) - (a.at ?? 0) || (a.client === b.client ? b.clock - a.clock : 0));
    const [latest] = dated;
    if (latest === undefined) continue;
    const by = [...new Set(dated.map(({ client }) => writers[client] ?? null))];
    traces.push({ deed, by: deed === 'words' ? by : by.slice(0, 1), at: latest.at });
  }
  return traces;
}

/** An item's text is the last field that is written when it is made (shared/documents/board.ts). */
function isOfMaking({ client, clock }: Stroke, last: Stroke | null): boolean {
  return last !== null && client === last.client && clock <= last.clock;
}

type Doers = readonly (MemberId | null)[];

/** Who put an item where it is, also where it was signed by another and copied or brought back. */
export function putThereBy(map: ItemMap, { writers }: Timeline): Doers {
  return strokesOfField(map, 'kind').map(({ client }) => writers[client] ?? null);
}

/** Who wrote something of what an item says since then, the latest first; whoever only took letters away is not known. */
export function changedSinceBy(map: ItemMap, { moments, writers }: Timeline, since: number): Doers {
  const dated = [...map._map.keys()]
    .filter((key) => !PLACE.has(key))
    .flatMap((key) => strokesOfField(map, key))
    .map((stroke) => ({ by: writers[stroke.client] ?? null, at: momentOf(stroke, moments) ?? 0 }))
    .filter(({ at }) => at >= since)
    .sort((a, b) => b.at - a.at);
  return [...new Set(dated.map(({ by }) => by))];
}
