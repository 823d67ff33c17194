/** Images for the far view, which is painted and cannot wait: what is not here yet is told of when it has come. */
import type { ItemId } from '../../../../shared/ids.ts';

/** Decoded, each takes megabytes; the browser keeps their bytes. */
const MOST = 60;

export class Pictures {
  readonly #kept = new Map<string, HTMLImageElement>();
  readonly #onCome: (id: ItemId) => void;

  constructor(onCome: (id: ItemId) => void) {
    this.#onCome = onCome;
  }

  get(address: string, id: ItemId): HTMLImageElement | null {
    const kept = this.#kept.get(address) ?? this.#fetch(address, id);
    return kept.complete && kept.naturalWidth > 0 ? kept : null;
  }

  #fetch(address: string, id: ItemId): HTMLImageElement {
    const image = new Image();
    image.onload = () => this.#onCome(id);
    image.src = address;
    const [oldest] = this.#kept.keys();
    if (this.#kept.size >= MOST && oldest !== undefined) this.#kept.delete(oldest);
    this.#kept.set(address, image);
    return image;
  }
}
