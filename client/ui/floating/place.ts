/** Where a panel goes beside what it belongs to: the wanted side, the opposite one if only that has room, never outside. */
export type Side = 'top' | 'bottom' | 'left' | 'right';
export type Placement = Side | `${Side}-start` | `${Side}-end`;

export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

const MARGIN = 8;
const OPPOSITE = { top: 'bottom', bottom: 'top', left: 'right', right: 'left' } as const;

function roomAt(side: Side, anchor: Rect, view: Size): number {
  switch (side) {
    case 'top':
      return anchor.y;
    case 'bottom':
      return view.height - anchor.y - anchor.height;
    case 'left':
      return anchor.x;
    case 'right':
      return view.width - anchor.x - anchor.width;
  }
}

function fits(side: Side, anchor: Rect, panel: Size, view: Size, gap: number): boolean {
  const needed = side === 'top' || side === 'bottom' ? panel.height : panel.width;
  return roomAt(side, anchor, view) >= needed + gap + MARGIN;
}

/** Along the other axis: at the start, the end or the middle of the anchor. */
function along(align: string | undefined, from: number, length: number, size: number): number {
  if (align === 'start') return from;
  return align === 'end' ? from + length - size : from + (length - size) / 2;
}

const within = (at: number, size: number, whole: number) =>
  Math.max(MARGIN, Math.min(at, whole - size - MARGIN));

export function place(anchor: Rect, panel: Size, view: Size, wanted: Placement, gap: number) {
  const [first, align] = wanted.split('-') as [Side, 'start' | 'end' | undefined];
  const other = OPPOSITE[first];
  const turned =
    !fits(first, anchor, panel, view, gap) && roomAt(other, anchor, view) > roomAt(first, anchor, view);
  const side = turned ? other : first;
  const across = side === 'top' || side === 'bottom';
  const x = across
    ? along(align, anchor.x, anchor.width, panel.width)
    : side === 'left'
      ? anchor.x - panel.width - gap
      : anchor.x + anchor.width + gap;
  const y = across
    ? side === 'top'
      ? anchor.y - panel.height - gap
      : anchor.y + anchor.height + gap
    : along(align, anchor.y, anchor.height, panel.height);
  return { x: within(x, panel.width, view.width), y: within(y, panel.height, view.height) };
}
