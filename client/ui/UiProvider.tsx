import '@fontsource-variable/inter';
import './tokens.css';
import './global.css';
import { type ReactNode, useLayoutEffect } from 'react';
import { Toasts } from './Toasts.tsx';
import { Tooltips } from './Tooltips.tsx';
import { wearTheme } from './theme.ts';

/** What every part of the interface stands on: tokens, theme, and the places of toasts and tooltips. */
export function UiProvider({ children }: { readonly children: ReactNode }) {
  useLayoutEffect(wearTheme, []);
  return (
    <>
      {children}
      <Toasts />
      <Tooltips />
    </>
  );
}
