/** How a link looks: the same as an element, in the picture of a crowded view, far out, and in files. */
import type { MapLink } from '../../../../shared/documents/barrierMap.ts';
import { SIGNS } from '../../../../shared/maps/vocabulary.ts';

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

export function lineLook({ relation, strength }: Pick<MapLink, 'relation' | 'strength'>): LineLook {
  const kind = relation ?? 'unclear';
  return { ink: INKS[kind] ?? 'muted', width: WIDTHS[strength], dash: DASHES[kind] ?? SOLID };
}

/** Round ends of dashes are hardly seen, and take browsers twice as long. */
export const capOf = (dash: LineLook['dash']) => (dash.length > 0 ? 'butt' : 'round');

/** A mark in a disc on its verb. */
export interface MarkLook {
  readonly text: string;
  readonly ink: string;
}

export function signLook({ relation }: Pick<MapLink, 'relation'>): MarkLook | null {
  const kind = relation ?? 'unclear';
  const sign = SIGNS[kind];
  if (!sign) return null;
  const against = kind === 'blocks' ? 'map-barrier' : 'map-solution';
  return { text: sign === '-' ? '−' : sign, ink: sign === '-' ? against : 'muted' };
}

export function stateLook({ state }: Pick<MapLink, 'state'>): MarkLook | null {
  if (state === 'proposed') return null;
  return state === 'agreed' ? { text: '✓', ink: 'ok' } : { text: '!', ink: 'warning' };
}

/** Around its verb. */
export function borderLook({ state }: Pick<MapLink, 'state'>): LineLook {
  const ink = stateLook({ state })?.ink ?? 'hairline';
  return { ink, width: 1.2, dash: state === 'proposed' ? [3, 2.4] : SOLID };
}

export const DELAY = '‖';
