/** Binds a field to a text of an item for as long as somebody writes in it. */
import {
  ensureMapText,
  type MapNode,
  type MapText,
  mapItems,
  mapText,
} from '../../../shared/documents/barrierMap.ts';
import { standsFor } from '../../../shared/documents/merged.ts';
import { isOwnKey } from '../../../shared/documents/ownValues.ts';
import type { ItemId } from '../../../shared/ids.ts';
import { TextBinding } from '../../canvas/text/TextBinding.ts';
import { writable } from '../../live/readable.ts';
import { createNode } from './acts/mapActs.ts';
import type { MapDesk } from './MapDesk.ts';

export interface BoundText {
  readonly field: HTMLTextAreaElement;
  readonly id: ItemId;
  readonly name: MapText;
  readonly desk: MapDesk;
}

/**
 * The text of an own column comes with its first letter: of two people who make it before they know of each other one text
 * is kept, and who only looks into the field must not be one of them.
 */
function bindAtFirstLetter(bound: BoundText): () => void {
  const { field, desk } = bound;
  let stop: (() => void) | null = null;
  const begin = () => {
    stop ??= bindNow(bound);
  };
  // Who speaks or has a field filled in gives no notice beforehand.
  const unannounced = () => {
    if (stop) return;
    const words = field.value;
    begin();
    field.value = words;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  };
  const before = new AbortController();
  const { signal } = before;
  field.addEventListener('beforeinput', begin, { signal });
  // An input method is at work with the key before its first letter.
  field.addEventListener('keydown', ({ key }) => key === 'Process' && begin(), { signal });
  field.addEventListener('input', unannounced, { signal });
  desk.publisher.show({ editing: bound.id });
  return () => {
    before.abort();
    if (stop) stop();
    else desk.publisher.show({ editing: null });
  };
}

/** Null where there is nothing to write in; the answer ends it, with everything kept that was typed. */
export function bindText(bound: BoundText): (() => void) | null {
  const { id, name, desk } = bound;
  if (!desk.context.mayEdit()) return null;
  const isThere = mapText(mapItems(desk.context.doc).get(id), name) !== null;
  return isThere || !isOwnKey(name) ? bindNow(bound) : bindAtFirstLetter(bound);
}

function bindNow(bound: BoundText): (() => void) | null {
  const { field, id, name, desk } = bound;
  const { context, history, model, publisher } = desk;
  const items = mapItems(context.doc);
  if (!context.mayEdit()) return null;
  // Who only looks into an own column does nothing that could be taken back.
  context.doc.transact(() => ensureMapText(items, id, name), isOwnKey(name) ? name : context.origin);
  const text = mapText(items.get(id), name);
  if (text === null) return null;
  const binding = new TextBinding(field, text, {
    write(change) {
      if (!context.mayEdit() || mapText(items.get(id), name) !== text) return;
      history.typing(`${id} ${name}`);
      context.doc.transact(change, context.origin);
      model.store.flush();
    },
  });
  const endWriting = history.writeIn(id);
  publisher.show({ editing: id });
  const stopFollowing = name === 'text' ? followLoss(bound) : () => undefined;
  return () => {
    binding.commit();
    endWriting();
    stopFollowing();
    publisher.show({ editing: null });
    binding.destroy();
  };
}

/** In its place; what others said of one that was merged is where it went. */
function likeIt(node: MapNode, words: string) {
  const { x, y, category, field, control, severity, status } = node;
  const said = { control, severity, status, ...(category && { category }), ...(field && { field }) };
  const kind = node.kind === 'unknown' ? 'barrier' : node.kind;
  return { kind, x, y, ...(words === 'said.deletedMine' && said) } as const;
}

type Events = readonly { readonly path: readonly unknown[]; readonly keysChanged?: ReadonlySet<unknown> }[];

/** Somebody else deleted what I write in, or merged it with another: my words go on as a node of mine. */
function followLoss({ field, id, desk }: BoundText): () => void {
  const { model, selection, context, commands } = desk;
  const items = mapItems(context.doc);
  const before = model.node(id);
  const onItems = (events: Events, transaction: { local: boolean }) => {
    const of = events.some(({ path, keysChanged }) =>
      path.length === 0 ? keysChanged?.has(id) : path[0] === id,
    );
    if (!before || transaction.local || !of || (items.has(id) && standsFor(items, id) === id)) return;
    const words = items.has(id) ? 'said.mergedMine' : 'said.deletedMine';
    // The model is told in the next frame: it still has the node as it was.
    const last = model.node(id) ?? before;
    const text = field.value;
    // The transaction that took it away is still being told.
    queueMicrotask(() => {
      if (selection.editing === id) selection.stopEditing();
      if (text.trim() === '') return;
      const again = createNode(context, { ...likeIt(last, words), text });
      model.store.flush();
      if (!again) return;
      selection.startEditing(again);
      const { voice, t } = commands.parts;
      voice.offer(t(words), t('said.seen'), () => undefined, writable(true));
    });
  };
  const hear = onItems as Parameters<typeof items.observeDeep>[0];
  items.observeDeep(hear);
  return () => items.unobserveDeep(hear);
}
