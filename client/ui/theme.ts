import type { CSSVariablesResolver } from '@mantine/core';
import { createTheme } from '@mantine/core';

/** Sizes and behaviour for the Mantine parts we use; colours come from tokens.css through `cssVariables`. */
export const theme = createTheme({
  fontFamily: 'var(--font)',
  fontSizes: { xs: '0.75rem', sm: '0.875rem', md: '0.875rem', lg: '1rem', xl: '1.25rem' },
  radius: { xs: '4px', sm: '6px', md: '6px', lg: '10px', xl: '16px' },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  respectReducedMotion: true,
});

const greys = {
  '--mantine-color-white': 'var(--surface)',
  '--mantine-color-gray-0': 'var(--surface-2)',
  '--mantine-color-gray-1': 'var(--surface-2)',
  '--mantine-color-gray-2': 'var(--hairline)',
  '--mantine-color-gray-3': 'var(--hairline)',
  '--mantine-color-gray-4': 'var(--control-border)',
  '--mantine-color-gray-5': 'var(--control-border)',
  '--mantine-color-gray-6': 'var(--muted)',
  '--mantine-color-gray-7': 'var(--muted)',
  '--mantine-color-black': 'var(--text)',
  '--mantine-color-dark-0': 'var(--text)',
  '--mantine-color-dark-1': 'var(--muted)',
  '--mantine-color-dark-2': 'var(--muted)',
  '--mantine-color-dark-4': 'var(--hairline)',
  '--mantine-color-dark-5': 'var(--surface)',
  '--mantine-color-dark-6': 'var(--surface)',
  '--mantine-color-dark-7': 'var(--surface)',
  '--mantine-color-dark-8': 'var(--surface-2)',
};

const semantic = {
  '--mantine-color-body': 'var(--surface)',
  '--mantine-color-text': 'var(--text)',
  '--mantine-color-dimmed': 'var(--muted)',
  '--mantine-color-error': 'var(--danger)',
  '--mantine-color-placeholder': 'var(--muted)',
  '--mantine-color-disabled-color': 'var(--muted)',
  '--mantine-color-default-border': 'var(--hairline)',
  '--mantine-primary-color-filled': 'var(--primary)',
};

/** One palette: Mantine's greys are ours in both schemes, since tokens.css already changes with the scheme. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: greys,
  light: semantic,
  dark: semantic,
});
