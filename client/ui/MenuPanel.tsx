import { IconCheck } from '@tabler/icons-react';
import {
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useCallback,
  useLayoutEffect,
  useRef,
} from 'react';
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
  /** A check mark before the label: one of a choice. */
  readonly checked?: boolean;
  /** Why it cannot be done now; the item stays, greyed, with the reason under it. */
  readonly disabledReason?: string | null;
  readonly onSelect: () => void;
}

export interface MenuGroup {
  readonly key: string;
  readonly label?: string;
  readonly items: readonly MenuItem[];
}

function Item({ item, onChosen }: { readonly item: MenuItem; readonly onChosen: (item: MenuItem) => void }) {
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
      onClick={() => {
        if (!disabledReason) onChosen(item);
      }}
    >
      {checked === undefined ? null : (
        <span className={styles.check}>{checked ? <IconCheck size={16} aria-hidden /> : null}</span>
      )}
      {icon}
      <span className={styles.word}>
        {label}
        {disabledReason ? <span className={styles.reason}>{disabledReason}</span> : null}
      </span>
      {shortcut ? <Kbd keys={shortcut} /> : null}
    </button>
  );
}

function Group({
  group,
  onChosen,
}: {
  readonly group: MenuGroup;
  readonly onChosen: (item: MenuItem) => void;
}) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is no child that a menu may have
    <div role="group" aria-label={group.label} className={styles.group}>
      {group.label ? (
        <div aria-hidden className={styles.label}>
          {group.label}
        </div>
      ) : null}
      {group.items.map((item) => (
        <Item key={item.key} item={item} onChosen={onChosen} />
      ))}
    </div>
  );
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

interface MenuPanelProps {
  readonly id?: string;
  readonly label: { readonly 'aria-label': string } | { readonly 'aria-labelledby': string };
  readonly anchor: RefObject<HTMLElement | null>;
  readonly side: Placement;
  readonly gap: number;
  readonly width: number;
  readonly groups: readonly MenuGroup[];
  readonly startAtLast?: boolean;
  /** `refocus`: the focus was in the menu and belongs to what opened it again. */
  readonly onClose: (refocus: boolean) => void;
}

/** The open list of a menu. */
export function MenuPanel(props: MenuPanelProps) {
  const { id, label, anchor, side, gap, width, groups, startAtLast = false, onClose } = props;
  const panel = useRef<HTMLDivElement>(null);
  const items = () => [...(panel.current?.querySelectorAll<HTMLElement>('[role^="menuitem"]') ?? [])];
  const leave = useCallback(() => onClose(false), [onClose]);
  useAnchored(panel, anchor, side, gap);
  useLeaving(panel, anchor, leave);
  useLayoutEffect(() => {
    const found = panel.current?.querySelectorAll<HTMLElement>('[role^="menuitem"]') ?? [];
    const start = found[startAtLast ? found.length - 1 : 0] ?? panel.current;
    start?.focus({ preventScroll: true });
  }, [startAtLast]);
  const onKeyDown = (event: KeyboardEvent) => {
    // A key that is pressed in a menu is the menu's, whatever lies behind it.
    event.stopPropagation();
    // Tab goes on from the button that opened the menu.
    if (event.key === 'Tab' || event.key === 'Escape') onClose(true);
    if (event.key === 'Escape') event.preventDefault();
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const next = target(items(), event.key);
    if (next === null) return;
    event.preventDefault();
    next.focus();
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
      style={{ width }}
      onKeyDown={onKeyDown}
    >
      {groups.map((group) => (
        <Group
          key={group.key}
          group={group}
          onChosen={(item) => {
            onClose(true);
            item.onSelect();
          }}
        />
      ))}
    </div>
  );
}
