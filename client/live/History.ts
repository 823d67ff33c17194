/**
 * Undo and redo of this tab's own edits (Y.UndoManager over the items, filtered by origin). One act is one step; a
 * gesture (a drag that writes every half second, a burst of typing) is one step from `begin` to `end`.
 */
import * as Y from 'yjs';
import type { Readable } from './types.ts';

export interface HistoryState {
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

const NOTHING: HistoryState = { canUndo: false, canRedo: false };
/** Typing that pauses for this long starts a new step. */
export const TYPING_PAUSE_MS = 1_200;

type Step = Y.UndoManager['undoStack'][number];

/** Somebody writes in one item. */
interface Writing {
  /** The step that made it just before, and did nothing else. */
  readonly made: Step | null;
}

type Phase =
  | { readonly kind: 'between' }
  | { readonly kind: 'gesture'; readonly depth: number }
  | { readonly kind: 'typing'; readonly key: string; readonly until: number };

interface Stacked {
  readonly stackItem: Step;
  readonly changedParentTypes: ReadonlyMap<unknown, unknown>;
}

const onlyMade = ({ changedParentTypes, stackItem }: Stacked, items: unknown): boolean =>
  [...changedParentTypes.keys()].every((type) => type === items) && stackItem.deletions.clients.size === 0;

export class History {
  readonly #items: Y.Map<Y.Map<unknown>>;
  readonly #manager: Y.UndoManager;
  readonly #now: () => number;
  readonly #listeners = new Set<() => void>();
  readonly #watchers = new Set<() => void>();
  #phase: Phase = { kind: 'between' };
  #state: HistoryState = NOTHING;
  #going = false;
  /** What is being taken back. */
  #step: Step | undefined;
  /** The latest step, if it made things and changed nothing that was there. */
  #made: Step | null = null;
  #writing: Writing | null = null;
  /** Wanted only once I have made something, and others have gone on with it. */
  #care: typeof import('./othersWork.ts') | null = null;
  #spared: ReadonlySet<string> = new Set();
  #closed = false;
  #overtaken = false;
  /** What undo and redo leave as it is. */
  isHeld: (id: string) => boolean = () => false;
  /** What the last undo or redo left so. */
  held: readonly string[] = [];

  /** `beside`: what else of the document is taken back. */
  constructor(
    items: Y.Map<Y.Map<unknown>>,
    origin: object,
    now: () => number,
    beside: Y.Map<Y.Map<unknown>>[] = [],
  ) {
    this.#now = now;
    this.#items = items;
    this.#manager = new Y.UndoManager([items, ...beside], {
      trackedOrigins: new Set([origin]),
      deleteFilter: (part) => {
        if (this.#care && this.#spared.has(this.#care.entryOf(part, items))) return false;
        if (this.#step) this.#care?.bringBack(part, this.#step);
        return true;
      },
      captureTimeout: Number.MAX_SAFE_INTEGER,
    });
    for (const event of ['stack-item-added', 'stack-item-popped', 'stack-cleared'] as const)
      this.#manager.on(event, () => this.#refresh());
    this.#manager.on('stack-item-added', (event) => {
      this.#made = !this.#going && onlyMade(event, items) ? event.stackItem : null;
      if (this.#phase.kind === 'typing' && this.#writing?.made)
        event.stackItem.meta.set(History, this.#writing);
      void this.#fetchCare();
    });
    this.#manager.on('stack-item-updated', (event) => {
      if (!onlyMade(event, items)) this.#made = null;
    });
  }

  readonly state: Readable<HistoryState> = {
    get: () => this.#state,
    subscribe: (listener) => {
      this.#listeners.add(listener);
      return () => this.#listeners.delete(listener);
    },
  };

  /** Before each act: a step of its own, unless a gesture is running. */
  step(): void {
    if (this.#phase.kind === 'gesture') return;
    this.#phase = { kind: 'between' };
    this.#manager.stopCapturing();
  }

  /** Before each keystroke into the text `key`: joins the step of the keystrokes just before. */
  typing(key: string): void {
    if (this.#phase.kind === 'gesture') return;
    const now = this.#now();
    const joins = this.#phase.kind === 'typing' && this.#phase.key === key && now < this.#phase.until;
    if (!joins) this.#manager.stopCapturing();
    this.#phase = { kind: 'typing', key, until: now + TYPING_PAUSE_MS };
  }

  /** From now on somebody writes in this item, until the answer is called. */
  writeIn(id: string): () => void {
    const [last, entry] = [this.#manager.undoStack.at(-1), this.#items._map.get(id)];
    const fresh = last && last === this.#made && entry && Y.isDeleted(last.insertions, entry.id);
    const writing = { made: fresh ? last : null };
    this.#writing = writing;
    return () => {
      if (this.#writing === writing) this.#writing = null;
    };
  }

  /**
   * Whoever made something and wrote in it did one thing, once the writing has ended: these steps become one. Not where
   * others wrote in it, since then only my words go; where they linked it or put something in, it stays with its words.
   */
  #joinFirstWords(stack: Step[]): void {
    const writing: Writing | undefined = stack.at(-1)?.meta.get(History);
    const made = writing?.made;
    if (!made || writing === this.#writing) return;
    let at = stack.length - 1;
    while (stack[at]?.meta.get(History) === writing) at--;
    if (stack[at] !== made || this.#care?.wroteIn(this.#items, made.insertions)) return;
    for (const { insertions, deletions } of stack.splice(at + 1)) {
      made.insertions = Y.mergeDeleteSets([made.insertions, insertions]);
      made.deletions = Y.mergeDeleteSets([made.deletions, deletions]);
    }
  }

  /** How many steps lie below this one, if those above it only wrote in what it made; otherwise -1. */
  below(step: object | null): number {
    const stack = this.#manager.undoStack;
    let at = stack.length - 1;
    while (stack[at]?.meta.get(History)?.made === step) at--;
    return stack[at] === step ? at : -1;
  }

  beginGesture(): void {
    if (this.#phase.kind === 'gesture') this.#phase = { kind: 'gesture', depth: this.#phase.depth + 1 };
    else {
      this.#manager.stopCapturing();
      this.#phase = { kind: 'gesture', depth: 1 };
    }
  }

  endGesture(): void {
    if (this.#phase.kind !== 'gesture') return;
    if (this.#phase.depth > 1) this.#phase = { kind: 'gesture', depth: this.#phase.depth - 1 };
    else {
      this.#phase = { kind: 'between' };
      this.#manager.stopCapturing();
    }
  }

  /** Runs `write` as one step, however many acts it calls. */
  together<Result>(write: () => Result): Result {
    this.beginGesture();
    try {
      return write();
    } finally {
      this.endGesture();
    }
  }

  /** What follows from the last step becomes part of it. */
  amend(write: () => void): void {
    const [manager, made] = [this.#manager, this.#made];
    const { lastChange } = manager;
    manager.lastChange = 1;
    write();
    manager.lastChange = lastChange;
    this.#made = made;
  }

  undo(): boolean {
    this.#joinFirstWords(this.#manager.undoStack);
    return this.#go(this.#manager.undoStack, () => this.#manager.undo());
  }

  redo(): boolean {
    return this.#go(this.#manager.redoStack, () => this.#manager.redo());
  }

  /** Whether the last undo or redo left something as it is because others went on with it. */
  get spared(): boolean {
    return this.#overtaken || this.#spared.size > 0;
  }

  /** Without a network others do nothing that I could take back; the next step asks again. */
  async #fetchCare(): Promise<void> {
    this.#care ??= await import('./othersWork.ts').catch(() => null);
  }

  /** The last step. One in which something came and went is passed over; one that others undid ends here, as it is gone. */
  #go(stack: Y.UndoManager['undoStack'], go: () => object | null): boolean {
    this.step();
    this.#going = true;
    let done = false;
    this.#overtaken = false;
    this.held = [];
    while (stack.length > 0 && !done && !this.#overtaken && this.held.length === 0) {
      const rest = stack.splice(0, stack.length - 1);
      const [step] = stack;
      this.#step = step;
      if (step) this.held = this.#care?.leaveHeld(this.#items, step, this.isHeld) ?? [];
      this.#spared = this.#care?.othersWork(this.#items, step?.insertions) ?? new Set();
      done = go() !== null;
      this.#overtaken =
        !done && this.held.length === 0 && step !== undefined && this.#care?.cameToNothing(step) !== true;
      stack.unshift(...rest);
    }
    this.#going = false;
    this.#step = undefined;
    this.#refresh();
    return done;
  }

  /** The step just made, to take back later whatever was done since. */
  get last(): object | null {
    return this.#manager.undoStack.at(-1) ?? null;
  }

  /** Takes back this step only. False when it was taken back already. */
  undoOnly(step: object | null): boolean {
    const stack = this.#manager.undoStack;
    const at = (stack as readonly (object | null)[]).indexOf(step);
    const [found] = at < 0 ? [] : stack.splice(at, 1);
    if (found === undefined) return false;
    stack.push(found);
    return this.undo();
  }

  /** Whether this step has not been taken back, and still can be: not once its document is left. */
  stands(step: object | null): Readable<boolean> {
    return {
      get: () => !this.#closed && (this.#manager.undoStack as readonly (object | null)[]).includes(step),
      subscribe: (listener) => {
        this.#watchers.add(listener);
        return () => this.#watchers.delete(listener);
      },
    };
  }

  /** Whether nothing was done since. */
  get rests(): Readable<boolean> {
    const { last } = this;
    return { ...this.stands(last), get: () => !this.#closed && this.last === last };
  }

  /** Takes back what the gesture that just ended wrote, and forgets it: Esc during a drag is not worth a redo. */
  revert(depthBefore: number): void {
    this.#spared = new Set();
    while (this.#manager.undoStack.length > depthBefore) {
      this.#manager.undo();
      this.#manager.redoStack.pop();
    }
    this.#refresh();
  }

  get depth(): number {
    return this.#manager.undoStack.length;
  }

  destroy(): void {
    this.#closed = true;
    for (const listener of [...this.#watchers]) listener();
    this.#manager.destroy();
    this.#listeners.clear();
    this.#watchers.clear();
  }

  #refresh(): void {
    // Meanwhile the stacks are not whole.
    if (this.#going) return;
    for (const listener of [...this.#watchers]) listener();
    const next = {
      canUndo: this.#manager.undoStack.length > 0,
      canRedo: this.#manager.redoStack.length > 0,
    };
    if (next.canUndo === this.#state.canUndo && next.canRedo === this.#state.canRedo) return;
    this.#state = next;
    for (const listener of [...this.#listeners]) listener();
  }
}
