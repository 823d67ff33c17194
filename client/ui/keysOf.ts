const SIGNS: Readonly<Record<string, string>> = { Ctrl: '⌘', Shift: '⇧', Alt: '⌥', Enter: '↩', Del: '⌫' };

/** `Ctrl+K` as it is printed on the keys of a machine. A + at the end of `Ctrl++` is a key. */
export function keysOf(keys: string, mac: boolean): string {
  const parts = keys.split(/\+(?=.)/);
  return parts.map((part) => (mac ? (SIGNS[part] ?? part) : part)).join(mac ? '' : ' ');
}
