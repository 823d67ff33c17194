/**
 * The keyboard follows the item, not the place: others' changes never move it to another row, and what an act puts in
 * focus gets the keyboard as soon as its row is there.
 */

import type { ItemId } from '../../../../shared/ids.ts';
import type { Selection } from '../../../canvas/Selection.ts';

export class RowFocus {
  readonly #elements = new Map<ItemId, HTMLElement>();
  #wanted: ItemId | null = null;
  /** To be seen as soon as it is there, as what was folded away. */
  #sought: ItemId | null = null;
  #quiet = false;

  /** As a ref of a row. */
  put(id: ItemId, element: HTMLElement | null): void {
    if (element === null) {
      this.#elements.delete(id);
      return;
    }
    this.#elements.set(id, element);
    if (this.#wanted === id) this.#take(element);
    else if (this.#sought === id) element.scrollIntoView({ block: 'nearest' });
    if (this.#sought === id) this.#sought = null;
  }

  /** `start`: at the upper edge, with what it holds below it. */
  readonly focus = (id: ItemId | null, block: 'nearest' | 'start' = 'nearest'): void => {
    this.#wanted = id;
    const element = id === null ? undefined : this.#elements.get(id);
    if (element) this.#take(element, block);
  };

  /** Selects a row and scrolls to it; the keyboard stays where it is. */
  reveal(id: ItemId, selection: Selection<ItemId>): void {
    this.quietly(() => selection.set([id]));
    const element = this.#elements.get(id);
    element?.scrollIntoView({ block: 'nearest' });
    this.#sought = element ? null : id;
  }

  /** Starts; the answer ends it. */
  follow(selection: Selection<ItemId>): () => void {
    let before = selection.focused;
    return selection.subscribe(() => {
      const { focused, editing } = selection;
      const moved = focused !== before;
      before = focused;
      // An editor takes the keyboard itself.
      if (moved && editing === null && !this.#quiet) this.focus(focused);
      if (editing !== null) this.#wanted = null;
    });
  }

  /** The keyboard is where it should be already, or somewhere on purpose: the selection only learns of it. */
  quietly(change: () => void): void {
    this.#quiet = true;
    change();
    this.#quiet = false;
  }

  #take(element: HTMLElement, block: 'nearest' | 'start' = 'nearest'): void {
    this.#wanted = null;
    element.focus({ preventScroll: true });
    element.scrollIntoView({ block });
  }
}
