/** Keys of somebody who writes the words of a node, on the canvas or in the panel. Answers whether the key was one. */
import type { ItemId } from '../../../shared/ids.ts';
import type { MapDesk } from './MapDesk.ts';

/** What is in the hand stays where it is. */
export function stays({ surface, commands }: MapDesk): void {
  if (surface.hands?.tool.get() !== 'inHand') return;
  commands.fresh = null;
  surface.hands.tool.set('select');
}

export function editorKey(event: KeyboardEvent, desk: MapDesk, id: ItemId, tabMakes: boolean): boolean {
  const { commands, selection } = desk;
  const control = event.ctrlKey || event.metaKey;
  const leave = () => {
    selection.stopEditing();
    desk.surface.focus();
  };
  /** What came to be written in and was not goes. */
  const abandon = () => {
    // A quick hand makes the next one before that code is here.
    const { fresh, parts } = commands;
    if (fresh?.id === id)
      void import('./canvas/inHand.ts').then(
        (code) => code.abandon({ parts, fresh }),
        () => undefined,
      );
    leave();
  };
  if (event.key === 'Enter' || event.key === 'Tab') stays(desk);
  if (event.key === 'Escape') abandon();
  else if (event.key === 'Enter' && !control && !event.shiftKey) leave();
  else if (event.key === 'Enter' && control) commands.linked(id, 'left');
  else if (event.key === 'Tab' && tabMakes && !event.shiftKey) commands.sibling(id);
  else if (event.key === 'Tab' && tabMakes) leave();
  else if (control && event.key.toLowerCase() === 'z') event.shiftKey ? commands.redo() : commands.undo();
  else if (control && event.key.toLowerCase() === 'y') commands.redo();
  else return false;
  return true;
}
