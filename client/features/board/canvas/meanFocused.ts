/**
 * The keyboard walks without choosing: an act then means what it went on to, not the one item that was chosen before. Several
 * were chosen on purpose: they stay meant wherever it goes.
 */
import type { ItemId } from '../../../../shared/ids.ts';
import type { Canvas } from './CanvasContext.ts';

/** What the browser tells of in its own way. */
const CLIPBOARD = /^[cx]$/i;

/** Whether the key does something with what is chosen. */
function isOfItems(event: KeyboardEvent, { actions, singleKeys, commands }: Canvas): boolean {
  const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
  if ((ctrlKey || metaKey) && !altKey && !shiftKey && CLIPBOARD.test(key)) return true;
  const act = actions.forPress(event, singleKeys.get() && !commands.isDrawn());
  return act !== null && (act.id === 'link' || act.menus?.includes('items') === true);
}

/** Hears a key before the board does; the answer ends it. */
export function meanFocused(canvas: Canvas): () => void {
  const { selection, links, painting, hands } = canvas;
  const onKey = (event: KeyboardEvent) => {
    const { target } = event;
    const { ids, current, editing } = selection;
    if (!(target instanceof Element) || !target.closest('[data-board-canvas] [data-pointed="false"]')) return;
    const walkedOn = ids.size < 2 && current !== null && !ids.has(current) && editing === null;
    if (!walkedOn || target.getAttribute('data-item') !== current || event.isComposing) return;
    const waits = links.step.get().kind !== 'off' || painting.get() || hands.tool.get() !== 'select';
    if (!waits && isOfItems(event, canvas)) selection.set([current as ItemId]);
  };
  window.addEventListener('keydown', onKey, { capture: true });
  return () => window.removeEventListener('keydown', onKey, { capture: true });
}
