import type { ReactNode } from 'react';
import { createPortal } from 'react-dom';

/** Shown in another element of the page, by its id, where that is there. */
export function Elsewhere({ id, children }: { readonly id: string; readonly children: ReactNode }) {
  const place = document.getElementById(id);
  return place && createPortal(children, place);
}
