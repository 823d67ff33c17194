import { i18n } from '../../../i18n/i18n.ts';
import type { MapSurface } from '../canvas/MapSurface.ts';
import type { MapDesk } from '../MapDesk.ts';

/** The far view dims too, and names say what the filter leaves out. The answer ends it. */
export function lightSurface({ spotlight }: MapDesk, surface: MapSurface): () => void {
  const { lit } = spotlight;
  const t = i18n.getFixedT(null, 'mapFilter');
  surface.dims = (id) => lit.get()?.has(id) === false;
  surface.aside = (id) => (spotlight.leavesOut(id) ? t('outside') : '');
  return lit.subscribe(() => surface.redraw());
}
