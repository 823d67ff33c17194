import '@mantine/core/styles/Tooltip.layer.css';
import { Tooltip as MantineTooltip } from '@mantine/core';
import type { ReactElement } from 'react';
import { Kbd } from './Kbd.tsx';
import styles from './Tooltip.module.css';

interface TooltipProps {
  readonly label: string;
  readonly shortcut?: string | undefined;
  readonly side?: 'top' | 'bottom' | 'left' | 'right' | undefined;
  readonly children: ReactElement;
}

/** Words on hover and on keyboard focus. Never the only place of information that is needed to act. */
export function Tooltip({ label, shortcut, side = 'bottom', children }: TooltipProps) {
  return (
    <MantineTooltip
      label={
        <span className={styles.content}>
          {label}
          {shortcut ? <Kbd keys={shortcut} /> : null}
        </span>
      }
      classNames={{ tooltip: styles.tooltip ?? '' }}
      position={side}
      openDelay={350}
      multiline
      events={{ hover: true, focus: true, touch: false }}
    >
      {children}
    </MantineTooltip>
  );
}
