/** What drawings of maps are put together from. */
import type { MapLink } from '../../../../shared/documents/barrierMap.ts';
import { escapeXml } from '../../../../shared/exchange/escapeXml.ts';
import { SIGNS } from '../../../../shared/maps/vocabulary.ts';
import type { Box, Point } from '../../../canvas/geometry.ts';
import { nodeShape } from '../model/nodeShape.ts';

/** Light always: pictures go into reports. The values are those of client/ui/tokens.css. */
export const INK: Readonly<Record<string, string>> = {
  barrier: '#b4232a',
  cause: '#a15c07',
  effect: '#9d2a7a',
  lever: '#6d3fc0',
  solution: '#0b7a4b',
  enabler: '#0b5cad',
  actor: '#4b5563',
  evidence: '#0e7490',
  question: '#5b6472',
};
const OTHER = '#5b6472';
const TEXT = '#1b1f24';
export const MUTED = '#5b6472';
export const LINE = '#5b6472';
export const AGAINST = '#0b7a4b';
export const PAPER = '#f6f7f9';
export interface MapLook {
  readonly lines: (text: string) => readonly string[];
  readonly heightOf: (text: string) => number;
  /** About how wide these words are, in letters of size one. */
  readonly widthOf: (text: string) => number;
}

export interface MapPictureWords {
  readonly title: string;
  readonly description: string;
  readonly fonts: string;
  readonly legend: string;
  readonly kinds: Readonly<Record<string, string>>;
  readonly relations: Readonly<Record<string, string>>;
  readonly categories: Readonly<Record<string, string>>;
  /** Short names of cities. */
  readonly badges: Readonly<Record<string, string>>;
  readonly signs: { readonly '+': string; readonly '-': string; readonly '?': string };
}

export const n = (value: number) => String(Math.round(value * 10) / 10);
export const inkOf = (kind: string) => INK[kind] ?? OTHER;

interface LineOf {
  readonly size: number;
  readonly weight?: number;
  readonly fill?: string;
  readonly anchor?: 'middle' | 'end';
}

export function line(
  text: string,
  { x, y }: Point,
  { size, weight = 500, fill = TEXT, anchor }: LineOf,
): string {
  if (text.trim() === '') return '';
  const at = `x="${n(x)}" y="${n(y)}" font-size="${size}" font-weight="${weight}" fill="${fill}"`;
  return `<text ${at}${anchor ? ` text-anchor="${anchor}"` : ''} xml:space="preserve">${escapeXml(text)}</text>`;
}

export function shapeOf(kind: string, { x, y, w, h }: Box, scale = 1): string {
  const dashes = kind === 'question' || !(kind in INK) ? ' stroke-dasharray="7 5"' : '';
  const stroke = `stroke="${inkOf(kind)}" stroke-width="${n(1.8 / scale)}" stroke-linejoin="round"${dashes}`;
  const path = `<path d="${nodeShape(kind, w, h)}" fill="#ffffff" ${stroke}/>`;
  return `<g transform="translate(${n(x)} ${n(y)}) scale(${scale})">${path}</g>`;
}

export const colourOf = (relation: MapLink['relation']) =>
  SIGNS[relation ?? 'unclear'] === '-' ? AGAINST : LINE;

/** A sign in a dot: never colour alone. */
export function signDot(sign: '+' | '-' | '?', { x, y }: Point, r: number): string {
  const colour = sign === '-' ? AGAINST : LINE;
  const mark = line(
    sign === '-' ? '−' : sign,
    { x, y: y + r * 0.55 },
    { size: r * 1.65, weight: 700, fill: '#ffffff', anchor: 'middle' },
  );
  return `<circle cx="${n(x)}" cy="${n(y)}" r="${r}" fill="${colour}"/>${mark}`;
}
