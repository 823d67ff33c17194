/** What keys did on the canvas, where nothing else says it: how many are chosen, whose an act was, where something lies now. */
import type { ItemId } from '../../../../shared/ids.ts';
import type { TFunction } from '../../../i18n/i18n.ts';
import type { Canvas } from './CanvasContext.ts';

/** A movement is over when no arrow came for so long. */
export const MOVED_MS = 700;
const CHOOSES = /^[ a]$/i;

/** The answer ends it. */
export function followKeys(canvas: Canvas, t: TFunction<'board'>): () => void {
  const { selection, model, names, announcer, gestures } = canvas;
  /** The last key on the canvas; null after a press of the mouse or a finger, who see what they do. */
  let key: string | null = null;
  let seen = selection.state();
  let timer: ReturnType<typeof setTimeout> | null = null;
  /** A choice elsewhere is told once. */
  let told: ReadonlySet<ItemId> | null = null;

  const onKey = ({ key: pressed, target }: KeyboardEvent) => {
    key = target instanceof Element && target.matches('[data-item], [role="application"]') ? pressed : null;
  };
  const onPress = () => {
    key = null;
  };
  const elsewhere = () => {
    const { ids, current } = selection;
    return ids.size > 1 && current !== null && !ids.has(current);
  };
  const onSelection = () => {
    const before = seen;
    seen = selection.state();
    if (key === null || seen.editing !== null) return;
    if (before.ids !== seen.ids) {
      const count = seen.ids.size;
      if (CHOOSES.test(key))
        announcer.say(count > 0 ? t('spoken.count', { count }) : t('said.nothingSelected'));
    } else if (before.focused !== seen.focused && elsewhere() && told !== seen.ids) {
      told = seen.ids;
      announcer.say(t('spoken.elsewhere', { count: seen.ids.size }));
    }
  };
  const sayMoved = () => {
    timer = null;
    const { ids, current } = selection;
    const moved = current !== null && ids.size < 2 ? [current] : [...ids];
    const item = model.item(moved[0] ?? null);
    if (!item) return;
    const place = moved.length === 1 ? names.placeName(item) : names.titleOf(model.parentOf(item.id));
    announcer.say(t('spoken.moved', { count: moved.length, place }));
  };
  const onChange = ({ boxes, local }: { readonly boxes: ReadonlySet<ItemId>; readonly local: boolean }) => {
    if (!local || !key?.startsWith('Arrow') || gestures.busy.get()) return;
    if (![...selection.ids].some((id) => boxes.has(id))) return;
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(sayMoved, MOVED_MS);
  };
  const onBusy = () => {
    if (key === null) return;
    if (gestures.busy.get()) announcer.say(t('spoken.moves'));
    else if (key === 'Escape') announcer.say(t('spoken.back'));
    else sayMoved();
  };
  /** Of several that are chosen while the keyboard is elsewhere it is said with every act that they were meant. */
  const onSaid = () => {
    const { ids } = selection;
    const words = announcer.said.get();
    const before = t('spoken.of', { count: ids.size, words: '' });
    const isOurs = words.startsWith(before) || words === t('spoken.elsewhere', { count: ids.size });
    if (key !== null && words !== '' && !isOurs && !CHOOSES.test(key) && elsewhere())
      announcer.say(before + words);
  };
  const capture = { capture: true };
  window.addEventListener('keydown', onKey, capture);
  window.addEventListener('pointerdown', onPress, capture);
  const stops = [
    selection.subscribe(onSelection),
    model.onChange(onChange),
    gestures.busy.subscribe(onBusy),
    announcer.said.subscribe(onSaid),
  ];
  return () => {
    window.removeEventListener('keydown', onKey, capture);
    window.removeEventListener('pointerdown', onPress, capture);
    for (const stop of stops) stop();
    if (timer !== null) clearTimeout(timer);
  };
}
