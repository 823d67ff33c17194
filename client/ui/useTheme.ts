import { useSyncExternalStore } from 'react';
import { chooseTheme, chosenTheme, isDark, onDarkness, onThemeChosen, type Theme } from './theme.ts';

/** The theme chosen on this device and how to change it; `auto` follows the system. */
export function useTheme(): readonly [Theme, (theme: Theme) => void] {
  return [useSyncExternalStore(onThemeChosen, chosenTheme), chooseTheme];
}

/** Whether it is dark now, by choice or by the system. */
export function useDark(): boolean {
  return useSyncExternalStore(onDarkness, isDark);
}
