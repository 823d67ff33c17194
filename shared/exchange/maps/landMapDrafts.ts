/** Puts drafts on a map: new ids, and whatever named an item of the file names its new one. */
import * as Y from 'yjs';
import type { MapItemMap } from '../../documents/barrierMap.ts';
import { isLoopField, loopAfter, loopPlace } from '../../documents/loopNames.ts';
import { type FieldValue, insertMapFields, type MapFields } from '../../documents/mapFields.ts';
import type { ItemId, MemberId } from '../../ids.ts';
import { oneLine } from '../cleanText.ts';
import { landOwn } from './landOwn.ts';
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

const SOURCE = /^source:/;
const CONTROL = /^control:/;

/** What of a draft differs from the node that stands: fields that are said replace, a note is added, words are those of its row. */
export function updatesOf(map: MapItemMap | undefined, { fields, texts }: ItemDraft): MapFields {
  const has = (name: string) => map?.get(name);
  const sources = new Set([...(map ?? [])].filter(([name]) => SOURCE.test(name)).map(([, value]) => value));
  const changed = Object.entries(fields).filter(([name, value]) =>
    SOURCE.test(name) ? !sources.has(value) : has(name) !== value,
  );
  // Who can act is one question: who is not named any more cannot.
  const controls = Object.keys(fields).some((name) => CONTROL.test(name));
  const gone = [...(map?.keys() ?? [])].filter((name) => controls && CONTROL.test(name) && !(name in fields));
  const text = String(has('text') ?? '');
  const note = String(has('note') ?? '');
  const isAlike = oneLine(text).toLowerCase() === oneLine(texts.text ?? text).toLowerCase();
  return {
    fields: Object.fromEntries([...changed, ...gone.map((name) => [name, false] as const)]),
    texts: {
      ...(!isAlike && texts.text && { text: texts.text }),
      ...(texts.note &&
        !note.includes(texts.note) && { note: [note, texts.note].filter(Boolean).join('\n') }),
    },
  };
}

export const isUpdate = ({ fields, texts }: MapFields): boolean =>
  Object.keys(fields).length + Object.keys(texts).length > 0;

function update(map: MapItemMap | undefined, draft: ItemDraft): void {
  if (!map) return;
  const { fields, texts } = updatesOf(map, draft);
  for (const [name, value] of Object.entries(fields)) {
    if (value === false) map.delete(name);
    else map.set(name, value);
  }
  for (const [name, words] of Object.entries(texts)) {
    const before = map.get(name);
    const text = before instanceof Y.Text ? before : new Y.Text();
    if (text !== before) map.set(name, text);
    // What is added is added, so that what others write meanwhile stays.
    const stays = words.startsWith(text.toString()) ? text.length : 0;
    text.delete(stays, text.length - stays);
    text.insert(stays, words.slice(stays));
  }
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
    if (draft.stands) update(items.get(draft.stands), draft);
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
  landOwn(items, drafts, ids, { author, at });
  return ids;
}
