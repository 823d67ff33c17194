import type { Box } from '../../../canvas/geometry.ts';
import type { Side } from '../../../canvas/items.ts';

/** How wide a node is, in map pixels. */
export const NODE_WIDTH = 232;

/** The outline of each kind of node: never colour alone. Path data in a box whose corner is the origin. */
export function nodeShape(kind: string, w: number, h: number): string {
  const cut = 10;
  const point = 16;
  const mid = h / 2;
  switch (kind) {
    case 'barrier':
      return `M${cut} 0H${w - cut}L${w} ${cut}V${h - cut}L${w - cut} ${h}H${cut}L0 ${h - cut}V${cut}Z`;
    case 'cause':
      return `M0 0H${w - point}L${w} ${mid}L${w - point} ${h}H0Z`;
    case 'effect':
      return `M0 0H${w}V${h}H0L${point} ${mid}Z`;
    case 'lever':
      return `M${point} 0H${w - point}L${w} ${mid}L${w - point} ${h}H${point}L0 ${mid}Z`;
    case 'solution':
      return `M${mid} 0H${w - mid}A${mid} ${mid} 0 0 1 ${w - mid} ${h}H${mid}A${mid} ${mid} 0 0 1 ${mid} 0Z`;
    case 'enabler':
      return `M24 0H${w}L${w - 24} ${h}H0Z`;
    case 'actor':
      return `M0 ${h}V24A24 24 0 0 1 24 0H${w - 24}A24 24 0 0 1 ${w} 24V${h}Z`;
    case 'evidence':
      return `M0 0H${w - 20}L${w} 20V${h}H0ZM${w - 20} 0V20H${w}`;
    default:
      return `M0 0H${w}V${h}H0Z`;
  }
}

/** What lines end at: the outline of its kind, and badges on the lower edge. */
export interface Outline {
  readonly kind: string;
  /** How many badges hang from its lower edge, from its right end on. */
  readonly badges: number;
}

/** See Nodes.module.css: from the right end, how wide one may be, how far they hang below. */
const BADGES = { right: 18, wide: 54, below: 13, beside: 8 };

/** With the badges that hang from it. */
export const withBadges = (box: Box, badges: number): Box =>
  badges > 0 ? { ...box, h: box.h + (BADGES.below * box.w) / NODE_WIDTH } : box;

/** How far inside the box lines to that side end there; below zero: outside. `along`: from the middle of the side. */
export function outlineAt({ kind, badges }: Outline, { w, h }: Box, side: Side, along: number): number {
  const scale = w / NODE_WIDTH;
  const far = Math.abs(along);
  if (side === 'bottom') {
    const free = w / 2 - (BADGES.right + badges * BADGES.wide + BADGES.beside) * scale;
    return badges > 0 && along > free ? -BADGES.below * scale : 0;
  }
  if (side === 'top') return 0;
  const left = side === 'left';
  const slanted = (16 * scale * far) / (h / 2);
  switch (kind) {
    case 'cause':
      return left ? 0 : slanted;
    case 'effect':
      return left ? 16 * scale - slanted : 0;
    case 'lever':
      return slanted;
    case 'solution':
      return h / 2 - Math.sqrt(Math.max(0, (h / 2) ** 2 - far ** 2));
    case 'enabler':
      return 24 * scale * (left ? (h / 2 - along) / h : (h / 2 + along) / h);
    default:
      return 0;
  }
}
