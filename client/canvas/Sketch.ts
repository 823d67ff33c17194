/** Lines of a gesture in the making: the selection box and the link that is being drawn. Over everything. */
import type { Box, Point } from './geometry.ts';
import { centre } from './geometry.ts';
import type { Side } from './items.ts';
import type { Snap } from './snap.ts';

export interface SketchElements {
  /** In board coordinates. */
  readonly marquee: HTMLElement;
  readonly target: HTMLElement;
  readonly path: SVGPathElement;
  readonly guides: SVGPathElement;
  readonly ink: SVGPathElement;
}

/** Half the end of a mark, in screen pixels. */
const TICK = 4;

export class Sketch {
  readonly #elements: SketchElements;

  constructor(elements: SketchElements) {
    this.#elements = elements;
  }

  box(area: Box): void {
    place(this.#elements.marquee, area);
  }

  link(from: Box, side: Side, end: Point, over: Box | null): void {
    this.line(sidePoint(from, side), end, over);
  }

  line(start: Point, end: Point, over: Box | null): void {
    this.#elements.path.setAttribute('d', `M ${start.x} ${start.y} L ${end.x} ${end.y}`);
    this.target(over);
  }

  /** What a line would be joined to. */
  target(over: Box | null): void {
    if (over) place(this.#elements.target, over);
    else this.#elements.target.hidden = true;
  }

  /** Lines along which what is dragged lies with others, and marks of equal gaps. */
  guides({ guides, gaps }: Pick<Snap, 'guides' | 'gaps'>, zoom: number): void {
    const tick = TICK / zoom;
    const lines = guides.map(({ axis, at, from, to }) =>
      axis === 'x' ? `M ${at} ${from} V ${to}` : `M ${from} ${at} H ${to}`,
    );
    const marks = gaps.map(({ axis, at, from, to }) =>
      axis === 'x'
        ? `M ${from} ${at - tick} v ${2 * tick} M ${from} ${at} H ${to} M ${to} ${at - tick} v ${2 * tick}`
        : `M ${at - tick} ${from} h ${2 * tick} M ${at} ${from} V ${to} M ${at - tick} ${to} h ${2 * tick}`,
    );
    this.#elements.guides.setAttribute('d', [...lines, ...marks].join(' '));
  }

  /** The edge of a line while it is drawn. */
  ink(d: string): void {
    this.#elements.ink.setAttribute('d', d);
  }

  clear(): void {
    this.ink('');
    this.#elements.guides.setAttribute('d', '');
    this.#elements.marquee.hidden = true;
    this.#elements.target.hidden = true;
    this.#elements.path.setAttribute('d', '');
  }
}

function place(element: HTMLElement, { x, y, w, h }: Box): void {
  element.hidden = false;
  element.style.transform = `translate(${x}px, ${y}px)`;
  element.style.width = `${w}px`;
  element.style.height = `${h}px`;
}

export function sidePoint(box: Box, side: Side): Point {
  const { x, y } = centre(box);
  if (side === 'left') return { x: box.x, y };
  if (side === 'right') return { x: box.x + box.w, y };
  return side === 'top' ? { x, y: box.y } : { x, y: box.y + box.h };
}
