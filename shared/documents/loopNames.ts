/**
 * What people call the feedback loops of a map. A name stands on that node of the loop whose id comes first, as the text
 * `loop:<ids of the nodes after it>`: it is called so by everybody, goes and comes back with the node, and merges letter
 * by letter once it is there. Whether there is such a loop, the links of the map say.
 */
import * as Y from 'yjs';
import { type ItemId, parseItemId } from '../ids.ts';
import type { KeyedField } from './keyedFields.ts';

export interface LoopName {
  /** From the one whose id comes first. */
  readonly nodes: readonly ItemId[];
  readonly text: string;
}
export type LoopField = `loop:${string}`;

const LOOP = 'loop:';
/** Longer loops have no name. */
const MOST_NODES = 50;
/** Of one node. */
export const MOST_LOOP_NAMES = 50;
export const LONGEST_LOOP_NAME = 200;

/** Where the name of a loop stands, wherever it begins to be told. */
export function loopPlace(
  loop: readonly ItemId[],
): { readonly on: ItemId; readonly field: LoopField } | null {
  const on = loop.toSorted((a, b) => (a < b ? -1 : 1))[0];
  if (on === undefined || loop.length < 2 || loop.length > MOST_NODES) return null;
  const at = loop.indexOf(on);
  return { on, field: `${LOOP}${[...loop.slice(at + 1), ...loop.slice(0, at)].join('/')}` };
}

/** One for each loop, wherever it begins to be told; empty for one that can have no name. */
export function loopKey(loop: readonly ItemId[]): string {
  const place = loopPlace(loop);
  return place ? `${place.on} ${place.field}` : '';
}

export const isLoopField = (name: string): name is LoopField => name.startsWith(LOOP);

/** The ids after the node that it stands on, in whatever form a file has them. */
export const loopAfter = (field: LoopField): readonly string[] => field.slice(LOOP.length).split('/');

export function loopNamesIn(on: ItemId, fields: readonly KeyedField[]): readonly LoopName[] {
  const names: LoopName[] = [];
  for (const [name, raw] of fields) {
    if (!isLoopField(name) || !(raw instanceof Y.Text) || names.length === MOST_LOOP_NAMES) continue;
    const text = raw.toString().replace(/\s+/g, ' ').trim().slice(0, LONGEST_LOOP_NAME);
    const nodes = [on, ...loopAfter(name).flatMap((id) => parseItemId(id) ?? [])];
    if (text !== '' && loopPlace(nodes)?.field === name && new Set(nodes).size === nodes.length)
      names.push({ nodes, text });
  }
  return names.sort((a, b) => (a.nodes.join() < b.nodes.join() ? -1 : 1));
}
