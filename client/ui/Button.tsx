import type { ComponentProps, ReactNode } from 'react';
import styles from './Button.module.css';
import { Tooltip } from './Tooltip.tsx';

export type ButtonVariant = 'primary' | 'default' | 'subtle' | 'danger';
export type ButtonSize = 'sm' | 'md' | 'lg';

export interface ButtonLook {
  readonly variant?: ButtonVariant;
  readonly size?: ButtonSize;
  readonly icon?: ReactNode;
  readonly iconAfter?: ReactNode;
  readonly fullWidth?: boolean;
}

export interface ButtonProps extends ButtonLook, Omit<ComponentProps<'button'>, 'disabled'> {
  /** Why this cannot be done now. The button stays in the tab order, does nothing, and says the reason. */
  readonly disabledReason?: string | null | undefined;
  readonly busy?: boolean;
}

export function buttonClass(look: ButtonLook, more?: string): string {
  const { variant = 'default', size = 'md', fullWidth } = look;
  return [styles.button, styles[variant], styles[size], fullWidth ? styles.full : '', more ?? '']
    .filter(Boolean)
    .join(' ');
}

/** The act of a view. At most one `primary` per view. */
export function Button(props: ButtonProps) {
  const {
    variant,
    size,
    icon,
    iconAfter,
    fullWidth,
    disabledReason,
    busy,
    className,
    children,
    onClick,
    ...rest
  } = props;
  const look: ButtonLook = {
    ...(variant && { variant }),
    ...(size && { size }),
    ...(fullWidth && { fullWidth }),
  };
  const off = Boolean(disabledReason) || busy === true;
  const button = (
    <button
      type="button"
      {...rest}
      className={buttonClass(look, className)}
      aria-disabled={off || undefined}
      aria-busy={busy || undefined}
      onClick={off ? (event) => event.preventDefault() : onClick}
    >
      {icon}
      {children}
      {iconAfter}
    </button>
  );
  return disabledReason ? <Tooltip label={disabledReason}>{button}</Tooltip> : button;
}
