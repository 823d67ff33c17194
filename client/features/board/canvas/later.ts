/** Code that hands need for some things only: it comes when one of them is meant, or before, when the page has nothing to do. */
import type { CommandParts } from './Making.ts';

export class Later<Code> {
  readonly fetch: () => Promise<Code>;
  #code: Code | null = null;

  constructor(fetch: () => Promise<Code>) {
    this.fetch = async () => {
      this.#code = await fetch();
      return this.#code;
    };
  }

  /** Null while it is not here; it is asked for. */
  now(): Code | null {
    if (this.#code === null) this.fetch().catch(() => undefined);
    return this.#code;
  }

  /** For what nobody misses when the code cannot be had. */
  hope(act: (code: Code) => void): void {
    if (this.#code !== null) act(this.#code);
    else this.fetch().then(act, () => undefined);
  }

  /** At once when the code is here, so that presses keep their order; why nothing happens is said. */
  run(
    { voice, t }: Pick<CommandParts, 'voice' | 't'>,
    act: (code: Code) => void,
    otherwise: () => void = () => undefined,
  ): void {
    if (this.#code !== null) {
      act(this.#code);
      return;
    }
    this.fetch().then(act, () => {
      voice.problem(t('actions:said.notLoaded'));
      otherwise();
    });
  }
}

/** Where the bold words of an item are. */
export const strongParts = new Later(() => import('../../../canvas/text/strongParts.ts'));
export const stickers = new Later(() => import('../stickers/putSticker.ts'));
export type Stickers = Awaited<ReturnType<typeof stickers.fetch>>;
