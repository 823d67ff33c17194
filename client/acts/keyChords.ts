/**
 * Keys as people read them against keys as browsers tell them. Letters follow the typed character, so they are where the
 * keyboard's print says; digits follow the key, because on AZERTY a digit is typed with Shift and a colour must not be;
 * brackets follow either, because some layouts have them only behind AltGr.
 */
export interface KeyPress {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

const NAMES: Readonly<Record<string, string>> = {
  del: 'delete',
  esc: 'escape',
  menu: 'contextmenu',
  '←': 'arrowleft',
  '→': 'arrowright',
  '↑': 'arrowup',
  '↓': 'arrowdown',
};
/** Characters that some layouts type with Shift and some without. */
const SIGNS = '?/';

/** A key without Ctrl that types something. */
export const SINGLE = /^(?:shift\+)?.$/;

/** `Ctrl+Shift+G` as it is looked up. */
export function chordOf(keys: string): string {
  const parts = keys.toLowerCase().split('+');
  const last = parts.pop() || '+';
  return [...parts.filter((part) => part !== ''), NAMES[last] ?? last].join('+');
}

/** What a press may mean, the likeliest first. */
export function pressedChords(press: KeyPress): readonly string[] {
  const { code, shiftKey, altKey } = press;
  // With Ctrl it is AltGr on some keyboards and types something: those few combinations follow the key, not the letter.
  const key = press.key.toLowerCase();
  const arrow = !shiftKey && key.startsWith('arrow');
  if (altKey) return press.ctrlKey || press.metaKey ? altChords(code, shiftKey) : arrow ? [`alt+${key}`] : [];
  const control = press.ctrlKey || press.metaKey ? 'ctrl+' : '';
  const held = `${control}${shiftKey ? 'shift+' : ''}`;
  if (SIGNS.includes(key)) return [control + key];
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1];
  if (digit !== undefined) return [held + digit];
  const bracket = { BracketLeft: '[', BracketRight: ']' }[code];
  return bracket === undefined ? [held + key] : [held + key, held + bracket];
}

function altChords(code: string, shiftKey: boolean): readonly string[] {
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  return letter === undefined || shiftKey ? [] : [`ctrl+alt+${letter.toLowerCase()}`];
}
