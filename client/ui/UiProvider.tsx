import '@fontsource-variable/inter';
import './tokens.css';
import './global.css';
import type { ReactNode } from 'react';
import { Toasts } from './Toasts.tsx';
import { Tooltips } from './Tooltips.tsx';

/** What every part of the interface stands on: tokens, and the places of toasts and tooltips. */
export function UiProvider({ children }: { readonly children: ReactNode }) {
  return (
    <>
      {children}
      <Toasts />
      <Tooltips />
    </>
  );
}
