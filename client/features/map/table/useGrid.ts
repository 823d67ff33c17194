/** The keyboard of the table, as the ARIA grid pattern has it: one cell or heading takes part in Tab. */
import {
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
  type RefObject,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import type { MapNode } from '../../../../shared/documents/barrierMap.ts';
import { type ItemId, parseItemId } from '../../../../shared/ids.ts';
import { atOnce } from '../../../ui/atOnce.ts';
import { useKeyboardHere } from '../keyboardAlong.ts';
import { type MapDesk, useDesk } from '../MapDesk.ts';
import { lowerSheet } from '../panel/lowerSheet.ts';
import { LETTER, type Opened, opensList, TYPED } from './ChoiceField.tsx';
import { walk } from './gridKeys.ts';
import { chosenRows, HEAD, isSame, PICK, type Place } from './TableDesk.ts';
import { useExtending } from './useExtending.ts';
import { useGoingOn } from './useGoingOn.ts';

export interface GridParts {
  readonly root: RefObject<HTMLElement | null>;
  readonly rows: readonly MapNode[];
  /** With that of the checkboxes. */
  readonly columns: readonly string[];
  readonly newRow: () => void;
  /** What a digit says in a cell; false where none means anything. */
  readonly rate: (place: Place, digit: string) => boolean;
  /** Shows a row that the filter hides. */
  readonly showAll: () => void;
}

const ERASES = /^(Delete|Backspace)$/;

function placeOf(element: Element): Place | null {
  const cell = element.closest<HTMLElement>('[data-column]');
  const { column, item } = cell?.dataset ?? {};
  return column === undefined ? null : { row: parseItemId(item) ?? HEAD, column };
}

function focusOn(root: HTMLElement | null, { row, column }: Place): boolean {
  const item = row === HEAD ? ':not([data-item])' : `[data-item="${row}"]`;
  const cell = root?.querySelector<HTMLElement>(`[data-column="${column}"]${item}`);
  cell?.focus();
  return cell !== undefined && cell !== null;
}

/** The place that has the keyboard; when its row is gone, the one that came to be there. */
function usePlace({ root, rows, columns }: GridParts) {
  const { model, selection } = useDesk();
  const here = selection.single ?? selection.focused;
  // A link has no row: it is one of the node that it starts from.
  const came = model.link(here)?.from ?? here;
  const [at, setAt] = useState<Place | null>(came && { row: came, column: 'words' });
  const [open, setOpen] = useState<Opened>(null);
  /** Where a range of cells begins; it ends where the keyboard is. */
  const [from, setFrom] = useState<Place | null>(null);
  const take = useRef(false);
  const index = useRef(0);
  const found = at === null ? -1 : rows.findIndex(({ id }) => id === at.row);
  if (found >= 0) index.current = found;
  const near = rows[Math.min(index.current, rows.length - 1)]?.id ?? HEAD;
  const column = at !== null && columns.includes(at.column) ? at.column : 'words';
  const stop: Place = { row: at?.row === HEAD ? HEAD : found >= 0 && at ? at.row : near, column };
  useLayoutEffect(() => {
    if (!take.current) return;
    take.current = false;
    focusOn(root.current, stop);
  });
  const go = (place: Place) => {
    take.current = true;
    setOpen(null);
    setAt({ ...place });
  };
  return { stop, open, setOpen, setAt, go, from, setFrom };
}

export function useGrid(parts: GridParts) {
  const { root, rows, columns } = parts;
  const desk = useDesk();
  const { commands, selection } = desk;
  const place = usePlace(parts);
  const { stop, go, setOpen } = place;
  const { anchor, extend, toggle, along, picks } = useExtending(rows);
  const onwards = useGoingOn(parts, place);

  const pick = (id: ItemId, onwards?: boolean) => {
    place.setFrom(null);
    toggle(id, onwards);
  };
  /** From the cell with the keyboard, or from where the range began. */
  const range = (row: ItemId, column: string) => {
    place.setFrom(place.from ?? stop);
    go({ row, column });
  };
  /** With Shift: rows where some were chosen for themselves, else cells. */
  const stretch = (row: ItemId, column: string) => {
    if (stop.row === HEAD) return false;
    if (!picks() && stop.column !== PICK && column !== PICK) range(row, column);
    else {
      extend(stop.row, row);
      go({ row, column });
    }
    return true;
  };
  /** A press or a key on a cell: opens what can be chosen or written in it. */
  const enter = ({ row, column }: Place) => {
    if (row === HEAD) return;
    if (!commands.mayEdit) selection.set([row]);
    else if (column === 'words') commands.edit(row);
    else if (column === PICK) pick(row);
    else if (column === 'links') selection.set([row]);
    else {
      place.setAt({ row, column });
      setOpen('list');
    }
  };
  /** The first press gives a cell the keyboard, the next one opens it. */
  const fresh = useRef(false);
  const press = (pressed: Place) => {
    if (!fresh.current || !commands.mayEdit) enter(pressed);
  };
  const remove = (row: ItemId) => {
    const chosen = chosenRows(desk, rows);
    commands.remove(chosen.length > 0 ? chosen : [row]);
    go(stop);
  };
  const move = (event: KeyboardEvent): boolean => {
    const control = event.ctrlKey || event.metaKey;
    const from = { row: rows.findIndex(({ id }) => id === stop.row), column: columns.indexOf(stop.column) };
    const to = walk(event.key, control, from, { row: rows.length, column: columns.length });
    const column = to === null ? undefined : columns[to.column];
    if (to === null || column === undefined) return false;
    const row: Place['row'] = rows[to.row]?.id ?? HEAD;
    if (event.shiftKey && row !== HEAD && stretch(row, column)) return true;
    anchor.current = null;
    place.setFrom(null);
    onwards.end();
    go({ row, column });
    return true;
  };
  const typed = useTyping(parts, place, onwards.say);
  /** Rows go where rows were chosen; else cells are emptied. */
  const erase = (row: ItemId) => {
    const rowsMeant = picks() || stop.column === PICK || chosenRows(desk, rows).length > 1;
    if (rowsMeant && place.from === null) remove(row);
    else desk.surface.cells?.empty();
  };
  const onRow = (event: KeyboardEvent, row: ItemId): boolean => {
    if (event.key === ' ') event.shiftKey ? extend(selection.single ?? row, row) : pick(row);
    else if (event.key === 'Enter' && onwards.hasSaid()) onwards.down(event.shiftKey ? -1 : 1);
    else if (opensList(event)) enter(stop);
    else if (ERASES.test(event.key) && commands.mayEdit) erase(row);
    else return false;
    return true;
  };
  const plain = (event: KeyboardEvent): boolean => {
    if (event.key === 'Escape') onwards.end();
    const leaves = event.key === 'Escape' && (place.from !== null || selection.ids.size > 0);
    if (!leaves) return stop.row !== HEAD && onRow(event, stop.row);
    if (place.from === null) selection.clear();
    else place.setFrom(null);
    return true;
  };
  const onMouseDown = (event: MouseEvent) => {
    const cell = (event.target as Element).closest('[data-column]');
    fresh.current = cell?.contains(document.activeElement) === false;
    const pressed = event.shiftKey && event.button === 0 ? placeOf(event.target as Element) : null;
    if (pressed === null || pressed.row === HEAD || pressed.column === PICK) return;
    if (stretch(pressed.row, pressed.column)) event.preventDefault();
  };
  const onMouseOver = ({ buttons, target, currentTarget }: MouseEvent) => {
    const over = buttons === 1 && document.activeElement?.matches('td') ? placeOf(target as Element) : null;
    const drags = over !== null && over.row !== HEAD && ![over.column, stop.column].includes(PICK);
    if (!drags || isSame(over, stop) || !currentTarget.contains(document.activeElement)) return;
    getSelection()?.removeAllRanges();
    if (over.row !== HEAD) range(over.row, over.column);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const control = event.ctrlKey || event.metaKey;
    typed.left(event);
    const { shape = '' } = (event.target as HTMLElement).dataset;
    const isAlt = event.altKey && !(opensList(event) && /^(choice|who)$/.test(shape));
    if (isAlt || (!control && onwards.key(event))) return;
    if (!(event.target as Element).matches('[data-column]') || (!control && typed.begin(event))) return;
    const removes = control && ERASES.test(event.key) && commands.mayEdit && stop.row !== HEAD;
    if (removes && stop.row !== HEAD) remove(stop.row);
    if (removes || (!event.altKey && move(event)) || (!control && plain(event))) event.preventDefault();
  };
  const onFocus = (event: FocusEvent) => {
    const here = placeOf(event.target);
    if (here === null) return;
    if (!isSame(here, stop)) {
      setOpen(null);
      place.setFrom(null);
      onwards.end();
    }
    place.setAt(here);
    if (here.row !== HEAD && selection.focused !== here.row && selection.editing === null) along(here.row);
  };
  const onBlur = (event: FocusEvent) => {
    if (!document.hasFocus() || event.currentTarget.contains(event.relatedTarget)) return;
    setOpen(null);
    onwards.end();
  };
  useSurface(desk, parts, place, {
    newNode: parts.newRow,
    delete: () => stop.row !== HEAD && remove(stop.row),
    selectAll: () => selection.set(rows.map(({ id }) => id)),
  });
  useKeyboardHere(desk, root);
  const keys = { onKeyDown, onFocus, onBlur, onMouseDown, onMouseOver };
  const close = () => go(stop);
  return {
    ...{ stop, keys, press, close, picks, root },
    chose: onwards.say,
    open: place.open,
    from: place.from,
    toggle: pick,
  };
}

/** What is typed on a cell: the field that has the keyboard by then hears it, and nothing else does. */
function useTyping({ rate }: GridParts, { stop, setOpen }: ReturnType<typeof usePlace>, say: () => void) {
  const { commands, history, model } = useDesk();
  /** Words that were begun anew, and what had been done before. */
  const begun = useRef<{ readonly row: Place['row']; readonly step: object | null } | null>(null);
  const anew = (row: ItemId) => {
    history.step();
    begun.current = { row, step: history.last };
    atOnce(() => commands.edit(row));
    if (document.activeElement instanceof HTMLTextAreaElement) document.activeElement.select();
  };
  const begin = (event: KeyboardEvent): boolean => {
    const { key } = event;
    if (stop.row === HEAD || !TYPED.test(key)) return false;
    const { shape = '' } = (event.target as HTMLElement).dataset;
    const writes = /^(words|note|number|tags)$/.test(shape) && commands.mayEdit;
    // Other signs may ask for help from where nothing is written.
    if (!writes && !LETTER.test(key) && !/^\d$/.test(key)) return false;
    event.stopPropagation();
    // That says why nothing is written.
    if (!commands.mayEdit) commands.edit(stop.row);
    else if (shape === 'words') anew(stop.row);
    else if (writes) atOnce(() => setOpen('letters'));
    else if (LETTER.test(key) && /^(choice|who)$/.test(shape)) atOnce(() => setOpen('letters'));
    else if (rate(stop, key)) say();
    return true;
  };
  /** Esc brings back the words that were begun anew: only what was written since goes, and nothing of others. */
  const left = ({ key, target }: KeyboardEvent) => {
    if (!/^(Enter|Tab|Escape)$/.test(key)) return;
    const was = begun.current;
    begun.current = null;
    if (key !== 'Escape' || was?.row !== stop.row || !(target as Element).matches('textarea')) return;
    while (history.last !== was.step && history.undoOnly(history.last)) model.store.flush();
  };
  return { begin, left };
}

function useSurface(
  desk: MapDesk,
  { root, rows, showAll }: GridParts,
  { go, stop }: ReturnType<typeof usePlace>,
  own: MapDesk['surface']['own'],
) {
  useEffect(() => {
    desk.surface.own = own;
    desk.surface.focus = () => {
      focusOn(root.current, stop);
      go(stop);
    };
    desk.surface.goTo = (id) => {
      lowerSheet();
      // A link is no row: it is counted in that of the node it starts from.
      const link = desk.model.link(id);
      const row = link?.from ?? id;
      if (!rows.some((one) => one.id === row)) showAll();
      desk.selection.set([row]);
      go({ row, column: link ? 'links' : 'words' });
    };
    return () => {
      desk.surface.own = {};
    };
  });
}
