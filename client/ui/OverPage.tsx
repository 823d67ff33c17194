import type { ReactNode } from 'react';
import { createPortal } from 'react-dom';

/** Over everything, and cut by nothing that scrolls. What is pressed in it still reaches who shows it, as React has it. */
export function OverPage({ children }: { readonly children: ReactNode }) {
  return createPortal(children, document.body);
}
