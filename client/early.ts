/**
 * What the code in the page itself has begun (app/ahead.ts), for the code that comes as files: two programs in one window,
 * each with its own copy of the modules that both use.
 */

/** One that is open, with what was in it then. */
export interface OpenedCopy {
  readonly db: IDBDatabase;
  readonly keys: IDBValidKey[];
  readonly read: readonly (Uint8Array | readonly Uint8Array[])[];
}

interface Early {
  /** Questions to the server, by address. */
  readonly asked: Map<string, Promise<Response>>;
  copy: { readonly name: string; readonly opened: Promise<OpenedCopy> } | null;
  look: HTMLImageElement | null;
  /** The document itself has been there: no look comes any more. */
  isLookOver: boolean;
}

declare global {
  // Only `var` declares what is a property of the global object.
  var jumelageEarly: Early | undefined;
}

export function early(): Early {
  globalThis.jumelageEarly ??= { asked: new Map(), copy: null, look: null, isLookOver: false };
  return globalThis.jumelageEarly;
}
