import {
  cloneElement,
  type KeyboardEvent,
  type ReactElement,
  type Ref,
  useId,
  useRef,
  useState,
} from 'react';
import { createPortal } from 'react-dom';
import styles from './Menu.module.css';
import { type MenuGroup, MenuPanel } from './MenuPanel.tsx';

export type { MenuGroup, MenuItem, SubMenu } from './MenuPanel.tsx';

interface TargetProps {
  readonly ref: Ref<HTMLElement>;
  readonly id?: string;
  readonly 'aria-haspopup': 'menu';
  readonly 'aria-expanded': boolean;
  readonly 'aria-controls': string | undefined;
  readonly onClick: () => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

interface MenuProps {
  /** The button that opens it; Button or IconButton. */
  readonly target: ReactElement;
  /** As a function they are what can be done when it opens, and not when its button was drawn. */
  readonly groups: readonly MenuGroup[] | (() => readonly MenuGroup[]);
  readonly side?: 'bottom-start' | 'bottom-end' | 'top-start' | 'top-end' | 'right-start';
  readonly width?: number;
}

/** What had the keyboard when the menu opened, as the board after a press on a bar; not the page as a whole. */
const keyboardOf = (before: Element | null): HTMLElement | null =>
  before instanceof HTMLElement && before.isConnected && before !== document.body ? before : null;

/** A list of acts behind one button. Arrow keys, Home, End, Esc, first letters. */
export function Menu({ target, groups, side = 'bottom-start', width = 220 }: MenuProps) {
  const anchor = useRef<HTMLElement>(null);
  const own = useId();
  const [open, setOpen] = useState<'no' | 'atFirst' | 'atLast'>('no');
  const before = useRef<Element | null>(null);
  const button = target as ReactElement<Partial<TargetProps>>;
  const targetId = button.props.id ?? `${own}-target`;
  const id = `${own}-menu`;
  const show = (at: 'atFirst' | 'atLast') => {
    before.current = document.activeElement;
    setOpen(at);
  };
  const close = (refocus: boolean) => {
    setOpen('no');
    if (refocus) (keyboardOf(before.current) ?? anchor.current)?.focus({ preventScroll: true });
  };
  return (
    <>
      {cloneElement(button, {
        ref: anchor,
        id: targetId,
        'aria-haspopup': 'menu',
        'aria-expanded': open !== 'no',
        'aria-controls': open === 'no' ? undefined : id,
        onClick: () => (open === 'no' ? show('atFirst') : setOpen('no')),
        onKeyDown: (event) => {
          if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
          event.preventDefault();
          show(event.key === 'ArrowDown' ? 'atFirst' : 'atLast');
        },
      })}
      {open === 'no'
        ? null
        : createPortal(
            <MenuPanel
              id={id}
              label={{ 'aria-labelledby': targetId }}
              anchor={anchor}
              side={side}
              gap={8}
              width={width}
              groups={typeof groups === 'function' ? groups() : groups}
              start={open === 'atLast' ? 'last' : 'first'}
              onClose={close}
            />,
            document.body,
          )}
    </>
  );
}

interface ContextMenuProps {
  readonly label: string;
  /** In pixels of the window. */
  readonly at: { readonly x: number; readonly y: number };
  readonly groups: readonly MenuGroup[];
  readonly width?: number;
  readonly onClose: () => void;
}

/** The same list at a point: of a right click, a long press, or the menu key. */
export function ContextMenu({ label, at, groups, width = 264, onClose }: ContextMenuProps) {
  const point = useRef<HTMLSpanElement>(null);
  return createPortal(
    <>
      <span ref={point} aria-hidden className={styles.point} style={{ left: at.x, top: at.y }} />
      <MenuPanel
        label={{ 'aria-label': label }}
        anchor={point}
        side="bottom-start"
        gap={2}
        width={width}
        groups={groups}
        onClose={onClose}
      />
    </>,
    document.body,
  );
}
