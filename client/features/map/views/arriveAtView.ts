/** A saved view that the address names is opened as it is now. From then on the address says it no more. */
import { mapViews } from '../../../../shared/documents/barrierMap.ts';
import { type ItemId, parseItemId } from '../../../../shared/ids.ts';
import { i18n } from '../../../i18n/i18n.ts';
import { showToast } from '../../../ui/showToast.ts';
import type { MapDesk } from '../MapDesk.ts';
import { openView, VIEW } from './openView.ts';
import { viewsOf } from './viewActs.ts';

/** A device may show an older copy first: the view may be on its way for so long. */
export const ON_ITS_WAY_MS = 5_000;

/** Null where the address names none; empty for what can be no view. */
export function viewIn(search: string): ItemId | '' | null {
  const id = new URLSearchParams(search).get(VIEW);
  return id === null ? null : (parseItemId(id) ?? '');
}

export function withoutView(search: string): string {
  const query = new URLSearchParams(search);
  query.delete(VIEW);
  return `?${query}`;
}

/** Once it is there and the first look is over. Until the answer is called. */
export function arriveAtView(desk: MapDesk, id: ItemId | ''): () => void {
  const { context, look, model, surface } = desk;
  const views = mapViews(context.doc);
  const named = () => viewsOf(desk).find((one) => one.id === id);
  const seek = () => {
    const view = look.seen || surface.hands === null ? named() : undefined;
    if (!view) return;
    stop();
    openView(desk, view);
  };
  const giveUp = () => {
    stop();
    const view = named();
    if (view) openView(desk, view);
    else showToast({ message: i18n.t('mapViews:gone'), tone: 'problem' });
  };
  const unsubscribe = model.onChange(seek);
  const timer = setTimeout(giveUp, id === '' ? 0 : ON_ITS_WAY_MS);
  views.observe(seek);
  const stop = () => {
    unsubscribe();
    clearTimeout(timer);
    views.unobserve(seek);
  };
  seek();
  return stop;
}
