import { cloneElement, type ReactElement } from 'react';

interface TooltipProps {
  readonly label: string;
  readonly shortcut?: string | undefined;
  readonly side?: 'top' | 'bottom' | 'left' | 'right' | undefined;
  /** An element of the page, or a component that passes `data-` attributes on to one. */
  readonly children: ReactElement;
}

/**
 * Words on hover and on keyboard focus. Never the only place of information that is needed to act. It only marks the
 * element; Tooltips shows them, one for the whole page.
 */
export function Tooltip({ label, shortcut, side = 'bottom', children }: TooltipProps) {
  const marks = { 'data-tip': label, 'data-tip-keys': shortcut, 'data-tip-side': side };
  return cloneElement(children as ReactElement<typeof marks>, marks);
}
