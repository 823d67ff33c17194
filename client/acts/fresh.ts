/**
 * What was made just now and neither I nor anybody else has gone on with: it can still go as if it had never come, and
 * is in the hand until then. Loaded with the bars.
 */
import * as Y from 'yjs';
import type { Tool } from '../canvas/handlers.ts';
import type { Selection, SelectionState } from '../canvas/Selection.ts';
import { itemsOf } from '../live/edit.ts';
import type { History } from '../live/History.ts';
import { othersWork } from '../live/othersWork.ts';
import type { Writable } from '../live/readable.ts';

export interface Newcomer<Id> {
  readonly id: Id;
  /** The step that made it; whatever I do next is another. */
  readonly step: object | null;
  /** What was chosen before it came. */
  readonly before: SelectionState<Id>;
  /** The mouse is on the board and has yet to say where: what is seen stays until then, or until it has words. */
  readonly waits?: boolean;
}

interface Around<Id extends string> {
  readonly context: Parameters<typeof itemsOf>[0];
  readonly history: History;
  readonly selection: Selection<Id>;
  readonly model: {
    readonly store: { flush(): void };
    onChange(listener: () => void): () => void;
  };
}

/** Nobody else wrote in it, moved it or locked it. */
function isMine(entry: Y.Map<unknown>, me: number): boolean {
  for (const { id } of entry._map.values()) if (id.client !== me) return false;
  const words = entry.get('text');
  for (let part = words instanceof Y.Text ? words._start : null; part; part = part.right)
    if (part.id.client !== me) return false;
  return true;
}

export function isFresh<Id extends string>(
  { context, history }: Around<Id>,
  one: Newcomer<Id> | null,
): one is Newcomer<Id> {
  const entry = one === null || one.step !== history.last ? undefined : itemsOf(context).get(one.id);
  return entry !== undefined && isMine(entry, context.doc.clientID);
}

/** All that was written in it is gone again, by whom it came. */
function isEmptied<Id extends string>({ context, history }: Around<Id>, { id, step }: Newcomer<Id>): boolean {
  const entry = itemsOf(context).get(id);
  const words = entry?.get('text');
  const empty = words instanceof Y.Text && words.length === 0;
  return empty && history.below(step) >= 0 && isMine(entry as Y.Map<unknown>, context.doc.clientID);
}

/** It may go: it has no words, and nobody has gone on with it, as by a link. */
export function mayTakeBack<Id extends string>(
  around: Around<Id>,
  one: Newcomer<Id> | null,
): one is Newcomer<Id> {
  const { context } = around;
  if (one === null || !context.mayEdit() || !(isFresh(around, one) || isEmptied(around, one))) return false;
  const { insertions } = one.step as Y.UndoManager['undoStack'][number];
  return othersWork(itemsOf(context), insertions).size === 0;
}

/** Takes it away, where it may go; it is not worth a redo. What was chosen before is again. */
export function takeBack<Id extends string>(around: Around<Id>, one: Newcomer<Id> | null): boolean {
  const { history, model, selection } = around;
  if (!mayTakeBack(around, one)) return false;
  const chosen = selection.single === one.id;
  history.revert(history.below(one.step));
  model.store.flush();
  if (chosen) selection.set(one.before.ids, one.before.focused);
  return true;
}

/** The next press or drag is where it belongs, until it has words (`stay`), the writing ends, or another tool is taken. */
export function keepInHand<Id extends string>(
  around: Around<Id>,
  one: Newcomer<Id> | null,
  tool: Writable<Tool>,
  stay?: () => void,
): boolean {
  const { selection, model } = around;
  const fresh = () => selection.editing === one?.id && isFresh(around, one);
  if (!fresh()) return false;
  tool.set('inHand');
  const settle = () => {
    if (tool.get() === 'inHand' && fresh()) return;
    for (const stop of stops) stop();
    if (selection.editing === one?.id && tool.get() !== 'place') stay?.();
    if (tool.get() !== 'inHand') return;
    tool.set('select');
    // Put down without having been anywhere.
    if (selection.editing !== one?.id) takeBack(around, one);
  };
  const stops = [selection, tool].map((one) => one.subscribe(settle)).concat(model.onChange(settle));
  return true;
}
