/** The item under the pointer, for handles and highlights. */
export class Hover<Id extends string> {
  readonly #listeners = new Set<() => void>();
  #id: Id | null = null;

  readonly get = (): Id | null => this.#id;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  set(id: Id | null): void {
    if (id === this.#id) return;
    this.#id = id;
    for (const listener of [...this.#listeners]) listener();
  }
}
