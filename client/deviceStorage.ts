/**
 * What this device remembers of what somebody chose or began to write. Storage may be forbidden, and reading the very
 * property throws then; or it may be full. Then it is remembered for as long as the page is open (SH31).
 */
type Kind = 'localStorage' | 'sessionStorage';

/** The part of `Storage` that is used where several entries belong together. */
export interface Entries {
  readonly length: number;
  key(index: number): string | null;
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

/** What the storage did not take; null for what it could not take out. */
const untaken = new Map<string, string | null>();

/** Null where it is forbidden. Writing to it throws when it is full. */
export function storageOf(kind: Kind): Storage | null {
  try {
    return globalThis[kind] ?? null;
  } catch {
    return null;
  }
}

export function remembered(key: string): string | null {
  const value = untaken.get(key);
  if (value !== undefined) return value;
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** Null forgets. */
export function remember(key: string, value: string | null): void {
  untaken.set(key, value);
  try {
    const storage = localStorage;
    if (value === null) storage.removeItem(key);
    else storage.setItem(key, value);
    untaken.delete(key);
  } catch {
    // Forbidden or full: it stays with what was not taken.
  }
}

export function forgetAll(prefix: string): void {
  const storage = storageOf('localStorage');
  for (const key of [...untaken.keys(), ...Object.keys(storage ?? {})])
    if (key.startsWith(prefix)) remember(key, null);
}
