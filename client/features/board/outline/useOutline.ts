/** What the outline knows and may do: rows, focus, acts with their announcements. */
import { useCallback, useEffect, useMemo, useReducer, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NOTE_COLOURS } from '../../../../shared/documents/board.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import { showToast } from '../../../ui/showToast.ts';
import { colourItems, deleteItems, duplicateItems, lockItems } from '../acts/change.ts';
import { clusterItems } from '../acts/cluster.ts';
import type { ActContext } from '../acts/edit.ts';
import { createCluster, createFrame, createNote } from '../acts/make.ts';
import { dropItems } from '../acts/move.ts';
import type { BoardModel } from '../model/boardModel.ts';
import type { History } from '../model/history.ts';
import { neighbourOf, type OutlineRow, outlineRows } from './outlineRows.ts';

export interface OutlineParts {
  readonly model: BoardModel;
  readonly context: ActContext;
  readonly history: History;
  readonly canEdit: boolean;
}

export type Outline = ReturnType<typeof useOutline>;

const NOTE_STEP = 220;

/** A free place for something made here: below everything, so that it covers nothing. */
function placeBelow(model: BoardModel): { x: number; y: number } {
  let x = 0;
  let bottom = Number.NEGATIVE_INFINITY;
  for (const [, box] of model.boxes()) {
    if (box.y + box.h > bottom) x = box.x;
    bottom = Math.max(bottom, box.y + box.h);
  }
  return bottom === Number.NEGATIVE_INFINITY ? { x: 0, y: 0 } : { x, y: bottom + 40 };
}

function useRows(model: BoardModel): readonly OutlineRow[] {
  const [version, changed] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    const stops = [model.onChange(changed), model.store.onFlush(changed)];
    return () => {
      for (const stop of stops) stop();
    };
  }, [model]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the version stands for the model's content
  return useMemo(() => outlineRows(model), [model, version]);
}

/** Focus follows the item, not the place: others' changes never move it to another row. */
function useFocus(rows: readonly OutlineRow[]) {
  const [focused, setFocused] = useState<ItemId | null>(null);
  const elements = useRef(new Map<ItemId, HTMLElement>());
  const wanted = useRef<ItemId | null>(null);
  useEffect(() => {
    const element = wanted.current === null ? undefined : elements.current.get(wanted.current);
    if (!element) return;
    wanted.current = null;
    element.focus();
    element.scrollIntoView({ block: 'nearest' });
  });
  const focus = useCallback((id: ItemId | null) => {
    if (id === null) return;
    wanted.current = id;
    setFocused(id);
  }, []);
  /** The row is current, but the field in it takes the focus: focusing the row as well would end the editing. */
  const focusField = useCallback((id: ItemId) => {
    wanted.current = null;
    setFocused(id);
  }, []);
  const current = rows.some((row) => row.id === focused) ? focused : (rows[0]?.id ?? null);
  return { focused: current, setFocused, focus, focusField, elements: elements.current };
}

export function useOutline({ model, context, history, canEdit }: OutlineParts) {
  const { t } = useTranslation('outline');
  const rows = useRows(model);
  const { focused, setFocused, focus, focusField, elements } = useFocus(rows);
  const [editing, setEditing] = useState<ItemId | null>(null);
  const [said, say] = useState('');
  const rowOf = (id: ItemId) => rows.find((row) => row.id === id);

  const made = (id: ItemId | null, edit = true) => {
    if (id === null) return showToast({ message: t('full'), tone: 'problem' });
    model.store.flush();
    if (!edit) return focus(id);
    focusField(id);
    setEditing(id);
  };
  const addNote = (text = '', near: ItemId | null = null) => {
    const row = near === null ? undefined : rowOf(near);
    const parent = row ? (row.item.kind === 'note' ? row.parent : row.id) : null;
    const box = near === null ? null : model.box(near);
    const place = box && row?.item.kind === 'note' ? { x: box.x, y: box.y + NOTE_STEP } : placeBelow(model);
    const id = createNote(context, { ...place, text }, { parent });
    made(id, text === '');
    if (text !== '') say(t('said.added', { text }));
  };
  const remove = (ids: readonly ItemId[]) => {
    const gone = deleteItems(context, ids);
    if (gone.length === 0) return say(t('said.locked'));
    focus(neighbourOf(rows, new Set(gone)));
    const step = history.last;
    const message = t('said.deleted', { count: gone.length });
    say(message);
    showToast({ message, action: { label: t('undo'), onSelect: () => void history.undoOnly(step) } });
  };
  const moveTo = (ids: readonly ItemId[], parent: ItemId | null, name: string) => {
    const below = placeBelow(model);
    const box = parent === null ? null : model.box(parent);
    const at = box && model.item(parent)?.kind === 'frame' ? { x: box.x + 24, y: box.y + 88 } : below;
    const moved = dropItems(context, ids, {
      parent,
      at: ids.map((id, i) => ({ id, x: at.x, y: at.y + i * NOTE_STEP })),
    });
    say(moved > 0 ? t('said.moved', { name }) : t('said.locked'));
    focus(ids[0] ?? null);
  };
  return {
    rows,
    focused,
    setFocused,
    focus,
    elements,
    editing,
    setEditing,
    said,
    say,
    canEdit,
    model,
    context,
    history,
    addNote,
    remove,
    moveTo,
    addCluster: () => made(createCluster(context, { ...placeBelow(model), title: t('newCluster') })),
    addFrame: () =>
      made(createFrame(context, { ...placeBelow(model), w: 800, h: 600, title: t('newFrame') })),
    clusterOf: (id: ItemId) => made(clusterItems(context, [id], model.box(id) ?? placeBelow(model))),
    duplicate: (id: ItemId) => made(duplicateItems(context, [id], { dx: 24, dy: 24 })?.[0] ?? null, false),
    lock: (id: ItemId, locked: boolean) => {
      lockItems(context, [id], locked);
      say(t(locked ? 'said.nowLocked' : 'said.nowUnlocked'));
    },
    colour: (id: ItemId, index: number) => {
      const colour = NOTE_COLOURS[index];
      if (colour === undefined) return;
      colourItems(context, [id], colour);
      say(t('said.colour', { colour: t(`colours.${colour}`) }));
    },
  };
}
