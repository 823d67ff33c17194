import type { ItemId } from '../../../../shared/ids.ts';
import { i18n } from '../../../i18n/i18n.ts';
import type { MapSurface } from '../canvas/MapSurface.ts';
import type { MapDesk } from '../MapDesk.ts';

/** The far view dims too, and names say what filter or focus leave out. The answer ends it. */
export function lightSurface({ spotlight }: MapDesk, surface: MapSurface): () => void {
  const { lit } = spotlight;
  const t = i18n.getFixedT(null, 'mapFilter');
  const outside = (id: ItemId) => spotlight.shown.get() !== null && lit.get()?.has(id) === false;
  surface.dims = (id) => lit.get()?.has(id) === false;
  surface.aside = (id) =>
    spotlight.leavesOut(id) ? t('outside') : outside(id) ? t('analysis:focus.outside') : '';
  return lit.subscribe(() => surface.redraw());
}
