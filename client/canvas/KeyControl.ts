/** The keyboard on the surface: roving focus, move mode, selection, zoom. */
import { nearestIn } from './direction.ts';
import type { Box } from './geometry.ts';
import { centre, containsBox, intersects, union } from './geometry.ts';
import { glideCamera } from './glideCamera.ts';
import { ItemDrag } from './ItemDrag.ts';
import type { KeyCommand } from './keys.ts';
import { keyCommand, pageCommand, zoomCommand } from './keys.ts';
import type { PointerControl, PointerSettings } from './PointerControl.ts';
import type { Stage } from './Stage.ts';

export interface KeySettings<Id> extends PointerSettings<Id> {
  readonly singleKeys: boolean;
}

/** By these the keyboard goes somewhere, and where it comes to is shown; a letter, Delete or Ctrl+Z is an act. */
const WALKS = /^(Tab|F6|Arrow|Home|End)/;
const COMES = /^(Tab|F6)/;
const TYPING = 'input, textarea, select, [contenteditable="true"]';

export class KeyControl<Id extends string> {
  readonly #stage: Stage<Id>;
  readonly #pane: HTMLElement;
  readonly #pointer: PointerControl<Id>;
  readonly #settings: () => KeySettings<Id>;
  #move: ItemDrag<Id> | null = null;
  /** The last thing that was done was no press and no wheel. */
  #walks = true;

  constructor(
    stage: Stage<Id>,
    pane: HTMLElement,
    pointer: PointerControl<Id>,
    settings: () => KeySettings<Id>,
  ) {
    this.#stage = stage;
    this.#pane = pane;
    this.#pointer = pointer;
    this.#settings = settings;
  }

  attach(): () => void {
    const ended = new AbortController();
    const options = { signal: ended.signal };
    this.#pane.addEventListener('keydown', this.#onKeyDown, options);
    this.#pane.addEventListener('focusin', this.#onFocusIn, options);
    this.#pane.addEventListener('pointerdown', () => this.#endMove('drop'), { ...options, capture: true });
    this.#pane.addEventListener('focusout', this.#onFocusOut, options);
    for (const kind of ['pointerdown', 'pointermove'])
      this.#pane.addEventListener(kind, () => this.#pane.removeAttribute('data-walked'), options);
    window.addEventListener('keydown', this.#onWalk, { ...options, capture: true });
    for (const kind of ['pointerdown', 'wheel'])
      window.addEventListener(kind, this.#onPress, { ...options, capture: true });
    window.addEventListener('keydown', this.#onKeyWithoutFocus, options);
    window.addEventListener('keyup', this.#onKeyUp, options);
    window.addEventListener('blur', this.#onBlur, options);
    // By the mouse nothing is meant that is not chosen, as after Delete; by key one sees where one has come to.
    const { selection } = this.#stage;
    const stop = selection.subscribe(() => {
      if (selection.ids.size === 0 && this.#pane.dataset.pointed === 'true') selection.clear();
    });
    return () => {
      stop();
      this.#endMove('cancel');
      ended.abort();
    };
  }

  /** Starts moving the selection, or the focused item, by arrow keys. False when nothing may move. */
  #startMove(): boolean {
    const { selection, items, elements } = this.#stage;
    const grabbed = selection.focused ?? [...selection.ids][0] ?? null;
    const box = grabbed === null ? null : elements.box(grabbed);
    if (this.#move || grabbed === null || !box) return false;
    const moving = items.moving(selection.has(grabbed) ? selection.ids : selection.meant(grabbed));
    if (moving.size === 0) return false;
    this.#move = new ItemDrag(this.#stage, this.#settings().handlers, grabbed, 'keyboard', centre(box));
    this.#pane.dataset.moving = 'true';
    this.#stage.setActivity('drag');
    this.#stage.focus();
    return true;
  }

  readonly #onPress = (): void => {
    this.#walks = false;
  };

  /** From elsewhere it comes by fewer keys: arrows are those of a list or a text there. */
  readonly #onWalk = ({ key, target }: KeyboardEvent): void => {
    const here = target instanceof Element && this.#pane.contains(target) && !target.matches(TYPING);
    if (!(here ? WALKS : COMES).test(key)) return;
    this.#pane.dataset.pointed = 'false';
    this.#pane.dataset.walked = 'true';
    this.#walks = true;
  };

  readonly #onKeyDown = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.isComposing) return;
    const command = zoomCommand(event) ?? this.#commandOf(event);
    if (command && this.#carryOut(command, event)) event.preventDefault();
  };

  /** Nothing has the keyboard, as after loading: over the board Space and paging pan and zoom keys zoom all the same. */
  readonly #onKeyWithoutFocus = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || !document.activeElement?.matches('body, main')) return;
    const space = event.key === ' ' ? ({ kind: 'space' } as const) : null;
    const over = this.#pane.matches(':hover') ? (zoomCommand(event) ?? pageCommand(event) ?? space) : null;
    const command = over ?? this.#strayCommand(event);
    if (command && this.#carryOut(command, event)) event.preventDefault();
  };

  /** As after "Undo" of a message, which goes with its button: what is chosen or begun still hears arrows and Esc. */
  #strayCommand(event: KeyboardEvent): KeyCommand | null {
    const { editing, ids } = this.#stage.selection;
    const begun =
      ids.size > 0 || this.#settings().additive || this.#pointer.busy || this.#settings().tool !== 'select';
    if (!begun || editing !== null || document.querySelector('[data-dialog]')) return null;
    const command = this.#commandOf(event, true);
    return command?.kind === 'escape' || command?.kind === 'nudge' ? command : null;
  }

  #commandOf(event: KeyboardEvent, stray = false): KeyCommand | null {
    const target = event.target instanceof Element ? event.target : null;
    const { editing, focused, ids } = this.#stage.selection;
    // The editor owns its keys, except that Esc leaves it.
    if (editing !== null) return event.key === 'Escape' ? { kind: 'escape' } : null;
    const host = stray || target === this.#pane || target?.matches('[data-item]');
    if (!host && (event.key !== 'Escape' || target?.matches(TYPING))) return null;
    return keyCommand(event, {
      moving: this.#move !== null,
      // What begins a link stays where it is.
      focusSelected: this.#settings().tool !== 'line' && (focused !== null ? ids.has(focused) : ids.size > 0),
      singleKeys: this.#settings().singleKeys,
    });
  }

  /** False leaves the key to the browser: Tab past the last item leaves the surface. */
  #carryOut(command: KeyCommand, event: KeyboardEvent): boolean {
    const { selection, viewport } = this.#stage;
    if (command.kind === 'next') return this.#walk(1);
    if (command.kind === 'previous') return this.#walk(-1);
    if (command.kind === 'first' || command.kind === 'last')
      return this.#toEnd(command.kind === 'first' ? 0 : -1);
    if (command.kind === 'go') return this.#go(command.direction);
    if (command.kind === 'nudge') this.#nudge(command.dx, command.dy);
    else if (command.kind === 'page') this.#page(command.dx, command.dy);
    else if (command.kind === 'shift') this.#shift(command.dx, command.dy);
    else if (command.kind === 'edit' && selection.current !== null)
      this.#settings().handlers.onEdit?.(selection.current, null);
    else if (command.kind === 'space') this.#spaceDown(event);
    else if (command.kind === 'escape') this.#escape();
    else if (command.kind === 'startMove') return this.#startMove();
    else if (command.kind === 'drop') this.#endMove('drop');
    else if (command.kind === 'selectAll') selection.set(this.#stage.items.readingOrder(), selection.focused);
    else if (command.kind === 'zoomBy') viewport.zoomAt(command.factor);
    else if (command.kind === 'zoomTo') this.zoomTo(command.what);
    return true;
  }

  readonly zoomTo = (what: 'real' | 'all' | 'selection'): void => {
    const { viewport, index, selection } = this.#stage;
    if (what === 'real') {
      viewport.zoomAt(1 / viewport.zoom);
      return;
    }
    const boxes = [...selection.ids].map((id) => index.box(id)).filter((box) => box !== null);
    const box = what === 'all' ? index.bounds() : union(boxes);
    if (box) glideCamera(viewport, viewport.cameraToFit(box, 48, what === 'all' ? 1 : 2));
  };

  #walk(by: 1 | -1): boolean {
    if (this.#settings().handlers.onWalk?.(by)) return true;
    const order = this.#stage.items.readingOrder();
    const { focused } = this.#stage.selection;
    if (focused === null) return by === 1 && this.goTo(order[0] ?? null);
    return this.goTo(order[order.indexOf(focused) + by] ?? null);
  }

  #toEnd(at: 0 | -1): boolean {
    const { items, selection } = this.#stage;
    const peers = selection.focused === null ? undefined : items.peers?.(selection.focused);
    return this.goTo((peers ?? items.readingOrder()).at(at) ?? null);
  }

  #go(direction: 'left' | 'right' | 'up' | 'down'): boolean {
    const { items, selection, elements, viewport } = this.#stage;
    const from = selection.focused === null ? null : elements.box(selection.focused);
    if (!from) {
      const view = viewport.visibleBox();
      const seen = items
        .readingOrder()
        .find((id) => intersects(elements.box(id) ?? { ...view, w: -1 }, view));
      return this.goTo(seen ?? items.readingOrder()[0] ?? null) || true;
    }
    const others = items
      .readingOrder()
      .filter((id) => id !== selection.focused && !encloses(elements.box(id), from));
    const placed = others
      .map((id) => [id, elements.box(id)] as const)
      .filter((one): one is [Id, Box] => one[1] !== null);
    this.goTo(nearestIn(from, direction, placed));
    // An arrow with nothing ahead stays here; the page must not scroll, nor the browser go back.
    return true;
  }

  /** Focuses an item and brings it into view, clear of chrome. */
  readonly goTo = (id: Id | null): boolean => {
    const box = id === null ? null : this.#stage.elements.box(id);
    if (id === null || !box) return false;
    this.#stage.selection.focus(id);
    this.#stage.viewport.reveal(box);
    this.#stage.focus();
    return true;
  };

  #nudge(dx: number, dy: number): void {
    const { selection, items, viewport, elements } = this.#stage;
    this.#settings().handlers.onNudge?.(items.moving(selection.ids), dx, dy);
    const box = selection.focused === null ? null : elements.box(selection.focused);
    if (box) viewport.reveal(box);
  }

  /** What was at the edge stays in sight. */
  #page(dx: number, dy: number): void {
    const { viewport } = this.#stage;
    const { w, h } = viewport.clearBox();
    viewport.panBy(-0.9 * w * dx, -0.9 * h * dy);
  }

  #shift(dx: number, dy: number): void {
    const move = this.#move;
    if (!move) return;
    const { moved } = move;
    const point = { x: moved.point.x + dx, y: moved.point.y + dy };
    move.move({ dx: moved.dx + dx, dy: moved.dy + dy, point, alt: false });
    if (move.box) this.#stage.viewport.reveal(move.box);
  }

  #endMove(how: 'drop' | 'cancel'): void {
    const move = this.#move;
    this.#move = null;
    if (!move) return;
    this.#pane.dataset.moving = 'false';
    this.#stage.setActivity(null);
    move[how]();
  }

  #escape(): void {
    const { selection } = this.#stage;
    if (selection.editing !== null) selection.stopEditing();
    else if (this.#move) this.#endMove('cancel');
    else if (this.#settings().handlers.onPutBack?.()) return;
    else if (this.#pointer.busy) this.#pointer.cancel();
    // A link that waits for its end is put down before what it begins at is let go, as is a choice that goes on.
    else if (this.#settings().tool === 'line' || this.#settings().additive)
      this.#settings().handlers.onEscape?.();
    else if (selection.ids.size > 0) {
      selection.clear();
      // Nothing is chosen, and nothing looks as if it were: the ring goes around all of it.
      this.#stage.focus();
    } else this.#settings().handlers.onEscape?.();
  }

  #spaceDown(event: KeyboardEvent): void {
    if (event.repeat || this.#pointer.space) return;
    this.#pointer.space = true;
    this.#pointer.spaceUsed = false;
    this.#pane.dataset.space = 'true';
  }

  /** Space held pans; Space pressed and let go selects. */
  readonly #onKeyUp = (event: KeyboardEvent): void => {
    if (event.key !== ' ' || !this.#pointer.space) return;
    const { selection } = this.#stage;
    const { current } = selection;
    if (!this.#pointer.spaceUsed && current !== null && selection.editing === null) {
      const adds = event.shiftKey || event.ctrlKey || event.metaKey;
      if (adds || (selection.has(current) && !selection.isWhole(current))) selection.toggle(current);
      else selection.press(current, true);
      // With nothing chosen the keyboard is still on it.
      if (selection.ids.size === 0) selection.focus(current);
    }
    this.#endSpace();
  };

  readonly #onBlur = (): void => this.#endSpace();

  #endSpace(): void {
    this.#pointer.space = false;
    this.#pane.dataset.space = 'false';
  }

  /** Assistive technology may focus an item by itself. */
  readonly #onFocusIn = (event: FocusEvent): void => {
    const target = event.target as Element;
    const id = target.matches('[data-item]') ? (target.getAttribute('data-item') as Id) : null;
    if (id !== null && id !== this.#stage.selection.current) this.#stage.selection.focus(id);
    // Back from a bar or a panel by keys: not on something out of sight.
    const [from, box] = [event.relatedTarget as Node | null, id && this.#stage.elements.box(id)];
    if (this.#walks && from && box && !this.#pane.contains(from)) this.#stage.viewport.reveal(box);
  };

  /** Moving by keyboard ends where it is when the keyboard goes elsewhere. */
  readonly #onFocusOut = (event: FocusEvent): void => {
    const next = event.relatedTarget;
    if (!(next instanceof Node) || this.#pane.contains(next)) return;
    this.#endMove('drop');
  };
}

/** Going "up" from a note must not end on the frame around it. */
function encloses(outer: Box | null, inner: Box): boolean {
  return outer !== null && containsBox(outer, inner);
}
