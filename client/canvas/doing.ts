/** What every activity of the pointer is and gets. */
import type { Point } from './geometry.ts';
import type { Modifiers } from './gesture.ts';
import type { SurfaceHandlers } from './handlers.ts';
import type { Sketch } from './Sketch.ts';
import type { Stage } from './Stage.ts';

export interface Doing {
  move(at: Point, modifiers: Modifiers): void;
  end(): void;
  cancel(): void;
}

export interface Surroundings<Id extends string> {
  readonly stage: Stage<Id>;
  readonly handlers: SurfaceHandlers<Id>;
  readonly sketch: Sketch;
}
