/** Code that hands need for some things only: it comes when one of them is meant, or before, when the page has nothing to do. */
import type { ItemId } from '../../../../shared/ids.ts';
import { keysAhead } from '../../../canvas/keysAhead.ts';
import type { Selection } from '../../../canvas/Selection.ts';
import { missingText } from '../../../i18n/errorText.ts';
import type { CommandParts } from './Making.ts';

/** What has been chosen since is chosen again, unless the act chose itself or somebody writes. */
function about(meant: ReadonlySet<ItemId>, selection: Selection<ItemId>, act: () => void): void {
  const now = selection.ids;
  const isElse = now !== meant && selection.editing === null;
  if (isElse) selection.set(meant);
  const asked = selection.state();
  act();
  if (isElse && selection.state() === asked) selection.set(now);
}

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

  /** At once when the code is here, else about what was chosen when it was asked for; presses keep their order. Why nothing happens is said. */
  run(
    { voice, selection }: Pick<CommandParts, 'voice' | 'selection'>,
    act: (code: Code) => void,
    otherwise: () => void = () => undefined,
  ): void {
    if (this.#code !== null) {
      act(this.#code);
      return;
    }
    const meant = selection.ids;
    const here = keysAhead(selection);
    this.fetch()
      .then(
        (code) => about(meant, selection, () => act(code)),
        (cause) => {
          voice.problem(missingText(cause));
          otherwise();
        },
      )
      .finally(here);
  }
}

/** Where the bold words of an item are. */
export const strongParts = new Later(() => import('../../../canvas/text/strongParts.ts'));
export const stickers = new Later(() => import('../stickers/putSticker.ts'));
export type Stickers = Awaited<ReturnType<typeof stickers.fetch>>;
