import type { Entries } from '../deviceStorage.ts';

/**
 * How many local changes wait on this device, remembered across a reload. Each tab has an entry of its own; a tab that
 * opens the document reads the changes of all of them (they share one copy), and clears those once they are saved.
 */
export class UnsavedMemory {
  readonly #entries: Entries | null;
  readonly #own: string;
  /** Entries of other tabs as they were when this one opened. */
  readonly #others = new Map<string, string>();
  #othersCount: number;
  readonly initial: number;
  #written: number;

  /** Without entries (storage switched off) only the number is forgotten at a reload, not the changes. */
  constructor(entries: Entries | null, document: string, tab: string) {
    const prefix = `jumelage.unsaved.${document}.`;
    this.#entries = entries;
    this.#own = prefix + tab;
    for (let index = 0; index < (entries?.length ?? 0); index++) {
      const key = entries?.key(index) ?? '';
      if (key.startsWith(prefix) && key !== this.#own) this.#others.set(key, entries?.getItem(key) ?? '');
    }
    this.#othersCount = [...this.#others.values()].reduce((sum, value) => sum + (Number(value) || 0), 0);
    this.#written = Number(entries?.getItem(this.#own)) || 0;
    this.initial = this.#othersCount + this.#written;
  }

  /** All that is unsaved in this tab, what it found included. */
  write(count: number): void {
    if (count === 0) this.#clearOthers();
    const own = count - this.#othersCount;
    if (own === this.#written) return;
    this.#written = own;
    if (own === 0) this.#entries?.removeItem(this.#own);
    else this.#remember(own);
  }

  #remember(own: number): void {
    try {
      this.#entries?.setItem(this.#own, String(own));
    } catch {
      // A full storage refuses: the same as none, see the constructor.
    }
  }

  /** What another tab has added since is its own to clear. */
  #clearOthers(): void {
    for (const [key, value] of this.#others)
      if (this.#entries?.getItem(key) === value) this.#entries.removeItem(key);
    this.#others.clear();
    this.#othersCount = 0;
  }
}
