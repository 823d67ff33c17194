/** Dims every item but those in the light, without rendering one of them: one style sheet of the page says so. */
import type { ItemId } from '../../../../shared/ids.ts';
import type { Readable } from '../../../live/types.ts';

/** Weighs nothing, so that the style sheet of what must be no layer goes before. */
const ITEMS = ':where([data-board-view] [data-item])';
/**
 * Without colour, but not paler: its words must still be readable, since what is dim is not gone. A filter makes a layer
 * also of a line, which then lies where `--z` says; a frame refuses it: from afar its title lies over what is dim.
 */
const DIM = '>*{filter:grayscale(1);z-index:var(--z)}';
const LIT = '>*{filter:none;z-index:calc(var(--z) + 500000000)}';

function rulesFor(lit: ReadonlySet<ItemId>): string {
  const light = `${ITEMS}:is(${[...lit].map((id) => `[data-item="${id}"]`).join(',')})`;
  return `${ITEMS}${DIM}${light}{outline:3px solid var(--mark);outline-offset:1px}${light}${LIT}`;
}

/** Starts; the answer ends it. */
export function followSpotlight(spotlight: Readable<ReadonlySet<ItemId> | null>): () => void {
  let sheet: CSSStyleSheet | null = null;
  const show = () => {
    const lit = spotlight.get();
    if (sheet === null && lit !== null) {
      sheet = new CSSStyleSheet();
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    }
    sheet?.replaceSync(lit === null ? '' : rulesFor(lit));
  };
  show();
  const stop = spotlight.subscribe(show);
  return () => {
    stop();
    if (sheet) document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
  };
}
