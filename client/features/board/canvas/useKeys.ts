import { type KeyboardEvent, useCallback } from 'react';
import type { Tool } from '../../../canvas/handlers.ts';
import type { Canvas } from './CanvasContext.ts';
import { type Command, commandOf } from './keys.ts';

/** Where the keyboard's own menu opens: under the focused item, else in the middle. */
function menuAt(canvas: Canvas): void {
  const { selection, model, viewport, gestures } = canvas;
  const id = selection.focused;
  const box = id === null ? null : model.box(id);
  const pane = document.querySelector('[data-board-canvas]')?.getBoundingClientRect();
  const clear = viewport.clearBox();
  const at = box ? viewport.toScreen({ x: box.x + box.w / 2, y: box.y + box.h / 2 }) : clear;
  const point = { x: at.x + (pane?.x ?? 0), y: at.y + (pane?.y ?? 0) };
  // A menu that opens while its own key is still being handled takes that key as the one that closes it.
  setTimeout(() => gestures.handlers.onContext?.(box ? id : null, point));
}

function carryOut(command: Command, canvas: Canvas, setTool: (tool: Tool) => void): void {
  const { commands, links, clipboard, gestures, selection } = canvas;
  const acts: Record<Exclude<Command['act'], 'colour'>, () => void> = {
    select: () => setTool('select'),
    hand: () => setTool('hand'),
    note: () => void commands.newNote(),
    frame: () => commands.newFrame(),
    link: () => links.start(),
    list: () => clipboard.writing.set(true),
    duplicate: () => commands.duplicate(),
    cluster: () => void commands.cluster(),
    uncluster: () => commands.uncluster(),
    lock: () => commands.toggleLock(),
    delete: () => commands.remove(),
    undo: () => commands.undo(),
    redo: () => commands.redo(),
    moveTo: () => gestures.choosing.set('move'),
    noteBelow: () => selection.focused !== null && commands.goBeside(selection.focused, 'below'),
    menu: () => menuAt(canvas),
  };
  if (command.act === 'colour') commands.setColourAt(command.index);
  else acts[command.act]();
}

const WRITES: ReadonlySet<Command['act']> = new Set([
  'note',
  'frame',
  'link',
  'list',
  'duplicate',
  'cluster',
  'uncluster',
  'lock',
  'delete',
  'undo',
  'redo',
  'moveTo',
  'noteBelow',
  'colour',
]);

/** Keys of the board. On buttons and in fields over the canvas only undo and redo mean the board. */
export function useKeys(canvas: Canvas, setTool: (tool: Tool) => void, singleKeys: boolean) {
  return useCallback(
    (event: KeyboardEvent) => {
      const target = event.target as Element;
      const press = event.nativeEvent;
      if (press.defaultPrevented || press.isComposing || canvas.selection.editing !== null) return;
      const onSurface = target.matches('[data-item], [role="application"]');
      const command = commandOf(press, singleKeys);
      if (command === null || (!onSurface && command.act !== 'undo' && command.act !== 'redo')) return;
      if (target.matches('input, textarea')) return;
      event.preventDefault();
      if (WRITES.has(command.act) && !canvas.commands.mayEdit) return canvas.commands.refuse();
      carryOut(command, canvas, setTool);
    },
    [canvas, setTool, singleKeys],
  );
}
