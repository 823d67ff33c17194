import { remember, remembered } from '../deviceStorage.ts';

/** Light or dark: what the person chose on this device, or what the system says. The page wears it as `data-theme`. */
export type Theme = 'light' | 'dark' | 'auto';

const STORAGE_KEY = 'jumelage.theme';
const CHOSEN_EVENT = 'jumelage:theme';
const DARK = '(prefers-color-scheme: dark)';

export function chosenTheme(): Theme {
  const chosen = remembered(STORAGE_KEY);
  return chosen === 'light' || chosen === 'dark' ? chosen : 'auto';
}

export function chooseTheme(theme: Theme): void {
  remember(STORAGE_KEY, theme);
  window.dispatchEvent(new Event(CHOSEN_EVENT));
}

/** Here or in another tab. */
export function onThemeChosen(hear: () => void): () => void {
  window.addEventListener(CHOSEN_EVENT, hear);
  window.addEventListener('storage', hear);
  return () => {
    window.removeEventListener(CHOSEN_EVENT, hear);
    window.removeEventListener('storage', hear);
  };
}

export function isDark(): boolean {
  const theme = chosenTheme();
  return theme === 'dark' || (theme === 'auto' && window.matchMedia(DARK).matches);
}

/** The choice or the system changed. */
export function onDarkness(hear: () => void): () => void {
  const system = window.matchMedia(DARK);
  system.addEventListener('change', hear);
  const stop = onThemeChosen(hear);
  return () => {
    system.removeEventListener('change', hear);
    stop();
  };
}

export function wearThemeNow(): void {
  document.documentElement.dataset.theme = isDark() ? 'dark' : 'light';
}

/** Dresses the page now and whenever the choice or the system changes. */
export function wearTheme(): () => void {
  wearThemeNow();
  return onDarkness(wearThemeNow);
}
