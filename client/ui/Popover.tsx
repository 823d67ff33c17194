import { cloneElement, type ReactElement, type ReactNode, type Ref, useCallback, useId, useRef } from 'react';
import { createPortal } from 'react-dom';
import styles from './floating/Floating.module.css';
import type { Placement } from './floating/place.ts';
import { useAnchored } from './floating/useAnchored.ts';
import { keepTabInside, useFocusInside } from './floating/useFocusInside.ts';
import { useLeaving } from './floating/useLeaving.ts';
import popover from './Popover.module.css';
import { useRovingStop } from './useRovingStop.ts';

interface PopoverProps {
  /** The button that opens it, with its own onClick. */
  readonly target: ReactElement;
  readonly children: ReactNode;
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly side?: 'bottom' | 'bottom-start' | 'bottom-end' | 'top' | 'top-start' | 'right' | 'left';
  readonly width?: number;
}

interface PanelProps extends Pick<PopoverProps, 'children' | 'onOpenChange' | 'width'> {
  readonly id: string;
  readonly labelledBy: string;
  readonly anchor: { readonly current: HTMLElement | null };
  readonly side: Placement;
}

function Panel({ id, labelledBy, anchor, side, width, onOpenChange, children }: PanelProps) {
  const panel = useRef<HTMLDivElement>(null);
  const close = useCallback(() => onOpenChange(false), [onOpenChange]);
  useAnchored(panel, anchor, side, 8);
  useFocusInside(panel);
  useLeaving(panel, anchor, close);
  useRovingStop(panel);
  return (
    <div
      ref={panel}
      id={id}
      role="dialog"
      aria-labelledby={labelledBy}
      tabIndex={-1}
      data-floating
      className={[styles.panel, popover.panel].join(' ')}
      style={width === undefined ? undefined : { width }}
      onKeyDown={(event) => {
        if (event.key === 'Tab' && panel.current) keepTabInside(event, panel.current);
        if (event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        close();
      }}
    >
      {children}
    </div>
  );
}

interface TargetProps {
  readonly ref: Ref<HTMLElement>;
  readonly id?: string;
  readonly 'aria-haspopup': 'dialog';
  readonly 'aria-expanded': boolean;
  readonly 'aria-controls': string | undefined;
}

/** A small panel that belongs to one button. Keeps Tab inside, arrows walk through it; Esc and a press elsewhere close it. */
export function Popover({
  target,
  children,
  open,
  onOpenChange,
  side = 'bottom-start',
  width,
}: PopoverProps) {
  const anchor = useRef<HTMLElement>(null);
  const own = useId();
  const button = target as ReactElement<Partial<TargetProps>>;
  const labelledBy = button.props.id ?? `${own}-target`;
  const id = `${own}-panel`;
  return (
    <>
      {cloneElement(button, {
        ref: anchor,
        id: labelledBy,
        'aria-haspopup': 'dialog',
        'aria-expanded': open,
        'aria-controls': open ? id : undefined,
      })}
      {open
        ? createPortal(
            <Panel
              id={id}
              labelledBy={labelledBy}
              anchor={anchor}
              side={side}
              onOpenChange={onOpenChange}
              {...(width !== undefined && { width })}
            >
              {children}
            </Panel>,
            document.body,
          )
        : null}
    </>
  );
}
