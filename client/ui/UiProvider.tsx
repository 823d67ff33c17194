import '@mantine/core/styles/baseline.layer.css';
import '@mantine/core/styles/default-css-variables.layer.css';
import '@mantine/core/styles/global.layer.css';
import '@fontsource-variable/inter';
import './tokens.css';
import './global.css';
import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { Toasts } from './Toasts.tsx';
import { cssVariables, theme } from './theme.ts';

/** The nonce that the server put into the page; the CSP refuses style elements without it. */
function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';
}

interface UiProviderProps {
  readonly children: ReactNode;
  /** `test` turns transitions off. */
  readonly env?: 'default' | 'test';
}

export function UiProvider({ children, env = 'default' }: UiProviderProps) {
  const [manager] = useState(() => localStorageColorSchemeManager({ key: 'jumelage.theme' }));
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      colorSchemeManager={manager}
      defaultColorScheme="auto"
      getStyleNonce={styleNonce}
      env={env}
    >
      {children}
      <Toasts />
    </MantineProvider>
  );
}
