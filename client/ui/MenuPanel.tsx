import { IconCheck, IconChevronRight } from '@tabler/icons-react';
import {
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
  type ReactNode,
  type RefObject,
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { createPortal } from 'react-dom';
import floating from './floating/Floating.module.css';
import type { Placement } from './floating/place.ts';
import { useAnchored } from './floating/useAnchored.ts';
import { useLeaving } from './floating/useLeaving.ts';
import { Kbd } from './Kbd.tsx';
import styles from './Menu.module.css';

export interface MenuItem {
  readonly key: string;
  readonly label: string;
  readonly icon?: ReactNode;
  readonly shortcut?: string;
  readonly danger?: boolean;
  /** A check mark behind the label, so that all labels begin alike: one of a choice. */
  readonly checked?: boolean;
  /** Why it cannot be done now; the item stays, greyed, with the reason under it. */
  readonly disabledReason?: string | null;
  /** By mouse, or by any pointer as a finger; both false by key. */
  readonly onSelect: (byMouse: boolean, byPointer: boolean) => void;
}

/** Acts of one sort behind one word, in a menu beside. */
export interface SubMenu {
  readonly key: string;
  readonly label: string;
  readonly items: readonly MenuItem[];
}

export interface MenuGroup {
  readonly key: string;
  readonly label?: string;
  readonly items: readonly (MenuItem | SubMenu)[];
}

/** `refocus`: the focus was in the menu and belongs again to what opened it. */
type Close = (refocus: boolean) => void;

function Item({ item, onClose }: { readonly item: MenuItem; readonly onClose: Close }) {
  const { label, icon, shortcut, danger, checked, disabledReason } = item;
  const choice =
    checked === undefined ? { role: 'menuitem' } : { role: 'menuitemradio', 'aria-checked': checked };
  return (
    <button
      type="button"
      tabIndex={-1}
      {...choice}
      className={styles.item}
      data-danger={danger || undefined}
      aria-disabled={disabledReason ? true : undefined}
      onClick={({ nativeEvent }) => {
        // The second press of a double click is meant for what opened the menu, which may lie under it now.
        if (disabledReason || nativeEvent.detail > 1) return;
        onClose(true);
        const pointer = 'pointerType' in nativeEvent ? nativeEvent.pointerType : '';
        item.onSelect(pointer === 'mouse', pointer !== '');
      }}
    >
      {icon}
      <span className={styles.word}>
        {label}
        {disabledReason ? <span className={styles.reason}>{disabledReason}</span> : null}
      </span>
      {checked ? <IconCheck size={16} className={styles.check} aria-hidden /> : null}
      {shortcut ? <Kbd keys={shortcut} /> : null}
    </button>
  );
}

const OPEN_AFTER_MS = 80;
const CLOSE_AFTER_MS = 200;
/** Who comes over to it across other items may rest so long on the way. */
const WAY_MS = 300;

/** Until then the mouse is on its way to a menu beside. */
let underWay = 0;

/** Whether the mouse goes to the near edge of that menu, and not past it. */
function follow({ clientX: x, clientY: y, movementX, movementY }: MouseEvent): void {
  const beside = document.querySelector('[role=menu] ~ [role=menu]')?.getBoundingClientRect();
  if (!beside) return;
  const steps = (Math.max(beside.left, Math.min(beside.right, x)) - x) / movementX;
  const at = y + steps * movementY;
  if (steps > 0 && at > beside.top && at < beside.bottom) underWay = Date.now() + WAY_MS;
}

/** Opens by press, by arrow to the right, or under a resting pointer; then the focus stays where it is. */
function Sub({ sub, onClose }: { readonly sub: SubMenu; readonly onClose: Close }) {
  const item = useRef<HTMLButtonElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [open, setOpen] = useState<'no' | Start>('no');
  const shut = useCallback(() => setOpen('no'), []);
  useEffect(() => () => clearTimeout(timer.current), []);
  const later = (act: () => void, afterMs: number) => {
    const look = () => (Date.now() < underWay ? later(act, underWay - Date.now()) : act());
    timer.current = setTimeout(look, afterMs);
  };
  const hover = (event: PointerEvent, act: () => void, afterMs: number) => {
    clearTimeout(timer.current);
    if (event.pointerType === 'mouse') later(act, afterMs);
  };
  const stay = () => setOpen((now) => (now === 'no' ? 'nowhere' : now));
  return (
    <div
      role="none"
      onPointerEnter={(event) => hover(event, stay, OPEN_AFTER_MS)}
      onPointerLeave={(event) => hover(event, shut, CLOSE_AFTER_MS)}
    >
      <button
        ref={item}
        type="button"
        role="menuitem"
        tabIndex={-1}
        className={styles.item}
        aria-haspopup="menu"
        aria-expanded={open !== 'no'}
        onClick={() => setOpen('first')}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowRight') return;
          event.preventDefault();
          setOpen('first');
        }}
      >
        <span className={styles.word}>{sub.label}</span>
        <IconChevronRight size={16} aria-hidden />
      </button>
      {open === 'no'
        ? null
        : createPortal(
            <MenuPanel
              label={{ 'aria-label': sub.label }}
              anchor={item}
              side="right-start"
              gap={4}
              groups={[{ key: sub.key, items: sub.items }]}
              start={open}
              onClose={onClose}
              onLeave={shut}
              onBack={() => {
                shut();
                item.current?.focus();
              }}
            />,
            document.body,
          )}
    </div>
  );
}

function Group({ group, onClose }: { readonly group: MenuGroup; readonly onClose: Close }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is no child that a menu may have
    <div role="group" aria-label={group.label} className={styles.group}>
      {group.label ? (
        <div aria-hidden className={styles.label}>
          {group.label}
        </div>
      ) : null}
      {group.items.map((item) =>
        'items' in item ? (
          <Sub key={item.key} sub={item} onClose={onClose} />
        ) : (
          <Item key={item.key} item={item} onClose={onClose} />
        ),
      )}
    </div>
  );
}

function itemsOf(panel: HTMLElement | null): readonly HTMLElement[] {
  return [...(panel?.querySelectorAll<HTMLElement>('[role^="menuitem"]') ?? [])];
}

/** Where a key leads in a list of items; null: the key means nothing here. */
function target(items: readonly HTMLElement[], key: string): HTMLElement | null {
  const at = items.indexOf(document.activeElement as HTMLElement);
  const round = (index: number) => items[(index + items.length) % items.length] ?? null;
  switch (key) {
    case 'ArrowDown':
      return round(at + 1);
    case 'ArrowUp':
      return round(at <= 0 ? items.length - 1 : at - 1);
    case 'Home':
      return items[0] ?? null;
    case 'End':
      return items.at(-1) ?? null;
    default: {
      if (key.length !== 1 || key === ' ') return null;
      const following = [...items.slice(at + 1), ...items.slice(0, at + 1)];
      const letter = key.toLowerCase();
      return following.find(({ textContent }) => textContent.trim().toLowerCase().startsWith(letter)) ?? null;
    }
  }
}

/** Which item has the focus at first. */
type Start = 'first' | 'last' | 'nowhere';

interface MenuPanelProps {
  readonly id?: string;
  readonly label: { readonly 'aria-label': string } | { readonly 'aria-labelledby': string };
  readonly anchor: RefObject<HTMLElement | null>;
  readonly side: Placement;
  readonly gap: number;
  readonly width?: number;
  readonly groups: readonly MenuGroup[];
  readonly start?: Start;
  readonly onClose: Close;
  /** The focus or a press went elsewhere; without it the menu closes. */
  readonly onLeave?: () => void;
  /** Back to the menu that it came from. */
  readonly onBack?: () => void;
}

/** The open list of a menu. */
export function MenuPanel(props: MenuPanelProps) {
  const { id, label, anchor, side, gap, width, groups, start = 'first', onClose, onLeave, onBack } = props;
  const panel = useRef<HTMLDivElement>(null);
  const leave = useCallback(() => (onLeave ? onLeave() : onClose(false)), [onLeave, onClose]);
  useAnchored(panel, anchor, side, gap);
  useLeaving(panel, anchor, leave);
  useLayoutEffect(() => {
    if (start === 'nowhere') return;
    const items = itemsOf(panel.current);
    (items.at(start === 'first' ? 0 : -1) ?? panel.current)?.focus({ preventScroll: true });
  }, [start]);
  const onKeyDown = (event: KeyboardEvent) => {
    // A key that is pressed in a menu is the menu's, whatever lies behind it.
    event.stopPropagation();
    const { key } = event;
    // Tab goes on from the button that opened the menu.
    if (key === 'Tab') return onClose(true);
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    const back = key === 'Escape' || key === 'ArrowLeft' ? onBack : undefined;
    const next = target(itemsOf(panel.current), key);
    if (!back && key !== 'Escape' && next === null) return;
    event.preventDefault();
    if (back) back();
    else if (next) next.focus();
    else onClose(true);
  };
  return (
    <div
      ref={panel}
      id={id}
      role="menu"
      {...label}
      tabIndex={-1}
      data-floating
      className={[floating.panel, styles.panel].join(' ')}
      style={width === undefined ? undefined : { width }}
      onMouseMove={follow}
      onKeyDown={onKeyDown}
    >
      {groups.map((group) => (
        <Group key={group.key} group={group} onClose={onClose} />
      ))}
    </div>
  );
}
