/** What people say of two nodes that look alike: that they correspond, for everybody, or not, for themselves. */
import { insertLink, judgeLink, type MapLink, mapItems } from '../../../../shared/documents/barrierMap.ts';
import { unusedId } from '../../../../shared/documents/unusedId.ts';
import { type ItemId, type MemberId, pairId } from '../../../../shared/ids.ts';
import type { LinkState } from '../../../../shared/maps/vocabulary.ts';
import { remember, remembered } from '../../../deviceStorage.ts';
import { edit, hasRoomFor } from '../../../live/edit.ts';
import { writable } from '../../../live/readable.ts';
import { judgeLinks, type MapContext } from '../acts/mapActs.ts';
import type { MapDesk } from '../MapDesk.ts';

/** The city that a member speaks for; null: for none, undefined: nobody knows. */
export type CityOf = (id: MemberId | null) => string | null | undefined;

/** What it is once this person says it: one city proposes, another agrees, and so does who speaks for none (ADR 167). */
export function stateOnceSaid(
  me: MemberId | null,
  there: Pick<MapLink, 'state' | 'stateBy' | 'author'> | null,
  cityOf: CityOf,
): LinkState {
  const mine = cityOf(me);
  if (mine === null || there?.state === 'agreed') return 'agreed';
  const theirs = there?.state === 'proposed' ? cityOf(there.stateBy ?? there.author) : undefined;
  return mine !== undefined && theirs !== undefined && theirs !== mine ? 'agreed' : 'proposed';
}

/** Said by this person, as one step of undo; of two people at once there is one link. Null when the map is full. */
export function joinNodes(
  context: MapContext,
  from: ItemId,
  to: ItemId,
  state: LinkState = 'proposed',
): ItemId | null {
  if (!hasRoomFor(context, 1)) return null;
  const id = unusedId(mapItems(context.doc), pairId(from, to));
  const { author } = context;
  const at = context.now();
  edit(context, (items) => {
    insertLink(items, { id, from, to, relation: 'corresponds', author, at });
    judgeLink(items, id, { state, by: author, at });
  });
  return id;
}

/** Said of two nodes that somebody chose. */
export function sayTheyCorrespond(desk: MapDesk, from: ItemId, to: ItemId, cityOf: CityOf): void {
  const { commands, context, history, model } = desk;
  const { voice, t } = commands.parts;
  const there = model
    .linksOf(from)
    .find((link) => link.relation === 'corresponds' && [link.from, link.to].includes(to));
  const state = stateOnceSaid(context.author, there ?? null, cityOf);
  if (there?.state === state) return void voice.say(commands.nameOf(there.id));
  if (there) judgeLinks(context, [there.id], state);
  const id = there?.id ?? joinNodes(context, from, to, state);
  model.store.flush();
  if (id === null) return void voice.problem(t('said.full'));
  const step = history.last;
  const takeBack = () => {
    history.undoOnly(step);
    model.store.flush();
  };
  voice.offer(commands.nameOf(id), t('undo'), takeBack, history.stands(step));
}

interface Pair {
  readonly from: ItemId;
  readonly to: ItemId;
}

/** The best first, each node once: what else a node may be like comes when this one is answered. */
export function bestOfEach<One extends Pair>(pairs: readonly One[], most: number): readonly One[] {
  const taken = new Set<ItemId>();
  const best: One[] = [];
  for (const pair of pairs) {
    if (best.length === most) break;
    if (taken.has(pair.from) || taken.has(pair.to)) continue;
    taken.add(pair.from).add(pair.to);
    best.push(pair);
  }
  return best;
}

const KEY = 'jumelage.apart';
/** Pairs that are remembered: the oldest are proposed again. */
const MOST_APART = 500;

const readApart = (): readonly string[] => remembered(KEY)?.split(' ') ?? [];

/** Pairs that this person does not want proposed again, on this device: nothing is written into the map. */
export const apart = writable<readonly string[]>([]);

export function loadApart(): void {
  apart.set(readApart());
}

/** All of these may be proposed again. */
export function forgetApart(pairs: readonly string[]): void {
  const kept = readApart().filter((one) => !pairs.includes(one));
  remember(KEY, kept.join(' '));
  apart.set(kept);
}

export function keepApart(from: ItemId, to: ItemId, keep: boolean): void {
  const pair = pairId(from, to);
  const others = readApart().filter((one) => one !== pair);
  const kept = (keep ? [...others, pair] : others).slice(-MOST_APART);
  remember(KEY, kept.join(' '));
  apart.set(kept);
}
