import type { MapSurface } from '../canvas/MapSurface.ts';
import type { MapDesk } from '../MapDesk.ts';

/** The far view dims too. The answer ends it. */
export function lightSurface({ spotlight: { lit } }: MapDesk, surface: MapSurface): () => void {
  surface.dims = (id) => lit.get()?.has(id) === false;
  return lit.subscribe(() => surface.redraw());
}
