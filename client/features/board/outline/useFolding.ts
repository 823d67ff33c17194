/** Which rows are shown, and the ways to fold and unfold. What has the keyboard is never folded away. */
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import type { ItemId } from '../../../../shared/ids.ts';
import { i18n } from '../../../i18n/i18n.ts';
import { useReadable } from '../../../live/useLive.ts';
import { usePrinting } from '../../../ui/usePrinting.ts';
import type { OutlineDesk } from './openOutline.ts';
import { holdersOf, type OutlineRow, shownRows } from './outlineRows.ts';

export interface Folding {
  readonly shown: readonly OutlineRow[];
  readonly folded: ReadonlySet<ItemId>;
}

const NOTHING: ReadonlySet<ItemId> = new Set();

/** Opens around whatever the keyboard comes to, by whichever way: found, made, moved there, or by somebody else's hand. */
export function useFolding(desk: OutlineDesk, rows: readonly OutlineRow[]): Folding {
  const { folds, model, selection } = desk;
  const kept = useReadable(folds.folded);
  const focused = useSyncExternalStore(selection.subscribe, () => selection.focused);
  const around = holdersOf(model, focused)
    .filter((id) => kept.has(id))
    .join(' ');
  // Shown in the same moment as it is focused: a row that came later would have lost the keyboard.
  const folded = useMemo(
    () => (around === '' ? kept : new Set([...kept].filter((id) => !around.split(' ').includes(id)))),
    [kept, around],
  );
  useEffect(() => {
    if (around !== '') folds.unfold(around.split(' ') as ItemId[]);
  }, [around, folds]);
  // On paper nothing can be opened.
  const away = usePrinting() ? NOTHING : folded;
  const shown = useMemo(() => shownRows(rows, away), [rows, away]);
  return { shown, folded: away };
}

const words = () => i18n.getFixedT(i18n.language, 'outline');

/** What was chosen in it is chosen no more, since nobody would see what an act did; it is itself instead. */
export function setFolded(desk: OutlineDesk, id: ItemId, fold: boolean): void {
  const { folds, model, selection, announcer, names } = desk;
  if (!fold) folds.unfold([id]);
  else {
    const inside = (one: ItemId | null) => holdersOf(model, one).includes(id);
    if ([...selection.ids, selection.focused].some(inside)) selection.set([id]);
    folds.fold([id]);
  }
  announcer.say(words()(fold ? 'said.folded' : 'said.unfolded', { title: names.titleOf(id) }));
}

/** All headings, or everything that is folded. */
export function setAllFolded(desk: OutlineDesk, rows: readonly OutlineRow[], fold: boolean): void {
  const { folds, model, selection, announcer } = desk;
  if (fold) {
    const ids = rows.filter((row) => row.foldable && row.contents.length > 0).map((row) => row.id);
    const outermost = holdersOf(model, selection.focused).at(-1);
    if (outermost !== undefined) selection.set([outermost]);
    else
      selection.set(
        [...selection.ids].filter((id) => holdersOf(model, id).length === 0),
        selection.focused,
      );
    folds.fold(ids);
  } else folds.unfold(folds.folded.get());
  announcer.say(words()(fold ? 'said.allFolded' : 'said.allUnfolded'));
}
