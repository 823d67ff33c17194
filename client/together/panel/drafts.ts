/** What is being written, kept on this device until it is sent, so that a reload or a closed panel loses nothing. */
const PREFIX = 'jumelage.draft.';

/** Storage may be forbidden or full: then the words live as long as the field does. */
function attempt<Value>(run: () => Value): Value | null {
  try {
    return run();
  } catch {
    return null;
  }
}

export function readDraft(key: string): string {
  return attempt(() => localStorage.getItem(PREFIX + key)) ?? '';
}

export function keepDraft(key: string, text: string): void {
  attempt(() =>
    text === '' ? localStorage.removeItem(PREFIX + key) : localStorage.setItem(PREFIX + key, text),
  );
}
