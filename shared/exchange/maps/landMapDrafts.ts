/** Puts drafts on a map: new ids, and whatever named an item of the file names its new one. */
import type * as Y from 'yjs';
import type { MapItemMap } from '../../documents/barrierMap.ts';
import { isLoopField, loopAfter, loopPlace } from '../../documents/loopNames.ts';
import { type FieldValue, insertMapFields } from '../../documents/mapFields.ts';
import type { ItemId, MemberId } from '../../ids.ts';
import { type ItemDraft, isGroupDraft, isNodeDraft } from './mapDraft.ts';

export interface MapLanding {
  /** Of nodes, in the order of the drafts. */
  readonly placeOf: (draft: number) => { readonly x: number; readonly y: number };
  readonly author: MemberId | null;
  readonly at: number;
  readonly newId: () => ItemId;
}

/** Words of ours, never the name of an item, whatever the ids of a file look like. */
const PLAIN = new Set(
  'kind category field confidence relation strength state stateBy stateTold group'.split(' '),
);
const PLAIN_OF = /^(status|severity|control|source):/;

const withoutLoops = (texts: ItemDraft['texts']) =>
  Object.fromEntries(Object.entries(texts).filter(([name]) => !isLoopField(name)));

function renamed(draft: ItemDraft, idOf: (key: string) => ItemId | undefined) {
  const name = (text: string) => {
    const [what, of = ''] = text.split(':', 2);
    const id = idOf(of);
    return id === undefined ? text : `${what}:${id}`;
  };
  return Object.fromEntries(
    Object.entries(draft.fields).map(([key, value]): [string, FieldValue] => [
      PLAIN_OF.test(key) ? key : name(key),
      typeof value === 'string' && !PLAIN.has(key) && !PLAIN_OF.test(key) ? (idOf(value) ?? value) : value,
    ]),
  );
}

/** Of each new node the names of loops that begin with it, which may be another one than in the file. */
function loopsOn(drafts: readonly ItemDraft[], idOf: (key: string) => ItemId | undefined) {
  const on = new Map<ItemId, Record<string, string>>();
  for (const { key, texts } of drafts)
    for (const [name, text] of Object.entries(texts)) {
      if (!isLoopField(name)) continue;
      const nodes = [key, ...loopAfter(name)].map(idOf);
      const place = nodes.includes(undefined) ? null : loopPlace(nodes as ItemId[]);
      if (place) on.set(place.on, { ...on.get(place.on), [place.field]: text });
    }
  return on;
}

/** The ids of the new items, in the order of the drafts. Call inside a transaction. */
export function landMapDrafts(
  items: Y.Map<MapItemMap>,
  drafts: readonly ItemDraft[],
  { placeOf, author, at, newId }: MapLanding,
): readonly ItemId[] {
  const ids = drafts.map(({ stands }) => stands ?? newId());
  const named = (of: (draft: ItemDraft) => boolean) => {
    const all = drafts.map((draft, place) => [of(draft) ? draft.key : '', ids[place]] as const);
    const byKey = new Map(all);
    byKey.delete('');
    return byKey;
  };
  // A group of a table is called by its name, and a node may be as well.
  const [groups, others] = [named(isGroupDraft), named((draft) => !isGroupDraft(draft))];
  const loops = loopsOn(drafts, (key) => others.get(key));
  const idAt = (place: number | null) => (place === null ? undefined : ids[place]);
  drafts.forEach((draft, place) => {
    const id = ids[place];
    if (id === undefined || draft.stands) return;
    const fields = renamed(draft, (key) => others.get(key) ?? groups.get(key));
    const group = groups.get(String(fields.group ?? ''));
    const [from, to] = [idAt(draft.from), idAt(draft.to)];
    const ends = from && to ? { from, to } : isNodeDraft(draft) ? placeOf(place) : {};
    insertMapFields(items, {
      id,
      author,
      at,
      fields: { ...fields, ...ends, ...(group && { group }) },
      texts: { ...withoutLoops(draft.texts), ...loops.get(id) },
    });
  });
  return ids;
}
