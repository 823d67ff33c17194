import '@mantine/core/styles/Menu.layer.css';
import '@mantine/core/styles/Popover.layer.css';
import '@mantine/core/styles/UnstyledButton.layer.css';
import { Menu as MantineMenu } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import type { ReactElement, ReactNode } from 'react';
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

interface MenuProps {
  /** The button that opens it; Button or IconButton. */
  readonly target: ReactElement;
  readonly groups: readonly MenuGroup[];
  readonly side?: 'bottom-start' | 'bottom-end' | 'top-start' | 'top-end' | 'right-start';
  readonly width?: number;
}

/** One of a choice. */
function Choice({ item, checked }: { readonly item: MenuItem; readonly checked: boolean }) {
  return (
    <MantineMenu.RadioItem
      value={item.key}
      checked={checked}
      checkIcon={<IconCheck size={16} aria-hidden />}
      closeMenuOnClick
      onChange={item.onSelect}
    >
      {item.label}
    </MantineMenu.RadioItem>
  );
}

function Item({ item }: { readonly item: MenuItem }) {
  if (item.checked !== undefined) return <Choice item={item} checked={item.checked} />;
  return (
    <MantineMenu.Item
      leftSection={item.icon}
      rightSection={item.shortcut ? <Kbd keys={item.shortcut} /> : undefined}
      data-danger={item.danger || undefined}
      aria-disabled={item.disabledReason ? true : undefined}
      closeMenuOnClick={!item.disabledReason}
      onClick={() => {
        if (!item.disabledReason) item.onSelect();
      }}
    >
      {item.label}
      {item.disabledReason ? <span className={styles.reason}>{item.disabledReason}</span> : null}
    </MantineMenu.Item>
  );
}

function Entry({ item }: { readonly item: MenuItem | SubMenu }) {
  if (!('items' in item)) return <Item item={item} />;
  return (
    // Fixed: the menu that it belongs to scrolls when it is longer than the window, and would cut it off.
    <MantineMenu.Sub openDelay={80} closeDelay={160} floatingStrategy="fixed" middlewares={SHIFT}>
      <MantineMenu.Sub.Target>
        <MantineMenu.Sub.Item>{item.label}</MantineMenu.Sub.Item>
      </MantineMenu.Sub.Target>
      <MantineMenu.Sub.Dropdown>
        {item.items.map((one) => (
          <Item key={one.key} item={one} />
        ))}
      </MantineMenu.Sub.Dropdown>
    </MantineMenu.Sub>
  );
}

/** Stays in the window, over its own target if need be. */
const SHIFT = { flip: true, shift: { padding: 8 } };
const SHIFT_BOTH = { flip: true, shift: { padding: 8, crossAxis: true } };

const CLASSES = { dropdown: styles.dropdown ?? '', item: styles.item ?? '', label: styles.label ?? '' };

function Groups({ groups }: { readonly groups: readonly MenuGroup[] }) {
  return groups.map((group, index) => (
    <div key={group.key}>
      {index > 0 ? <MantineMenu.Divider /> : null}
      {group.label ? <MantineMenu.Label>{group.label}</MantineMenu.Label> : null}
      {group.items.map((item) => (
        <Entry key={item.key} item={item} />
      ))}
    </div>
  ));
}

/** A list of acts behind one button. Arrow keys, Home, End, Esc, first letters. */
export function Menu({ target, groups, side = 'bottom-start', width = 220 }: MenuProps) {
  return (
    <MantineMenu
      position={side}
      width={width}
      shadow="none"
      // The first item takes the focus, as in any menu; Mantine's placeholder is no child that a menu may have.
      withInitialFocusPlaceholder={false}
      menuItemTabIndex={0}
      classNames={CLASSES}
      transitionProps={{ duration: 120 }}
    >
      <MantineMenu.Target>{target}</MantineMenu.Target>
      <MantineMenu.Dropdown>
        <Groups groups={groups} />
      </MantineMenu.Dropdown>
    </MantineMenu>
  );
}

interface ContextMenuProps {
  readonly label: string;
  /** In pixels of the window. */
  readonly at: { readonly x: number; readonly y: number };
  readonly groups: readonly MenuGroup[];
  readonly onClose: () => void;
}

/** The same list at a point: of a right click, a long press, or the menu key. */
export function ContextMenu({ label, at, groups, onClose }: ContextMenuProps) {
  return (
    <MantineMenu
      opened
      onChange={(opened) => !opened && onClose()}
      position="bottom-start"
      offset={2}
      middlewares={SHIFT_BOTH}
      width={240}
      shadow="none"
      classNames={CLASSES}
      transitionProps={{ duration: 0 }}
      returnFocus={false}
      withInitialFocusPlaceholder={false}
    >
      <MantineMenu.Target>
        <button
          type="button"
          tabIndex={-1}
          aria-label={label}
          className={styles.point}
          style={{ left: at.x, top: at.y }}
        />
      </MantineMenu.Target>
      <MantineMenu.Dropdown aria-label={label}>
        <Groups groups={groups} />
      </MantineMenu.Dropdown>
    </MantineMenu>
  );
}
