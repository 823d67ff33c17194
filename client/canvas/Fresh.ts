/** What was made just now and neither I nor anybody else has gone on with: it can still go as if it had never come. */
import type { History } from '../live/History.ts';
import type { Selection, SelectionState } from './Selection.ts';

interface Newcomer<Id> {
  readonly id: Id;
  /** The step that made it; whatever I do next is another. */
  readonly step: object | null;
  /** What was chosen before it came. */
  readonly before: SelectionState<Id>;
}

export class Fresh<Id extends string> {
  readonly #history: History;
  readonly #selection: Selection<Id>;
  readonly #flush: () => void;
  #now: Newcomer<Id> | null = null;

  constructor(history: History, selection: Selection<Id>, flush: () => void) {
    this.#history = history;
    this.#selection = selection;
    this.#flush = flush;
  }

  /** To be told before the writing in it begins. */
  came(id: Id): void {
    this.#now = { id, step: this.#history.last, before: this.#selection.state() };
  }

  /** It stays, with words or without. */
  stays(): void {
    this.#now = null;
  }

  /** Null as soon as somebody wrote in it, moved it, locked it or took it away. */
  get id(): Id | null {
    const { id, step } = this.#now ?? {};
    return id !== undefined && step === this.#history.last && this.#history.isMineAlone(id) ? id : null;
  }

  /** Takes it away, if it is this one and fresh. Answers what was chosen before. */
  takeBack(id: Id): SelectionState<Id> | null {
    const { before, step } = (id === this.id && this.#now) || {};
    this.stays();
    if (!before || !this.#history.unmake(step ?? null)) return null;
    this.#flush();
    return before;
  }
}
