/** The elements of mounted items: place, size, stacking and name are written to them directly, without React. */
import type { Box } from './geometry.ts';
import type { ItemsChange, SurfaceItems } from './items.ts';
import type { StackOrder } from './StackOrder.ts';

const GLIDING = 'data-gliding';
/** Above every number that StackOrder gives. */
const LIFT = 1_000_000_000;
/** From one tier to the next: more than the numbers of all items. */
const TIER = 100_000_000;
/** Others may change something fifty times a second; who goes to an item is told its name anew. */
const NAMES_AFTER_MS = 500;

/** The keyboard went on meanwhile, as to a menu that opened for the item, or to words that somebody writes: it stays there. */
function isElsewhere(element: HTMLElement): boolean {
  const { activeElement: active, body } = document;
  const outside = element.closest('[role="application"]')?.contains(active) === false;
  return active !== body && (outside || active?.matches('input, textarea') === true);
}

export class ItemElements<Id extends string> {
  readonly #items: SurfaceItems<Id>;
  readonly #order: StackOrder<Id>;
  readonly #elements = new Map<Id, HTMLElement>();
  /** Where something is held by a gesture, whatever the document says meanwhile. */
  readonly #held = new Map<Id, Box>();
  readonly #lifted = new Set<Id>();
  /** The zoom that an element's outline was last scaled for. */
  readonly #outlined = new WeakMap<HTMLElement, number>();
  #zoom = 1;
  readonly #written = new WeakMap<HTMLElement, Written>();
  /** Moved by others since names were given last. */
  readonly #unnamed = new Set<Id>();
  #naming: ReturnType<typeof setTimeout> | null = null;
  #awaited: Id | null = null;

  constructor(items: SurfaceItems<Id>, order: StackOrder<Id>) {
    this.#items = items;
    this.#order = order;
  }

  get(id: Id): HTMLElement | null {
    return this.#elements.get(id) ?? null;
  }

  /** For a React ref: returns its cleanup. */
  register(id: Id, element: HTMLElement): () => void {
    this.#elements.set(id, element);
    this.place(id);
    // What is selected already when it is mounted: no frame may follow that would scale it.
    this.scaleOutlines([id], this.#zoom);
    element.setAttribute('aria-label', this.#items.label(id, true));
    if (this.#items.showsSelection?.(id)) element.setAttribute('data-unframed', '');
    if (this.#items.showsFocus?.(id)) element.setAttribute('data-unringed', '');
    if (this.#awaited === id) this.focus(isElsewhere(element) ? null : id);
    return () => {
      if (this.#elements.get(id) === element) this.#elements.delete(id);
    };
  }

  /** Now, or as soon as it is mounted. */
  focus(id: Id | null): void {
    const element = id === null ? null : this.#elements.get(id);
    this.#awaited = element ? null : id;
    if (!element || id === null) return;
    this.rename(id);
    element.focus({ preventScroll: true });
  }

  changed({ ids, glide, movedOnly }: ItemsChange<Id>): void {
    for (const id of ids) {
      const element = this.#elements.get(id);
      if (!element) continue;
      this.place(id, glide && this.#glides(id));
      if (movedOnly) continue;
      if (glide) this.#unnamed.add(id);
      else this.#name(element, this.#items.label(id, true));
    }
    if (this.#unnamed.size > 0) this.#naming ??= setTimeout(this.#nameMoved, NAMES_AFTER_MS);
  }

  #glides(id: Id): boolean {
    return !(this.#held.has(id) || this.#items.isFlat?.(id) || this.#items.bends?.(id));
  }

  readonly #nameMoved = (): void => {
    this.#naming = null;
    for (const id of this.#unnamed) {
      const element = this.#elements.get(id);
      if (element) this.#name(element, this.#items.label(id, true));
    }
    this.#unnamed.clear();
  };

  /** Call when the surface goes. */
  stop(): void {
    if (this.#naming !== null) clearTimeout(this.#naming);
    this.#naming = null;
  }

  restack(): void {
    for (const [id, element] of this.#elements) this.#stack(id, element);
  }

  /** Names may tell a place ("2 of 14"), which others change. */
  rename(id: Id): void {
    const element = this.#elements.get(id);
    if (element) this.#name(element, this.#items.label(id));
  }

  #name(element: HTMLElement, name: string): void {
    if (element.getAttribute('aria-label') !== name) element.setAttribute('aria-label', name);
  }

  /** The box as drawn now. */
  box(id: Id): Box | null {
    return this.#held.get(id) ?? this.#items.box(id);
  }

  hold(id: Id, box: Box, lift: boolean): void {
    this.#held.set(id, box);
    if (lift) this.#lifted.add(id);
    this.place(id);
  }

  /** Back to where the document says. Answers what was held. */
  release(glide: boolean): readonly Id[] {
    const ids = [...this.#held.keys()];
    this.#held.clear();
    this.#lifted.clear();
    for (const id of ids) this.place(id, glide);
    return ids;
  }

  /** Outlines keep their width on the screen: these items know how many board pixels one screen pixel is. */
  scaleOutlines(ids: Iterable<Id>, zoom: number): void {
    this.#zoom = zoom;
    for (const id of ids) {
      const element = this.#elements.get(id);
      if (!element || this.#outlined.get(element) === zoom) continue;
      element.style.setProperty('--board-px', `${1 / zoom}px`);
      this.#outlined.set(element, zoom);
    }
  }

  place(id: Id, glide = false): void {
    const element = this.#elements.get(id);
    const box = this.box(id);
    if (!element || !box) return;
    const written = this.#writtenTo(element);
    if (glide !== written.gliding) element.toggleAttribute(GLIDING, glide);
    written.gliding = glide;
    const angle = this.#items.angle?.(id) ?? 0;
    const turn = angle === 0 ? '' : ` rotate(${angle}deg)`;
    if (this.#isNoLayer(id)) {
      write(element, written, 'left', px(box.x));
      write(element, written, 'top', px(box.y));
    } else write(element, written, 'transform', `translate(${px(box.x)}, ${px(box.y)})${turn}`);
    write(element, written, 'width', px(box.w));
    write(element, written, 'height', px(box.h));
    this.#stack(id, element);
  }

  #stack(id: Id, element: HTMLElement): void {
    write(element, this.#writtenTo(element), this.#isNoLayer(id) ? '--z' : 'zIndex', this.#z(id));
  }

  #isNoLayer(id: Id): boolean | undefined {
    return this.#items.isFlat?.(id) || this.#items.isGround?.(id);
  }

  #writtenTo(element: HTMLElement): Written {
    const known = this.#written.get(element);
    if (known) return known;
    const places = { transform: '', left: '', top: '', width: '', height: '', zIndex: '', '--z': '' };
    const fresh = { gliding: false, ...places };
    this.#written.set(element, fresh);
    return fresh;
  }

  #z(id: Id): string {
    const lifted =
      this.#lifted.has(id) || (this.#items.heldByOthers?.(id) === true && (this.#items.lifts?.(id) ?? true));
    return String(this.#order.z(id) + (this.#items.tier?.(id) ?? 0) * TIER + (lifted ? LIFT : 0));
  }
}

type Property = 'transform' | 'left' | 'top' | 'width' | 'height' | 'zIndex' | '--z';
type Written = Record<Property, string> & { gliding: boolean };

/** Sixteen digits take longer to write and to read than all else of a place. */
const px = (length: number) => `${Math.round(length * 1_000) / 1_000}px`;

/** Writing the same value again still costs style recalculation in some engines, and asking for it costs as much as writing. */
function write(element: HTMLElement, written: Written, property: Property, value: string): void {
  if (written[property] === value) return;
  written[property] = value;
  if (property === '--z') element.style.setProperty(property, value);
  else element.style[property] = value;
}
