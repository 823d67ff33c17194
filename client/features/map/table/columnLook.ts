/** How wide the columns of this map's table are on this device, their order, and which are hidden. Nobody else sees it. */
import { useMemo, useState } from 'react';
import type { DocumentId } from '../../../../shared/ids.ts';
import { remember, remembered } from '../../../deviceStorage.ts';
import { WITH_SHEETS } from '../../../ui/screens.ts';
import { useMedia } from '../../../ui/useMedia.ts';

export const NARROWEST = 56;
export const WIDEST = 640;
/** What is made wide enough for its longest words ends here. */
const FITTED = 420;
/** Of a column that came after the others were sized. */
const USUAL = 140;
const PREFIX = 'jumelage.mapColumns.';

/** What a row is called by is always shown, and stays in sight. */
export const isFirst = (id: unknown): boolean => id === 'words' || id === 'from';

export interface ColumnLook {
  readonly hidden: readonly string[];
  /** Of those that are hidden at first where there is little room. */
  readonly shown: readonly string[];
  /** Empty: the widths are the browser's. Else of all that were there when the first was sized. */
  readonly widths: Readonly<Record<string, number>>;
  /** As it was when one of them was moved, with those that are hidden or away; empty: as at first. */
  readonly order: readonly string[];
}

const within = (width: number) => Math.ceil(Math.min(WIDEST, Math.max(NARROWEST, width)));

/** What was written by another hand or version counts as nothing. */
export function readLook(text: string | null): ColumnLook {
  const told: unknown = (() => {
    try {
      return JSON.parse(text ?? '');
    } catch {
      return null;
    }
  })();
  const { hidden, widths, shown, order } = Object(told) as Record<string, unknown>;
  const sized = Object.entries(Object(widths) as object).filter(([, one]) => Number.isFinite(one));
  const ids = (told: unknown): readonly string[] =>
    Array.isArray(told) ? told.filter((one) => typeof one === 'string' && !isFirst(one)) : [];
  return {
    hidden: ids(hidden),
    widths: Object.fromEntries(sized.map(([id, one]) => [id, within(one as number)])),
    shown: ids(shown),
    order: [...new Set(ids(order))],
  };
}

export interface Columning extends ColumnLook {
  /** `kept`: not only for the moment, as while it is dragged. */
  size(id: string, width: number, headings: ParentNode | null, kept?: boolean): void;
  fitTo(id: string, table: HTMLElement | null): void;
  hide(id: string, hides: boolean): void;
  arrange(order: readonly string[]): void;
  reset(): void;
}

/** As wide as each is now. */
function measured(headings: ParentNode | null): Record<string, number> {
  const buttons = [...(headings?.querySelectorAll<HTMLElement>('th button[data-column]') ?? [])];
  return Object.fromEntries(
    buttons.map((one) => [one.dataset.column, within(one.closest('th')?.getBoundingClientRect().width ?? 0)]),
  );
}

/** What its longest words need, with the room around them. */
function needed(id: string, table: HTMLElement): number {
  const cells = table.querySelectorAll<HTMLElement>(
    `th button[data-column="${id}"], td[data-column="${id}"] > div`,
  );
  let most = 0;
  for (const cell of cells) {
    cell.style.width = 'max-content';
    most = Math.max(most, cell.getBoundingClientRect().width + (cell.tagName === 'BUTTON' ? 0 : 22));
    cell.style.width = '';
  }
  return Math.min(FITTED, most);
}

/** `seldom`: what is hidden until it is shown where a panel is a sheet. */
export function useColumnLook(documentId: DocumentId, seldom: readonly string[], rows = ''): Columning {
  const key = PREFIX + documentId + rows;
  const [look, setLook] = useState(() => readLook(remembered(key)));
  const isNarrow = useMedia(WITH_SHEETS);
  const hidden = useMemo(() => {
    const unasked = isNarrow ? seldom.filter((one) => !look.shown.includes(one)) : [];
    return [...new Set([...look.hidden, ...unasked])];
  }, [look, isNarrow, seldom]);
  const change = (part: Partial<ColumnLook>, kept = true) => {
    const next = { ...look, ...part };
    setLook(next);
    const { hidden, widths, shown, order } = next;
    const isPlain = hidden.length + shown.length + order.length + Object.keys(widths).length === 0;
    const rest = { ...(shown.length > 0 && { shown }), ...(order.length > 0 && { order }) };
    if (kept) remember(key, isPlain ? null : JSON.stringify({ hidden, widths, ...rest }));
  };
  const size: Columning['size'] = (id, width, headings, kept) =>
    change({ widths: { ...measured(headings), ...look.widths, [id]: within(width) } }, kept);
  return {
    ...look,
    hidden,
    size,
    fitTo: (id, table) => table && size(id, needed(id, table), table),
    hide: (id, hides) =>
      change({
        hidden: [...look.hidden.filter((one) => one !== id), ...(hides ? [id] : [])],
        shown: [...look.shown.filter((one) => one !== id), ...(!hides && seldom.includes(id) ? [id] : [])],
      }),
    arrange: (order) => change({ order }),
    reset: () => change({ hidden: [], widths: {}, order: [], shown: isNarrow ? seldom : [] }),
  };
}

export const isSized = ({ widths }: ColumnLook): boolean => Object.keys(widths).length > 0;

/** The words stay in sight, so they leave the rest its room. */
export function widthOf(id: string, { widths }: ColumnLook): string {
  const width = `${widths[id] ?? USUAL}px`;
  return isFirst(id) ? `min(${width}, 45vw)` : width;
}
