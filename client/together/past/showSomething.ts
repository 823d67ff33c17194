import { type Box, intersects } from '../../canvas/geometry.ts';
import type { Viewport } from '../../canvas/Viewport.ts';

interface Shown {
  readonly model: {
    onChange(listener: () => void): () => void;
    boxes(): Iterable<readonly [unknown, Box]>;
  };
  readonly viewport: Viewport;
}

/**
 * One looks at a moment from where one looked before; where nothing of it lies there, `all` shows the whole of it: an
 * empty canvas would say that nothing was there. Answers the end of it.
 */
export function showSomething({ model, viewport }: Shown, all: () => void): () => void {
  return model.onChange(() => {
    const view = viewport.boxToBoard(viewport.clearBox());
    const boxes = [...model.boxes()];
    if (view.w > 0 && boxes.length > 0 && !boxes.some(([, box]) => intersects(box, view))) all();
  });
}
