/** Lines of a gesture in the making: the selection box and the link that is being drawn. Over everything. */
import type { Box, Point, TurnedBox } from './geometry.ts';
import type { Side } from './items.ts';
import type { Snap } from './snapped.ts';

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

  line(start: Point, end: Point): void {
    this.#elements.path.setAttribute('d', `M ${start.x} ${start.y} L ${end.x} ${end.y}`);
  }

  /** What a line would be joined to, and the side of it. */
  target(over: TurnedBox | null, side: Side | null): void {
    const { target } = this.#elements;
    if (over) place(target, over);
    else target.hidden = true;
    target.dataset.side = side ?? '';
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

function place(element: HTMLElement, { x, y, w, h, angle = 0 }: TurnedBox): void {
  element.hidden = false;
  element.style.transform = `translate(${x}px, ${y}px) rotate(${angle}deg)`;
  element.style.width = `${w}px`;
  element.style.height = `${h}px`;
}
