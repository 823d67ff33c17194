import type { ComponentProps, ReactNode } from 'react';
import styles from './IconButton.module.css';
import { Tooltip } from './Tooltip.tsx';

interface IconButtonProps extends Omit<ComponentProps<'button'>, 'disabled' | 'aria-label' | 'children'> {
  /** The name for everybody: tooltip and screen reader. */
  readonly label: string;
  readonly icon: ReactNode;
  /** Shown in the tooltip and given as aria-keyshortcuts, e.g. `Ctrl+Shift+O`. */
  readonly shortcut?: string | undefined;
  readonly size?: 'sm' | 'md' | 'lg';
  readonly pressed?: boolean | undefined;
  readonly disabledReason?: string | null | undefined;
  readonly tooltipSide?: 'top' | 'bottom' | 'left' | 'right';
}

const ARIA_KEYS: readonly (readonly [RegExp, string])[] = [
  [/Ctrl/g, 'Control'],
  [/⌘/g, 'Meta'],
];

function ariaShortcut(shortcut: string): string {
  return ARIA_KEYS.reduce((text, [pattern, name]) => text.replace(pattern, name), shortcut);
}

/** A button with only an icon: its word lives in the tooltip and in its accessible name. */
export function IconButton(props: IconButtonProps) {
  const {
    label,
    icon,
    shortcut,
    size = 'md',
    pressed,
    disabledReason,
    tooltipSide,
    className,
    onClick,
    ...rest
  } = props;
  const off = Boolean(disabledReason);
  return (
    <Tooltip
      label={disabledReason ? `${label}: ${disabledReason}` : label}
      shortcut={off ? undefined : shortcut}
      side={tooltipSide}
    >
      <button
        type="button"
        {...rest}
        aria-label={label}
        aria-pressed={pressed}
        aria-disabled={off || undefined}
        aria-keyshortcuts={shortcut ? ariaShortcut(shortcut) : undefined}
        className={[styles.iconButton, styles[size], className ?? ''].join(' ')}
        onClick={off ? (event) => event.preventDefault() : onClick}
      >
        {icon}
      </button>
    </Tooltip>
  );
}
