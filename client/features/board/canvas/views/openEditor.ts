/** Binds a field to an item's words for as long as somebody writes in it. */

import { boardItems } from '../../../../../shared/documents/board.ts';
import { itemText } from '../../../../../shared/documents/readItem.ts';
import type { ItemId } from '../../../../../shared/ids.ts';
import type { PresencePublisher } from '../../../../canvas/presence/PresencePublisher.ts';
import { TextBinding } from '../../../../canvas/text/TextBinding.ts';
import type { Desk } from '../../actions/Action.ts';
import { carryOut } from '../../actions/carryOut.ts';
import { rewriteText } from '../../acts/change.ts';
import type { BoardModel } from '../../model/boardModel.ts';
import { newcomers } from '../laterNewcomers.ts';
import { tableWalk } from '../laterTables.ts';

export interface EditorParts {
  readonly field: HTMLTextAreaElement;
  readonly id: ItemId;
  /** Enter ends the writing; with Shift it still makes a line in a note. */
  readonly oneLine: boolean;
  /** Tab goes on to the note beside; otherwise, but in a table, the focus goes on in the page. */
  readonly sideways: boolean;
  readonly canvas: Desk & { readonly publisher: PresencePublisher };
}

/** Starts; the answer ends it. */
export function openEditor(parts: EditorParts): () => void {
  const { field, id, canvas } = parts;
  const binding = bind(parts);
  if (binding === null) {
    canvas.selection.stopEditing();
    return () => undefined;
  }
  canvas.publisher.show({ editing: id });
  const stops = [
    // What an image shows is said of it, and several are asked about in turn (IM16): it is no part of making them.
    canvas.model.item(id)?.kind === 'image' ? undefined : canvas.history.writeIn(id),
    listenToKeys(parts, binding),
    outlastTap(field),
    followDeletion(parts),
    () => canvas.publisher.show({ editing: null }),
    () => binding.destroy(),
    newcomers.now()?.attend(parts, binding.text),
  ];
  field.focus({ preventScroll: true });
  const { commands } = canvas;
  const { length } = field.value;
  // A name is given anew more often than it is written on.
  const whole =
    commands.provisional === id ||
    canvas.model.item(id)?.kind === 'frame' ||
    tableWalk.now()?.isUnnamed(commands, id);
  const at = (commands.pressed && newcomers.now()?.caretAt(field, commands.pressed)) ?? length;
  field.setSelectionRange(whole ? 0 : at, whole ? length : at);
  commands.provisional = commands.pressed = null;
  return () => {
    binding.commit();
    for (const stop of stops) stop?.();
    // Without words nobody would see it.
    const { fresh, parts: board } = canvas.commands;
    // With words it came to stay.
    if (fresh?.id === id && field.value !== '') canvas.commands.fresh = null;
    if (fresh?.id === id && canvas.model.item(id)?.kind === 'text' && canvas.selection.editing !== id)
      newcomers.hope((code) => code.takeBack(board, fresh));
  };
}

function bind({ field, id, canvas }: EditorParts): TextBinding | null {
  const { context, history, model } = canvas;
  const items = boardItems(context.doc);
  if (!context.mayEdit()) return null;
  // A hostile or older client left no text: give it one.
  if (itemText(items.get(id)) === null) rewriteText(context, id, '');
  const text = itemText(items.get(id));
  if (text === null) return null;
  return new TextBinding(field, text, {
    write(change) {
      // What was typed into an item that is gone comes back by another way; see followDeletion.
      if (!context.mayEdit() || itemText(items.get(id)) !== text) return;
      history.typing(id);
      const before = text.toString();
      context.doc.transact(() => {
        change();
        newcomers.now()?.sign(context, items.get(id), before);
      }, context.origin);
      model.store.flush();
    },
  });
}

/** Native listeners: the surface's own must not see the keys and presses of somebody who writes. */
function listenToKeys(parts: EditorParts, binding: TextBinding): () => void {
  const { field, canvas } = parts;
  const onKey = (event: KeyboardEvent) => {
    // Ctrl+Shift+O and the like are the page's, whatever has the focus.
    if (!((event.ctrlKey || event.metaKey) && event.shiftKey)) event.stopPropagation();
    if (!event.isComposing && act(event, parts, binding)) event.preventDefault();
  };
  const keep = (event: Event) => {
    // Of what follows the hand a press is as good as one beside it.
    if (event.type !== 'pointerdown' || canvas.hands?.tool.get() !== 'inHand') event.stopPropagation();
  };
  const settle = () => void canvas.hands?.placing.settle();
  // Another window or tab in front ends nothing: the field has the focus again on return.
  const onBlur = () => {
    if (!document.hasFocus() || canvas.selection.editing !== parts.id) return;
    canvas.commands.asking = [];
    canvas.selection.stopEditing();
  };
  const kept = ['pointerdown', 'dblclick', 'copy', 'cut', 'paste', 'keyup', 'contextmenu'] as const;
  field.addEventListener('keydown', onKey);
  field.addEventListener('blur', onBlur);
  field.addEventListener('compositionstart', settle);
  for (const kind of kept) field.addEventListener(kind, keep);
  return () => {
    field.removeEventListener('keydown', onKey);
    field.removeEventListener('blur', onBlur);
    field.removeEventListener('compositionstart', settle);
    for (const kind of kept) field.removeEventListener(kind, keep);
  };
}

/** Of a finger that lifts browsers make a press of a mouse: beside the field it would end what the tap began. */
function outlastTap(field: HTMLTextAreaElement): () => void {
  const ended = new AbortController();
  const { signal } = ended;
  const lift = (event: Event) => {
    const { clientX, clientY } = (event as TouchEvent).changedTouches?.[0] ?? (event as MouseEvent);
    if (document.elementFromPoint(clientX, clientY) !== field) event.preventDefault();
  };
  // And once more when that press comes: a bar may lie there by then.
  for (const kind of ['touchend', 'mousedown'])
    window.addEventListener(kind, lift, { capture: true, passive: false, signal });
  // The next one begins with its own press.
  window.addEventListener('pointerdown', () => ended.abort(), { capture: true, signal });
  return () => ended.abort();
}

const isTabled = (model: BoardModel, id: ItemId) =>
  model.item(id)?.kind === 'table' || model.cellOf(id) !== null;

/** Keys while writing. Answers whether the key was one. */
function act(event: KeyboardEvent, parts: EditorParts, binding: TextBinding): boolean {
  const { field, id, canvas, oneLine, sideways } = parts;
  const { selection, commands } = canvas;
  const control = event.ctrlKey || event.metaKey;
  const note = canvas.model.item(id)?.kind === 'note';
  const by = event.shiftKey ? -1 : 1;
  const leave = () => {
    commands.asking = [];
    binding.commit();
    selection.stopEditing();
    canvas.focusSurface();
  };
  // Of several images that came together, the next is asked about.
  const onward = () => {
    canvas.hands?.placing.settle();
    const { asking } = commands;
    const next = asking.slice(asking.indexOf(id) + 1).find((one) => canvas.model.item(one) !== null);
    if (!next || !asking.includes(id)) return leave();
    binding.commit();
    commands.edit(next);
  };
  // What is marked, or all, becomes bold; a browser's own panels stay closed.
  const strikes = event.shiftKey && event.key.toLowerCase() === 'x';
  if (control && (strikes || /^[biu]$/.test(event.key)))
    return carryOut(event, canvas, { onBoard: true }) || true;
  if (event.key === 'Escape') abandon();
  else if (event.key === 'Enter' && !control && canvas.hands?.placing.settle()) return true;
  else if (event.key === 'Enter' && control && note) go('below');
  else if (event.key === 'Enter' && control && canvas.model.item(id)?.kind === 'shape') goOn();
  else if (event.key === 'Enter' && (control || (oneLine && !(note && event.shiftKey)))) onward();
  else if (event.key === 'Tab' && isTabled(canvas.model, id)) throughTable(by);
  else if (event.key === 'Tab' && newcomers.now()?.shiftPoints(field, by)) return true;
  else if (event.key === 'Tab' && !sideways) return false;
  else if (event.key === 'Tab' && note) go(event.shiftKey ? 'left' : 'right');
  else if (event.key === 'Tab') onward();
  else if (control && event.key.toLowerCase() === 'z') travel(event.shiftKey);
  else if (control && event.key.toLowerCase() === 'y') travel(true);
  else if (event.key === 'Enter') return newcomers.now()?.nextPoint(field) ?? false;
  else return false;
  return true;

  /** What came to be written in and was not goes, as if it had never come. */
  function abandon() {
    binding.commit();
    newcomers.hope((code) => code.abandon(commands, id));
    leave();
  }
  function go(way: 'below' | 'left' | 'right') {
    binding.commit();
    commands.goBeside(id, way);
  }
  /** To the next step of a flow. */
  function goOn() {
    canvas.hands?.placing.settle();
    binding.commit();
    newcomers.run(commands.parts, (code) => code.nextShape(commands, id, 'below'));
  }
  /** Out of it where there is no further, also without the code, which without network may not come. */
  function throughTable(by: 1 | -1) {
    tableWalk.run(
      commands.parts,
      ({ goOnInTable }) => {
        binding.commit();
        if (selection.editing === id && !goOnInTable(commands, id, by)) leave();
      },
      leave,
    );
  }
  function travel(forward: boolean) {
    binding.commit();
    if (forward) commands.redo();
    else commands.undo();
  }
}

/** Somebody else deleted what I write in: my words come back as a note of mine, and I go on writing. */
function followDeletion({ field, id, canvas }: EditorParts): () => void {
  const { model, commands, context, selection } = canvas;
  const items = boardItems(context.doc);
  let before = model.item(id);
  let box = model.box(id);
  const stopFlush = model.onChange(() => {
    before = model.item(id) ?? before;
    box = model.box(id) ?? box;
  });
  const onItems = (event: { readonly keysChanged: ReadonlySet<string> }, transaction: { local: boolean }) => {
    if (!event.keysChanged.has(id) || items.has(id)) return;
    const text = field.value;
    const [start, end] = [field.selectionStart, field.selectionEnd];
    const lost = !transaction.local && text.trim() !== '' && box !== null;
    // The transaction that took it away is still being told.
    queueMicrotask(() => {
      if (selection.editing === id) selection.stopEditing();
      if (!lost || box === null) return;
      const mine = { box, colour: before && 'colour' in before ? before.colour : 'sun', text } as const;
      newcomers.run(commands.parts, (code) => code.rescue(commands, id, mine));
      requestAnimationFrame(() => {
        const again = document.activeElement;
        if (again instanceof HTMLTextAreaElement && again.value === text) again.setSelectionRange(start, end);
      });
    });
  };
  items.observe(onItems);
  return () => {
    stopFlush();
    items.unobserve(onItems);
  };
}
