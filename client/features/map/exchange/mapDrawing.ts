/** What drawings of maps are put together from. */

import type { MapNode } from '../../../../shared/documents/barrierMap.ts';
import { escapeXml } from '../../../../shared/exchange/escapeXml.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import type { Box, Point } from '../../../canvas/geometry.ts';
import { isFilling } from '../canvas/filling.ts';
import type { MarkLook } from '../canvas/linkLook.ts';
import type { Saying } from '../legend/sayings.ts';
import { nodeShape } from '../model/nodeShape.ts';

/** Light always: pictures go into reports. The values are those of client/ui/tokens.css. */
export const LIGHT: Readonly<Record<string, string>> = {
  text: '#1b1f24',
  muted: '#5b6472',
  canvas: '#f6f7f9',
  surface: '#ffffff',
  hairline: '#e3e6eb',
  'control-border': '#767f8d',
  ok: '#0b7a4b',
  warning: '#8a4b08',
  'map-barrier': '#b4232a',
  'map-cause': '#a15c07',
  'map-effect': '#9d2a7a',
  'map-lever': '#6d3fc0',
  'map-solution': '#0b7a4b',
  'map-enabler': '#0b5cad',
  'map-actor': '#4b5563',
  'map-evidence': '#0e7490',
  'map-question': '#5b6472',
};
export const MUTED = '#5b6472';
/** As in Map.module.css. */
const SCALE: Readonly<Record<string, string>> = {
  'severity-1': '#fde6e4',
  'on-severity-1': '#43090d',
  'severity-2': '#f8bfba',
  'on-severity-2': '#43090d',
  'severity-3': '#ee8c85',
  'on-severity-3': '#43090d',
  'severity-4': '#c9353a',
  'on-severity-4': '#ffffff',
  'severity-5': '#7a1117',
  'on-severity-5': '#ffffff',
};
export const light = (ink: string): string => LIGHT[ink] ?? SCALE[ink] ?? MUTED;
const TEXT = light('text');
/** How one person sees a map, where it is not as everybody does. */
export interface Seen {
  /** By its name; null: that of its kind. */
  readonly inkOf: (node: MapNode) => string | null;
  readonly scaleOf: (id: ItemId) => number;
  readonly dims: (id: ItemId) => boolean;
  readonly sayings: readonly Saying[];
  /** Colours say something else than kinds. */
  readonly coloured: boolean;
}

export interface MapLook {
  readonly seen?: Seen | null;
  readonly lines: (text: string) => readonly string[];
  readonly heightOf: (text: string) => number;
  /** About how wide these words are, in letters of size one. */
  readonly widthOf: (text: string) => number;
  /** What is inside the SVG of each kind's icon, in a box of 24, drawn in lines. */
  readonly icons: Readonly<Record<string, string>>;
  readonly pin: string;
}

export interface MapPictureWords {
  readonly title: string;
  /** Above it, with the day; null on paper, which has its own. */
  readonly heading: { readonly title: string; readonly date: string } | null;
  readonly description: string;
  readonly fonts: string;
  readonly legend: string;
  readonly kinds: Readonly<Record<string, string>>;
  readonly relations: Readonly<Record<string, string>>;
  readonly categories: Readonly<Record<string, string>>;
  /** Short names of cities. */
  readonly badges: Readonly<Record<string, string>>;
  readonly cities: Readonly<Record<string, string>>;
  /** What their numbers mean. */
  readonly severity: string;
  readonly pinned: string;
  /** A group without a name, and what lies in one and is not in it. */
  readonly group: string;
  readonly othersIn: (count: number) => string;
  /** What marks on verbs mean. */
  readonly marks: Readonly<Record<'proposed' | 'agreed' | 'disputed' | 'delay', string>>;
  readonly strengths: Readonly<Record<'weak' | 'medium' | 'strong', string>>;
  readonly signs: { readonly '+': string; readonly '-': string; readonly '?': string };
}

export const n = (value: number) => String(Math.round(value * 10) / 10);
export const dashed = (dash: readonly number[]) =>
  dash.length === 0 ? '' : ` stroke-dasharray="${dash.join(' ')}"`;

const channels = (hex: string) => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));

/** So much of it on the paper of nodes, as `color-mix` does on the page. */
export function mixed(ink: string, share: number): string {
  const paper = channels(light('surface'));
  const parts = channels(ink).map((part, at) => Math.round(part * share + (paper[at] ?? 0) * (1 - share)));
  return `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}

/** With its middle there. */
export function iconAt(icon: string, { x, y }: Point, size: number, ink: string): string {
  const corner = `translate(${n(x - size / 2)} ${n(y - size / 2)}) scale(${size / 24})`;
  return `<g transform="${corner}" fill="none" stroke="${ink}" stroke-width="2" stroke-linecap="round" stroke-linejoin="round">${icon}</g>`;
}

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

export function shapeOf(kind: string, { x, y, w, h }: Box, scale = 1, ink = `map-${kind}`): string {
  const dashes = kind === 'question' || !(`map-${kind}` in LIGHT) ? dashed([7, 5]) : '';
  const stroke = `stroke="${isFilling(ink) ? light('control-border') : mixed(light(ink), 0.75)}" stroke-width="${n(1.6 / scale)}" stroke-linejoin="round"${dashes}`;
  const path = `<path d="${nodeShape(kind, w, h)}" fill="${isFilling(ink) ? light(ink) : '#ffffff'}" ${stroke}/>`;
  return `<g transform="translate(${n(x)} ${n(y)}) scale(${scale})">${path}</g>`;
}

/** A mark in a disc: never colour alone. */
export function disc({ text, ink }: MarkLook, { x, y }: Point, r: number): string {
  const mark = line(
    text,
    { x, y: y + r * 0.55 },
    { size: r * 1.65, weight: 700, fill: light('surface'), anchor: 'middle' },
  );
  return `<circle cx="${n(x)}" cy="${n(y)}" r="${r}" fill="${light(ink)}"/>${mark}`;
}
