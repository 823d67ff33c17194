/** The headings of the table: each sorts by its column, is as wide as one draws its edge, stands where it is put, and has a menu. */
import {
  type KeyboardEvent,
  type PointerEvent,
  type ReactNode,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import type { MapNode } from '../../../../shared/documents/barrierMap.ts';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { ContextMenu, type MenuGroup } from '../../../ui/Menu.tsx';
import { ask } from '../filter/useFilter.ts';
import { useDesk } from '../MapDesk.ts';
import { isFirst, NARROWEST, WIDEST } from './columnLook.ts';
import { beside, type Ordered } from './columnOrder.ts';
import { dragHeading } from './dragHeading.ts';
import type { Sort } from './rowsShown.ts';
import styles from './Table.module.css';
import { PICK, type Row } from './TableDesk.ts';

/** As far as its heading goes. */
export interface Headed {
  readonly id: string;
  readonly heading: string;
  /** What its field is called, where the heading is short. */
  readonly label: string;
}

interface HeadProps {
  readonly columns: readonly Headed[];
  readonly columning: Ordered;
  readonly sort: Sort;
  readonly stop: string | null;
  readonly picks: boolean;
  readonly rows: readonly MapNode[];
  /** What can be done with the column itself. */
  readonly menuOf?: ((id: string) => readonly MenuGroup[]) | undefined;
}

export function PickAll({ rows, stop }: { readonly rows: readonly Row[]; readonly stop: boolean }) {
  const { t } = useTranslation('mapTable');
  const { selection } = useDesk();
  const all = rows.length > 0 && rows.every(({ id }) => selection.has(id));
  const turn = () => (all ? selection.clear() : selection.set(rows.map(({ id }) => id)));
  return (
    <input
      type="checkbox"
      aria-label={t('pickAll')}
      data-column={PICK}
      tabIndex={stop ? 0 : -1}
      checked={all}
      onChange={turn}
    />
  );
}

const STEP = 16;

interface EdgeProps extends Pick<HeadProps, 'columning'> {
  readonly column: Headed;
  readonly stop: boolean;
}

/** Drawn, or moved with the arrows; a double click, or Enter, fits. */
function Edge({ column: { id, heading }, columning, stop }: EdgeProps) {
  const { t } = useTranslation('mapTable');
  const drawn = useRef<{ readonly from: number; readonly width: number } | null>(null);
  const { widths, size, fitTo } = columning;
  const tableOf = (edge: HTMLElement) => edge.closest('table');
  const widthNow = (edge: HTMLElement) =>
    widths[id] ?? edge.closest('th')?.getBoundingClientRect().width ?? 0;
  const draw = ({ clientX, currentTarget }: PointerEvent<HTMLElement>, kept: boolean) => {
    if (drawn.current === null) return;
    const { from, width } = drawn.current;
    if (kept) drawn.current = null;
    const isMoved = clientX !== from || widths[id] !== undefined;
    if (isMoved) size(id, width + clientX - from, tableOf(currentTarget), kept);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const edge = event.currentTarget;
    const by = { ArrowLeft: -STEP, ArrowRight: STEP, Home: -WIDEST, End: WIDEST }[event.key];
    if (by === undefined && event.key !== 'Enter') return;
    event.preventDefault();
    event.stopPropagation();
    if (by === undefined) fitTo(id, tableOf(edge));
    else size(id, widthNow(edge) + by, tableOf(edge));
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a rule between two columns that is moved
    <span
      role="separator"
      aria-orientation="vertical"
      aria-label={t('widthOf', { column: heading })}
      aria-valuemin={NARROWEST}
      aria-valuemax={WIDEST}
      aria-valuenow={widths[id] ?? NARROWEST}
      tabIndex={stop ? 0 : -1}
      className={styles.edge}
      onFocus={({ currentTarget }) =>
        currentTarget.setAttribute('aria-valuenow', String(widthNow(currentTarget)))
      }
      onKeyDown={onKeyDown}
      onDoubleClick={({ currentTarget }) => fitTo(id, tableOf(currentTarget))}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.preventDefault();
        event.currentTarget.setPointerCapture?.(event.pointerId);
        drawn.current = { from: event.clientX, width: widthNow(event.currentTarget) };
      }}
      onPointerMove={(event) => draw(event, false)}
      onPointerUp={(event) => draw(event, true)}
      onPointerCancel={(event) => draw(event, true)}
    />
  );
}

type Act = 'sortUp' | 'sortDown' | 'fitWidth' | 'hideColumn' | 'moveLeft' | 'moveRight';

const WAYS = [
  { key: 'moveLeft', shortcut: 'Alt+←', by: -1 },
  { key: 'moveRight', shortcut: 'Alt+→', by: 1 },
] as const;

function HeadingMenu({ column: { id, heading }, columning, sort, at, menuOf, onClose }: MenuProps) {
  const { t } = useTranslation('mapTable');
  const act = (key: Act, onSelect: () => void, shortcut?: string) => ({
    ...{ key, onSelect, ...(shortcut && { shortcut }) },
    label: t(key),
  });
  const moving = WAYS.flatMap(({ key, shortcut, by }) => {
    const target = beside(columning, id, by);
    return target === null ? [] : [act(key, () => columning.move(id, target, by > 0), shortcut)];
  });
  const by = (wanted: string) => () => {
    ask({ sort: wanted });
    sort.again?.();
  };
  const sorting = [act('sortUp', by(id)), act('sortDown', by(`-${id}`))];
  const fit = act('fitWidth', () => columning.fitTo(id, at.table));
  const hide = act('hideColumn', () => columning.hide(id, true));
  const groups = [
    { key: 'sort', items: sorting },
    { key: 'move', items: moving },
    { key: 'look', items: isFirst(id) ? [fit] : [fit, hide] },
    ...(menuOf?.(id) ?? []),
  ].filter(({ items }) => items.length > 0);
  return <ContextMenu label={heading} at={at} groups={groups} onClose={onClose} width={220} />;
}

interface MenuProps extends Pick<HeadProps, 'columning' | 'sort' | 'menuOf'> {
  readonly column: Headed;
  readonly at: { readonly x: number; readonly y: number; readonly table: HTMLElement | null };
  readonly onClose: () => void;
}

interface HeadingProps extends EdgeProps, Pick<HeadProps, 'menuOf'> {
  readonly sort: Sort;
  /** With it, in its cell. */
  readonly children?: ReactNode;
}

export function Heading({ column, columning, sort, stop, menuOf, children }: HeadingProps) {
  const { id, heading } = column;
  const [at, setAt] = useState<MenuProps['at'] | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const isAsked = sort.column === id;
  const isSorted = isAsked && !sort.again;
  const place = columning.columns.findIndex((one) => one.id === id);
  useLayoutEffect(() => {
    const isHere = place >= 0 && document.activeElement === button.current;
    if (isHere) button.current?.scrollIntoView?.({ block: 'nearest', inline: 'nearest' });
  }, [place]);
  const onKeyDown = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowLeft' ? -1 : event.key === 'ArrowRight' ? 1 : null;
    if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || by === null) return;
    // Where it goes no farther neither does the page go back.
    event.preventDefault();
    event.stopPropagation();
    const target = beside(columning, id, by);
    if (target !== null) columning.move(id, target, by > 0);
  };
  const way = !isSorted ? 'none' : sort.descending ? 'descending' : 'ascending';
  return (
    <th
      scope="col"
      aria-sort={way}
      onContextMenu={(event) => {
        event.preventDefault();
        event.stopPropagation();
        const { left, bottom } = event.currentTarget.getBoundingClientRect();
        const byKey = event.clientX === 0 && event.clientY === 0;
        const [x, y] = byKey ? [left, bottom] : [event.clientX, event.clientY];
        setAt({ x, y, table: event.currentTarget.closest('table') });
      }}
    >
      <button
        ref={button}
        type="button"
        data-column={id}
        tabIndex={stop ? 0 : -1}
        onPointerDown={dragHeading(id, columning.move)}
        onKeyDown={onKeyDown}
        onClick={() =>
          isAsked && sort.again ? sort.again() : ask({ sort: isSorted && !sort.descending ? `-${id}` : id })
        }
      >
        <span>{heading}</span>
        <span aria-hidden>{!isSorted ? '' : sort.descending ? '↓' : '↑'}</span>
      </button>
      {children}
      <Edge {...{ column, columning, stop }} />
      {at === null ? null : (
        <HeadingMenu
          {...{ column, columning, sort, at, menuOf }}
          onClose={() => {
            setAt(null);
            button.current?.focus();
          }}
        />
      )}
    </th>
  );
}

export function Head({ columns, columning, sort, stop, picks, rows, menuOf }: HeadProps) {
  return (
    <thead>
      <tr>
        {picks ? (
          <th scope="col" className={styles.pick}>
            <PickAll rows={rows} stop={stop === PICK} />
          </th>
        ) : null}
        {columns.map((column) => (
          <Heading key={column.id} {...{ column, columning, sort, menuOf }} stop={stop === column.id} />
        ))}
      </tr>
    </thead>
  );
}
