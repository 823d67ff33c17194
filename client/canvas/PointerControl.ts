/** Pointer events of the pane as gestures, and what gestures do to camera, selection and items. */

import { begin, seldom } from './activities.ts';
import type { Doing, Surroundings } from './doing.ts';
import { edgeScroll } from './edgeScroll.ts';
import type { Point } from './geometry.ts';
import { centre, containsPoint, inflate } from './geometry.ts';
import type { Effect, Facts, GestureState, Input, Modifiers, Target } from './gesture.ts';
import { AT_REST, PUTS, step } from './gesture.ts';
import type { SurfaceHandlers, Tool } from './handlers.ts';
import { handleTarget, itemTarget, modifiersOf } from './handleTarget.ts';
import type { Sketch } from './Sketch.ts';
import type { Stage } from './Stage.ts';

export interface PointerSettings<Id> {
  readonly handlers: SurfaceHandlers<Id>;
  readonly tool: Tool;
  /** A press adds to the selection as with Shift, until one beside everything: for hands without a keyboard. */
  readonly additive?: boolean;
}

/** How near, in screen pixels, counts as on an item: fingers are wider. */
const SLACK = 4;
const TOUCH_SLACK = 12;
const HOLD_MS = 500;
/** Hovering lasts this far outside an item, so that the pointer can reach the handles beside it. */
const HOVER_REACH = 34;
/** Widgets inside items keep their own pointer. */
const WIDGETS = 'button, a, input, textarea, select, [contenteditable="true"], [data-widget]';

export class PointerControl<Id extends string> {
  readonly #stage: Stage<Id>;
  readonly #pane: HTMLElement;
  readonly #sketch: Sketch;
  readonly #settings: () => PointerSettings<Id>;
  #state: GestureState<Id> = AT_REST;
  #doing: Doing | null = null;
  /** Begun by a press, it follows the mouse to where the next press is. */
  #begun: Doing | null = null;
  #last: { readonly at: Point; readonly modifiers: Modifiers } | null = null;
  #scrollFrame = 0;
  #hoverFrame = 0;
  #holdTimer: ReturnType<typeof setTimeout> | null = null;
  #device = 'mouse';
  /** The finger that is down has asked for the menu. */
  #held = false;
  /** This press has chosen: what comes of it as a click chooses no further. */
  #chose = false;
  /** The last press was of the right button: what comes of it is known when it is let go. */
  #secondary = false;
  /** Set by the keyboard while Space is down. */
  space = false;
  /** A gesture used Space: its release selects nothing. */
  spaceUsed = false;

  constructor(stage: Stage<Id>, pane: HTMLElement, sketch: Sketch, settings: () => PointerSettings<Id>) {
    this.#stage = stage;
    this.#pane = pane;
    this.#sketch = sketch;
    this.#settings = settings;
  }

  attach(): () => void {
    const pane = this.#pane;
    const ended = new AbortController();
    const options = { signal: ended.signal };
    pane.addEventListener('pointerdown', this.#onDown, options);
    pane.addEventListener('pointerenter', this.#stage.measure, options);
    pane.addEventListener('pointermove', this.#onMove, options);
    pane.addEventListener('pointerup', this.#onUp, options);
    pane.addEventListener('pointercancel', this.cancel, options);
    pane.addEventListener('lostpointercapture', this.#onLost, options);
    pane.addEventListener('pointerleave', this.#onLeave, options);
    pane.addEventListener('contextmenu', this.#onContextMenu, options);
    // The focus is given by code: a press must not select text, start a native drag or scroll with the middle button.
    pane.addEventListener('mousedown', this.#onMouse, options);
    // Letting go of it would paste there, where a system has it so.
    pane.addEventListener('mouseup', (event) => event.button === 1 && this.#onMouse(event), options);
    // Browsers click where a finger is lifted: that would close the menu that it asked for.
    pane.addEventListener('touchend', (event) => this.#held && event.preventDefault(), options);
    pane.addEventListener('dragstart', (event) => event.preventDefault(), options);
    window.addEventListener('blur', this.cancel, options);
    const stop = this.#stage.viewport.subscribe(this.#onCamera);
    return () => {
      this.cancel();
      ended.abort();
      stop();
      cancelAnimationFrame(this.#hoverFrame);
      this.#hoverFrame = 0;
    };
  }

  get busy(): boolean {
    return this.#doing !== null;
  }

  /** What a line was begun at, until it has its end or is given up. */
  lineFrom(id: Id | null): void {
    this.#begun?.cancel();
    const box = id === null ? null : this.#stage.items.box(id);
    this.#begun = box && seldom(this.#stage, (code) => code.drawLine(this.#around(), id, centre(box)));
  }

  readonly cancel = (): void => this.#input({ type: 'cancel' });

  readonly #onDown = (event: PointerEvent): void => {
    if (this.#isWidget(event)) return;
    this.#stage.measure();
    this.#held = false;
    this.#chose = false;
    this.#device = event.pointerType;
    this.#secondary = event.pointerType === 'mouse' && event.button === 2;
    this.#pane.dataset.pointed = 'true';
    if (!this.#stage.hasFocus()) this.#pane.focus({ preventScroll: true });
    if (this.space) this.spaceUsed = true;
    this.#pointer('down', event);
    if (this.#state.phase.kind !== 'idle') this.#pane.setPointerCapture(event.pointerId);
    this.#waitForHold();
  };

  readonly #onMove = (event: PointerEvent): void => {
    const at = this.#stage.pointOf(event);
    if (this.#state.phase.kind === 'idle') this.#hoverAt(at, event);
    else for (const one of this.#finely(event)) this.#pointer('move', one);
    this.#last = { at, modifiers: modifiersOf(event) };
    this.#tellPointer();
  };

  /** A line shows every point that the pen was at; for everything else the last of a frame is enough. */
  #finely(event: PointerEvent): readonly PointerEvent[] {
    const all = this.#stage.activity === 'draw' ? (event.getCoalescedEvents?.() ?? []) : [];
    return all.length > 0 ? all : [event];
  }

  readonly #onMouse = (event: MouseEvent): void => {
    if (!this.#isWidget(event)) event.preventDefault();
  };

  readonly #onUp = (event: PointerEvent): void => {
    this.#pointer('up', event);
    this.#stopHold();
    // What was dragged may have gone back, as from under its copy.
    if (this.#state.phase.kind === 'idle') this.#hoverAt(this.#stage.pointOf(event), event);
  };

  /** Also comes after a normal end; then there is nothing left to cancel. */
  readonly #onLost = (event: PointerEvent): void => {
    const { phase } = this.#state;
    if ('pointer' in phase && phase.pointer === event.pointerId) this.cancel();
  };

  readonly #onLeave = (): void => {
    if (this.#state.phase.kind !== 'idle') return;
    this.#last = null;
    this.#begun?.cancel();
    this.#stage.hover.set(null);
    this.#settings().handlers.onPointer?.(null);
  };

  readonly #onContextMenu = (event: MouseEvent): void => {
    if (this.#isWidget(event)) return;
    event.preventDefault();
    if (this.#isByFinger(event)) {
      this.#hold();
      return;
    }
    if (this.#secondary && event.button === 2) return;
    const { selection, elements } = this.#stage;
    if (event.button !== 2) {
      const { current } = selection;
      const box = current === null ? null : elements.get(current)?.getBoundingClientRect();
      const at = box
        ? { x: box.left + box.width / 2, y: box.top + box.height / 2 }
        : { x: event.clientX, y: event.clientY };
      this.#settings().handlers.onContext?.(current, at);
      return;
    }
    this.#context(this.#targetOf(event, 'mouse'), { x: event.clientX, y: event.clientY });
  };

  #context(target: Target<Id>, at: Point): void {
    const { selection } = this.#stage;
    const { x, y } = at;
    const id =
      target.kind === 'board' ? this.#ground(this.#stage.pointOf({ clientX: x, clientY: y })) : target.id;
    if (id !== null && !selection.has(id)) selection.press(id);
    if (id === null) selection.clear();
    this.#settings().handlers.onContext?.(id, at);
  }

  #pointer(type: 'down' | 'move' | 'up', event: PointerEvent): void {
    const device = event.pointerType === 'touch' || event.pointerType === 'pen' ? event.pointerType : 'mouse';
    this.#input({
      type,
      pointer: event.pointerId,
      device,
      button: event.button,
      at: this.#stage.pointOf(event),
      time: event.timeStamp,
      target: type === 'down' ? this.#targetOf(event, device) : { kind: 'board' },
      ...modifiersOf(event),
      ...(event.pointerType === 'pen' && { pressure: event.pressure }),
    });
  }

  #input(input: Input<Id>): void {
    const { phase: before } = this.#state;
    const [state, effects] = step(this.#state, input, this.#facts());
    this.#state = state;
    if (before.kind === 'pressed' && before.target.kind === 'item' && !before.target.words)
      this.#tellStuck(before.target.id, before.device, state.phase.kind);
    for (const effect of effects) this.#apply(effect);
    if (state.phase.kind !== 'pressed') this.#stopHold();
    this.#pane.dataset.panning = String(state.phase.kind === 'pan' || state.phase.kind === 'pinch');
  }

  /** A mouse begins a box instead; a finger that wanted it to move has chosen it before. */
  #tellStuck(id: Id, device: string, now: string): void {
    const { selection, items } = this.#stage;
    const meant = device === 'touch' ? now === 'pan' && selection.has(id) : now === 'active';
    if (meant && this.#settings().tool === 'select' && !items.moving(new Set([id])).has(id))
      this.#settings().handlers.onStuck?.(id);
  }

  #facts(): Facts<Id> {
    const { selection, items } = this.#stage;
    return {
      tool: this.#settings().tool,
      space: this.space,
      adds: this.#settings().additive === true,
      isSelected: (id) => selection.has(id),
      mayMove: (id) => items.moving(items.bends?.(id) ? selection.meant(id) : new Set([id])).size > 0,
      mayLink: (id) => items.mayLink(id),
    };
  }

  #apply(effect: Effect<Id>): void {
    const { viewport, selection } = this.#stage;
    const { handlers } = this.#settings();
    if (effect.kind === 'select' && effect.how === 'toggle') selection.toggle(effect.id);
    else if (effect.kind === 'select') {
      selection.press(effect.id, !this.#chose);
      this.#chose = true;
    } else if (effect.kind === 'deselect') this.#deselect(effect.at);
    else if (effect.kind === 'pan') viewport.panBy(effect.dx, effect.dy);
    else if (effect.kind === 'zoom') viewport.zoomAt(effect.factor, effect.at);
    else if (effect.kind === 'begin') this.#begin(effect);
    else if (effect.kind === 'move') this.#doing?.move(effect.at, effect);
    else if (effect.kind === 'end' || effect.kind === 'cancel') this.#finish(effect.kind);
    else if (effect.kind === 'doubleClick') this.#doubleClick(effect.target, effect.at);
    else if (effect.kind === 'place') handlers.onPlace?.(null, viewport.toBoard(effect.at));
    else if (effect.kind === 'linkClick') handlers.onLinkClick?.(effect.id, effect.side);
    else if (effect.kind === 'bendClick') handlers.onBendClick?.(effect.id, effect.dot, false);
    else this.#context(effect.target, this.#toClient(effect.at));
  }

  /** What lies there as ground is chosen instead, unless a text was being written. */
  #deselect(at: Point | null): void {
    const { selection } = this.#stage;
    const { additive, handlers } = this.#settings();
    if (additive) {
      handlers.onAdded?.();
      return;
    }
    const idle = at !== null && selection.editing === null && this.#settings().tool === 'select';
    const ground = idle ? this.#ground(at) : null;
    if (ground !== null) return void selection.press(ground, true);
    selection.set([], null);
    this.#pane.focus({ preventScroll: true });
  }

  #ground(at: Point): Id | null {
    const { items, viewport } = this.#stage;
    return items.groundAt?.(viewport.toBoard(at), viewport.visibleBox()) ?? null;
  }

  #around(): Surroundings<Id> {
    return { stage: this.#stage, handlers: this.#settings().handlers, sketch: this.#sketch };
  }

  #begin(effect: Extract<Effect<Id>, { kind: 'begin' }>): void {
    this.#stage.setActivity(effect.activity);
    const shift = effect.shift || this.#settings().additive === true;
    this.#doing = begin(this.#around(), { ...effect, shift });
    // Paper that moves under the pen makes another line.
    if (effect.activity !== 'draw') this.#scrollFrame = requestAnimationFrame(this.#scrollAtEdge);
  }

  #finish(how: 'end' | 'cancel'): void {
    const doing = this.#doing;
    const { activity, selection } = this.#stage;
    this.#doing = null;
    cancelAnimationFrame(this.#scrollFrame);
    this.#stage.setActivity(null);
    doing?.[how]();
    if (activity === 'box' && how === 'end' && selection.ids.size === 0) this.#deselect(null);
  }

  #doubleClick(target: Target<Id>, at: Point): void {
    const [{ handlers }, point] = [this.#settings(), this.#stage.viewport.toBoard(at)];
    if (target.kind === 'item') handlers.onEdit?.(target.id, point);
    else if (target.kind === 'bend') handlers.onBendClick?.(target.id, target.dot, true);
    else if (target.kind === 'board') handlers.onCreateAt?.(point);
  }

  readonly #scrollAtEdge = (): void => {
    if (!this.#doing) return;
    this.#scrollFrame = requestAnimationFrame(this.#scrollAtEdge);
    if (!this.#last) return;
    const { dx, dy } = edgeScroll(this.#last.at, this.#stage.viewport.size);
    if (dx !== 0 || dy !== 0) this.#stage.viewport.panBy(dx, dy);
  };

  /** The board moved under a pointer that rests: what it drags moves along. */
  readonly #onCamera = (): void => {
    const moved = this.#doing ?? (this.#device === 'touch' ? null : this.#begun);
    if (this.#last) moved?.move(this.#last.at, this.#last.modifiers);
  };

  #waitForHold(): void {
    this.#stopHold();
    const { phase } = this.#state;
    if (phase.kind === 'pressed' && phase.device === 'touch')
      this.#holdTimer = setTimeout(this.#hold, HOLD_MS);
  }

  readonly #hold = (): void => {
    this.#held = true;
    this.#input({ type: 'hold' });
  };

  /** Browsers have long presses of their own, some sooner, some later than ours: the first one counts. */
  #isByFinger(event: MouseEvent): boolean {
    const type = event instanceof PointerEvent ? event.pointerType : '';
    return type === 'touch' || (type === '' && this.#device === 'touch' && this.#state.phase.kind !== 'idle');
  }

  #stopHold(): void {
    if (this.#holdTimer !== null) clearTimeout(this.#holdTimer);
    this.#holdTimer = null;
  }

  #tellPointer(): void {
    if (this.#hoverFrame !== 0) return;
    this.#hoverFrame = requestAnimationFrame(() => {
      this.#hoverFrame = 0;
      if (this.#last) this.#settings().handlers.onPointer?.(this.#stage.viewport.toBoard(this.#last.at));
    });
  }

  #hoverAt(at: Point, event: PointerEvent): void {
    if (event.pointerType === 'touch') return;
    this.#begun?.move(at, modifiersOf(event));
    const { hover, viewport, elements } = this.#stage;
    if (handleTarget(event)) return;
    const found = this.#hit(at, SLACK);
    const before = hover.get();
    const box = before === null ? null : elements.box(before);
    const near = box && containsPoint(inflate(viewport.boxToScreen(box), HOVER_REACH), at);
    hover.set(found ?? (near ? before : null));
    this.#pane.toggleAttribute('data-border', found !== null && this.#border(found, at) !== null);
  }

  #targetOf(event: MouseEvent, device: string): Target<Id> {
    const handle = handleTarget<Id>(event);
    if (handle) return handle;
    const id = this.#hit(this.#stage.pointOf(event), device === 'touch' ? TOUCH_SLACK : SLACK);
    if (id === null) return { kind: 'board' };
    const border = this.#border(id, this.#stage.pointOf(event));
    return border === null
      ? itemTarget(this.#stage, id, this.#stage.pointOf(event))
      : { kind: 'handle', id: border, handle: 'e' };
  }

  #border(id: Id, at: Point): Id | null {
    const { viewport, items } = this.#stage;
    if (this.#settings().tool !== 'select') return null;
    return items.borderAt?.(id, viewport.toBoard(at), SLACK / viewport.zoom) ?? null;
  }

  #hit(at: Point, slack: number): Id | null {
    const { viewport } = this.#stage;
    return this.#stage.hit(viewport.toBoard(at), slack / viewport.zoom);
  }

  #toClient(at: Point): Point {
    const corner = this.#stage.pointOf({ clientX: 0, clientY: 0 });
    return { x: at.x - corner.x, y: at.y - corner.y };
  }

  /** Text being edited and buttons inside items. Handles of the surface are no widgets. */
  #isWidget(event: Event): boolean {
    if (!(event.target instanceof Element) || handleTarget(event)) return false;
    // The caret is in what follows the hand, which may be on it; what is put comes on marks and counts as well.
    if (PUTS.has(this.#settings().tool)) return false;
    const { editing } = this.#stage.selection;
    const inEditor = editing !== null && (this.#stage.elements.get(editing)?.contains(event.target) ?? false);
    return inEditor || event.target.closest(WIDGETS) !== null;
  }
}
