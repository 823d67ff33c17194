/**
 * What a step of mine made and others went on with: they wrote in it, put something into it or it into something, linked
 * to it. Taking the step back would take their work along, so these entries stay, with what they stand in.
 */
import * as Y from 'yjs';

type Entries = Y.Map<Y.Map<unknown>>;
type Insertions = Parameters<typeof Y.isDeleted>[0];

/** Made in that step, or brought back since by undo, which makes an item anew. */
function bornIn(entry: Y.Item | null, insertions: Insertions): boolean {
  if (entry === null || Y.isDeleted(insertions, entry.id)) return entry !== null;
  const { left } = entry;
  return left?.redone && Y.compareIDs(left.redone, entry.id) ? bornIn(left, insertions) : false;
}

/** Somebody made an entry of that id at the same moment: of the two mine is the one that is seen. */
function madeByTwo({ left, origin, id }: Y.Item): boolean {
  for (let before = left; before; before = before.left) {
    if (Y.compareIDs(before.lastId, origin))
      return before.redone !== null && Y.compareIDs(before.redone, id) && madeByTwo(before);
    if (before.id.client !== id.client) return true;
  }
  return false;
}

function hasForeignWords(value: unknown, me: number): boolean {
  if (!(value instanceof Y.Text)) return false;
  for (let part = value._start; part !== null; part = part.right)
    if (!part.deleted && part.countable && part.id.client !== me) return true;
  return false;
}

/** The id of the entry that a part of the document belongs to. */
export function entryOf(part: Y.Item, entries: Entries): string {
  const { parent } = part;
  if (parent === entries) return part.parentSub ?? '';
  const holder = parent instanceof Y.AbstractType ? parent._item : null;
  return holder === null ? '' : entryOf(holder, entries);
}

function bornOf(entries: Entries, insertions: Insertions | undefined): ReadonlySet<unknown> {
  const born = new Set<unknown>();
  if (insertions)
    for (const [id, entry] of entries._map) if (!entry.deleted && bornIn(entry, insertions)) born.add(id);
  return born;
}

/** Whether somebody else wrote in what a step made. */
export function wroteIn(entries: Entries, insertions: Insertions): boolean {
  const me = entries.doc?.clientID ?? -1;
  const born = bornOf(entries, insertions);
  return [...entries].some(
    ([id, fields]) => born.has(id) && [...fields.values()].some((value) => hasForeignWords(value, me)),
  );
}

/** Ids of the entries that stay, of a step that inserted these parts. */
export function othersWork(entries: Entries, insertions: Insertions | undefined): ReadonlySet<string> {
  const me = entries.doc?.clientID ?? -1;
  const born = bornOf(entries, insertions);
  const kept = new Set<string>();
  const keep = (id: string) => {
    if (!born.has(id) || kept.has(id)) return;
    kept.add(id);
    // What it lies in and what it joins.
    for (const value of entries.get(id)?.values() ?? []) if (typeof value === 'string') keep(value);
  };
  for (const [id, entry] of entries._map) if (born.has(id) && madeByTwo(entry)) keep(id);
  if (born.size > 0)
    for (const [id, fields] of entries)
      for (const [name, field] of fields._map) {
        if (field.deleted) continue;
        const value = fields.get(name);
        if (hasForeignWords(value, me)) keep(id);
        else if (field.id.client !== me && typeof value === 'string') {
          keep(value);
          if (entries.has(value)) keep(id);
        }
      }
  return kept;
}

type Step = Y.UndoManager['undoStack'][number];

/**
 * Before a value of mine goes: where somebody wrote another one at the same moment, Yjs does not bring back the one that
 * was there, and the field would be gone, a thing without its kind with it. So it is written again.
 */
export function bringBack(part: Y.Item, { insertions, deletions }: Step): void {
  const { parent, parentSub } = part;
  if (part.deleted || parentSub === null || !(parent instanceof Y.Map)) return;
  let before = part.left;
  while (before && (Y.isDeleted(insertions, before.id) || !Y.isDeleted(deletions, before.id)))
    before = before.left;
  if (before?.content instanceof Y.ContentAny) parent.set(parentSub, before.content.getContent()[0]);
}

const inOrder = (parts: Insertions): Insertions => Y.mergeDeleteSets([parts]);

/** Whether all that the step made was gone at its end, and all that it removed was its own: there is nothing to take back. */
export const cameToNothing = ({ insertions, deletions }: Step): boolean =>
  Y.equalDeleteSets(inOrder(insertions), inOrder(deletions));

/**
 * Leaves out of a step what it did to entries that are held fast now, unless it is what holds them. Answers their ids. What
 * is left out cannot be taken back later.
 */
export function leaveHeld(entries: Entries, step: Step, isHeld: (id: string) => boolean): readonly string[] {
  const { doc } = entries;
  const isOwn = (id: string): boolean => {
    const fields = entries.get(id);
    const field = fields?._map.get('locked');
    if (field && !field.deleted) return Y.isDeleted(step.insertions, field.id);
    const holder = fields?.get('parent');
    return typeof holder === 'string' && entries.has(holder) && isOwn(holder);
  };
  const held = new Map<string, boolean>();
  const isLeft = (part: Y.Item | Y.GC) => {
    const id = part instanceof Y.Item ? entryOf(part, entries) : '';
    if (!held.has(id)) held.set(id, entries.has(id) && isHeld(id) && !isOwn(id));
    return held.get(id);
  };
  const without = (all: Insertions): Insertions => {
    const rest = Y.createDeleteSet();
    doc?.transact((transaction) =>
      Y.iterateDeletedStructs(transaction, all, (part: Y.Item | Y.GC) => {
        if (isLeft(part)) return;
        const { client, clock } = part.id;
        const ranges = rest.clients.get(client) ?? [];
        ranges.push({ clock, len: part.length });
        rest.clients.set(client, ranges);
      }),
    );
    return rest;
  };
  const [insertions, deletions] = [without(step.insertions), without(step.deletions)];
  const ids = [...held].flatMap(([id, stays]) => (stays ? [id] : []));
  if (ids.length > 0) Object.assign(step, { insertions, deletions });
  return ids;
}
