/** Where the mouse is over the surface: new things come there. Kept as a place on the screen, for the surface moves below it. */
import { centre, containsPoint, type Point } from './geometry.ts';
import type { Viewport } from './Viewport.ts';

export class Hand {
  #point: Point | null = null;

  /** A place on the surface; null when the mouse is elsewhere. */
  pointAt(point: Point | null, viewport: Viewport): void {
    this.#point = point && viewport.toScreen(point);
  }

  isOn(viewport: Viewport): boolean {
    return this.#point !== null && containsPoint(viewport.clearBox(), this.#point);
  }

  /** On the surface: where the mouse is, or else the middle of what is seen. */
  place(viewport: Viewport): Point {
    const on = this.isOn(viewport) && this.#point;
    return viewport.toBoard(on || centre(viewport.clearBox()));
  }
}
