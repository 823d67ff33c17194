import '@mantine/core/styles/Popover.layer.css';
import { Popover as MantinePopover } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import styles from './Menu.module.css';

interface PopoverProps {
  readonly target: ReactElement;
  readonly children: ReactNode;
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly side?: 'bottom' | 'bottom-start' | 'bottom-end' | 'top' | 'right' | 'left';
  readonly width?: number | 'target';
  /** Keeps Tab inside and gives the focus back to the target when it closes. */
  readonly trapFocus?: boolean;
}

/** A small panel that belongs to one button. */
export function Popover(props: PopoverProps) {
  const { target, children, open, onOpenChange, side = 'bottom-start', width, trapFocus = true } = props;
  return (
    <MantinePopover
      opened={open}
      onChange={onOpenChange}
      position={side}
      trapFocus={trapFocus}
      returnFocus={trapFocus}
      withRoles
      shadow="none"
      classNames={{ dropdown: styles.dropdown ?? '' }}
      transitionProps={{ duration: 120 }}
      {...(width !== undefined && { width })}
    >
      <MantinePopover.Target>{target}</MantinePopover.Target>
      <MantinePopover.Dropdown>{children}</MantinePopover.Dropdown>
    </MantinePopover>
  );
}
