/** How a link's line looks: the same as an element, in the picture of a crowded view, and far out. */
import type { MapLink } from '../../../../shared/documents/barrierMap.ts';

export interface LineLook {
  /** Name of a colour in ui/tokens.css. */
  readonly ink: string;
  readonly width: number;
  readonly dash: readonly number[];
}

export const CHOSEN: Partial<LineLook> = { ink: 'primary', width: 3.4 };

const INKS: Partial<Record<string, string>> = {
  reduces: 'map-solution',
  'overcome-by': 'map-solution',
  blocks: 'map-barrier',
};
const DOTTED = [4, 4];
const DASHES: Partial<Record<string, readonly number[]>> = {
  involves: DOTTED,
  corresponds: DOTTED,
  unclear: [9, 4],
};
const SOLID: readonly number[] = [];
const WIDTHS = { weak: 1.4, medium: 2, strong: 3.4 };

export function lineLook({ relation, strength }: MapLink): LineLook {
  const kind = relation ?? 'unclear';
  return { ink: INKS[kind] ?? 'muted', width: WIDTHS[strength], dash: DASHES[kind] ?? SOLID };
}

/** Round ends of dashes are hardly seen, and take browsers twice as long. */
export const capOf = (dash: LineLook['dash']) => (dash.length > 0 ? 'butt' : 'round');
