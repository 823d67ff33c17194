/** The keyboard of the table of links: the same keys as in that of the nodes, on links and the cells they have. */
import {
  type ClipboardEvent,
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
  type RefObject,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import type { MapLink } from '../../../../shared/documents/barrierMap.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import { strengthOf } from '../../../../shared/maps/words.ts';
import { atOnce } from '../../../ui/atOnce.ts';
import { changeOnMap } from '../acts/mapActs.ts';
import { clearFilter } from '../filter/useFilter.ts';
import { type MapDesk, useDesk } from '../MapDesk.ts';
import { lowerSheet } from '../panel/lowerSheet.ts';
import { LETTER, type Opened, opensList, TYPED } from './ChoiceField.tsx';
import { walk } from './gridKeys.ts';
import { type LinkHeaded, linkCellsOf, placeAt } from './linkCells.ts';
import { isChosenIn, isWrittenIn, opensIn } from './linkColumns.ts';
import { HEAD, isSame, type Place, writeRows } from './TableDesk.ts';
import { showRows } from './tableRows.ts';
import { rangeOf, within } from './useCells.ts';
import { useExtending } from './useExtending.ts';
import { useGoingOn } from './useGoingOn.ts';
import { useInSight } from './useInSight.ts';

export interface LinkGridParts {
  readonly root: RefObject<HTMLElement | null>;
  readonly rows: readonly MapLink[];
  readonly columns: readonly LinkHeaded[];
  readonly fits: (link: MapLink | null) => boolean;
}

type Cell = Place & { readonly row: ItemId };

/** The one cell that takes part in Tab; when its row is gone, the one that came to be there. */
function usePlace({ root, rows, columns }: LinkGridParts) {
  const { selection } = useDesk();
  const first = selection.single ?? selection.focused;
  const [at, setAt] = useState<Place | null>(first && { row: first, column: 'from' });
  const [open, setOpen] = useState<Opened>(null);
  /** Where a range of cells begins; it ends where the keyboard is. */
  const [from, setFrom] = useState<Place | null>(null);
  const [take, index] = [useRef(false), useRef(0)];
  const found = rows.findIndex(({ id }) => id === at?.row);
  if (found >= 0) index.current = found;
  const row = rows[Math.min(index.current, rows.length - 1)]?.id ?? HEAD;
  const column = columns.find(({ id }) => id === at?.column)?.id ?? 'from';
  const stop: Place = { row, column };
  const focus = ({ row, column }: Place) => {
    const own = root.current?.querySelector<HTMLElement>(`[data-item="${row}"]`);
    (own?.closest('tr')?.querySelector<HTMLElement>(`td[data-column="${column}"]`) ?? own)?.focus();
  };
  useLayoutEffect(() => {
    if (!take.current) return;
    take.current = false;
    focus(stop);
  });
  const go = (place: Place) => {
    take.current = true;
    setOpen(null);
    setAt({ ...place });
  };
  return { stop, open, setOpen, setAt, go, focus, from, setFrom };
}

/** What the map asks of the table; a node that is gone to is a row of the other one. */
function useLinkSurface(
  { rows, columns, fits }: LinkGridParts,
  { stop, go, focus, from }: ReturnType<typeof usePlace>,
  picks: () => boolean,
) {
  const desk = useDesk();
  const { selection } = desk;
  /** It is gone to, once it has its row. */
  const awaited = useRef<ItemId | null>(null);
  const selectAll = () => selection.set(rows.map(({ id }) => id));
  useEffect(() => {
    const { model, surface } = desk;
    const cells = linkCellsOf(desk, { rows, columns, picks, from });
    surface.own = { selectAll, delete: cells.remove };
    surface.cells = cells;
    surface.focus = () => {
      const other = rows.find(({ id }) => id === selection.focused && id !== stop.row);
      const place = other ? { row: other.id, column: 'from' } : stop;
      focus(place);
      go(place);
    };
    surface.goTo = (id) => {
      lowerSheet();
      selection.set([id]);
      if (!model.link(id)) {
        surface.awaited = true;
        showRows('nodes');
      } else if (rows.some((one) => one.id === id)) go({ row: id, column: 'from' });
      else {
        awaited.current = id;
        if (!fits(model.link(id))) clearFilter();
      }
    };
    const came = rows.find(({ id }) => id === awaited.current);
    if (came) {
      awaited.current = null;
      go({ row: came.id, column: 'from' });
    }
    return () => {
      surface.own = {};
      surface.cells = null;
    };
  });
  return selectAll;
}

/** What a choice or a digit says: of the rows of a range, or else the chosen ones. */
function useWriting(
  { rows, columns }: LinkGridParts,
  { from, stop }: ReturnType<typeof usePlace>,
  said: (count: number) => void,
) {
  const desk = useDesk();
  const range = from && rangeOf({ rows, columns }, from, stop);
  const ranged = range ? within(rows, range.rows).map(({ id }) => id) : [];
  const write = (id: ItemId, act: (ids: readonly ItemId[]) => void) =>
    said(writeRows(desk, rows, id, ranged, act));
  /** Whether the digit says something there. */
  const rate = (place: Cell, digit: string): boolean => {
    const strength = place.column === 'strength' ? strengthOf(digit) : null;
    if (strength) write(place.row, (ids) => changeOnMap(desk.context, ids, { strength }));
    return strength !== null;
  };
  return { range, write, rate };
}

/** A field that chooses has no use for what is pasted. */
function pasteOnField({ clipboard: { get } }: MapDesk, event: ClipboardEvent): void {
  const clipboard = get();
  if (!clipboard || !(event.target as Element).matches('select')) return;
  event.preventDefault();
  const { clipboardData } = event;
  clipboard.paste({ html: clipboardData.getData('text/html'), text: clipboardData.getData('text/plain') });
}

function useLinkPress(place: ReturnType<typeof usePlace>, { anchor, extend, toggle }: Extending) {
  const { commands, selection } = useDesk();
  /** The first press gives a cell the keyboard, the next one opens it. */
  const fresh = useRef(true);
  const onMouseDown = ({ target }: MouseEvent) => {
    const cell = (target as Element).closest('td, th');
    fresh.current = cell?.contains(document.activeElement) !== true;
  };
  const choose = (id: ItemId, event: MouseEvent) => {
    const column = placeAt(event.target as Element)?.column ?? 'from';
    const plain = !event.shiftKey && !event.ctrlKey && !event.metaKey;
    place.setFrom(null);
    if (plain && !fresh.current && opensIn(column) && commands.mayEdit) return place.setOpen('list');
    if (event.shiftKey) extend(selection.focused ?? id, id);
    else if (!plain) toggle(id);
    else {
      anchor.current = id;
      selection.set([id]);
    }
    place.go({ row: id, column });
  };
  return { onMouseDown, choose };
}

type Extending = ReturnType<typeof useExtending>;

/** Arrows go from cell to cell, with Shift they mark them, or rows where some were chosen and one is at their head. */
function useLinkWalk(
  { rows, columns }: LinkGridParts,
  place: ReturnType<typeof usePlace>,
  extending: Extending,
) {
  const { selection } = useDesk();
  const { anchor, extend, picks } = extending;
  return (event: KeyboardEvent, here: Cell): boolean => {
    const at = {
      row: rows.findIndex(({ id }) => id === here.row),
      column: columns.findIndex(({ id }) => id === here.column),
    };
    const to = walk(event.key, false, at, { row: rows.length, column: columns.length });
    const [row, column] = [rows[Math.max(0, to?.row ?? 0)]?.id, columns[to?.column ?? 0]?.id];
    if (to === null) return false;
    if (!row || !column) return true;
    if (event.shiftKey && (picks() || (at.column === 0 && to.column === 0 && selection.ids.size > 0)))
      extend(selection.single ?? here.row, row);
    else if (event.shiftKey) place.setFrom(place.from ?? here);
    else {
      anchor.current = null;
      place.setFrom(null);
    }
    place.go({ row, column });
    return true;
  };
}

export function useLinkGrid(parts: LinkGridParts, said: (count: number) => void) {
  const desk = useDesk();
  const { commands, selection } = desk;
  const place = usePlace(parts);
  useInSight(parts.root);
  const { stop, setOpen } = place;
  const extending = useExtending(parts.rows);
  const onwards = useGoingOn({ rows: parts.rows, columns: parts.columns.map(({ id }) => id) }, place);
  const selectAll = useLinkSurface(parts, place, extending.picks);
  const { range, write, rate } = useWriting(parts, place, said);
  const { onMouseDown, choose } = useLinkPress(place, extending);
  const walkFrom = useLinkWalk(parts, place, extending);
  /** Whether it is done, and the browser has nothing to do with it. */
  const typed = (event: KeyboardEvent, here: Cell): boolean => {
    event.stopPropagation();
    const begins = LETTER.test(event.key) || isWrittenIn(here.column);
    const opens = begins && opensIn(here.column) && commands.mayEdit;
    // That says why nothing is written.
    if (!commands.mayEdit) commands.edit(here.row);
    else if (opens) atOnce(() => setOpen('letters'));
    else if (rate(here, event.key)) onwards.say();
    return !opens;
  };
  const leaves = (): boolean => {
    onwards.end();
    if (place.from === null && selection.ids.size === 0) return false;
    if (place.from === null) selection.clear();
    else place.setFrom(null);
    return true;
  };
  /** Other signs may ask for help from where nothing is written. */
  const writes = (column: string) => isWrittenIn(column) && commands.mayEdit;
  const onCell = (event: KeyboardEvent, here: Cell): boolean => {
    const { key } = event;
    if (key === ' ') extending.toggle(here.row);
    else if (key === 'Escape') return leaves();
    else if (TYPED.test(key) && (LETTER.test(key) || /\d/.test(key) || writes(here.column)))
      return typed(event, here);
    else if (key === 'Enter' && onwards.hasSaid()) onwards.down(event.shiftKey ? -1 : 1);
    else if (opensList(event) && (event.altKey ? isChosenIn : opensIn)(here.column) && commands.mayEdit)
      setOpen('list');
    else if (key === 'Enter' && here.column !== 'from') selection.set([here.row]);
    else {
      const walked = walkFrom(event, here);
      if (walked) onwards.end();
      return walked;
    }
    return true;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const target = event.target as HTMLElement;
    const control = event.ctrlKey || event.metaKey;
    if (control && !event.altKey && event.key.toLowerCase() === 'a') {
      selectAll();
      return event.preventDefault();
    }
    if (control || (event.altKey && !opensList(event)) || onwards.key(event)) return;
    const here = target.matches('td, tbody [data-item]') ? placeAt(target) : null;
    if (here && onCell(event, here)) event.preventDefault();
  };
  /** Where keys press buttons when they are let go. */
  const onKeyUp = (event: KeyboardEvent) => {
    if (event.key === ' ' && (event.target as HTMLElement).dataset.item) event.preventDefault();
  };
  const onFocus = (event: FocusEvent) => {
    const here = placeAt(event.target);
    if (here && isSame(here, stop)) return;
    setOpen(null);
    onwards.end();
    if (here === null) return;
    place.setFrom(null);
    place.setAt(here);
  };
  const onBlur = (event: FocusEvent) => {
    if (!document.hasFocus() || event.currentTarget.contains(event.relatedTarget)) return;
    setOpen(null);
    onwards.end();
  };
  const onPaste = (event: ClipboardEvent) => pasteOnField(desk, event);
  return {
    ...{ stop, choose, range },
    open: place.open,
    toggle: extending.toggle,
    write: (id: ItemId, act: (ids: readonly ItemId[]) => void) => {
      write(id, act);
      onwards.say();
    },
    close: () => place.go(stop),
    keys: { onKeyDown, onKeyUp, onPaste, onFocus, onBlur, onMouseDown },
  };
}
