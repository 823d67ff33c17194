/** A view that came near to be written in is lent: it goes back when the writing ends, unless somebody has moved it. */
import { glideCamera } from './glideCamera.ts';
import type { Camera, Viewport } from './Viewport.ts';

/** So long after hands have rested; a double click is not over sooner. */
const REST_MS = 300;

interface Loan {
  readonly home: Camera;
  at: Camera;
}

interface Borrower {
  readonly viewport: Viewport;
  readonly selection: { readonly editing: unknown; subscribe(listener: () => void): () => void };
  /** Something else is chosen here than what was written last. */
  readonly goesOn: (written: unknown) => boolean;
}

const loans = new WeakMap<Viewport, Loan>();

const isSame = (a: Camera, b: Camera) => a.x === b.x && a.y === b.y && a.zoom === b.zoom;

/** What is written next in a row stays with the first loan. */
export function lendView(by: Borrower, from: Camera, to: Camera): void {
  const { viewport } = by;
  const before = loans.get(viewport);
  if (before && isSame(before.at, from)) before.at = to;
  else if (from.zoom !== to.zoom) follow(by, { home: from, at: to });
}

/** Goes back when hands rest after the writing, but for a press that began something else. */
function follow({ viewport, selection, goesOn }: Borrower, loan: Loan): void {
  loans.set(viewport, loan);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isDown = false;
  let isBusy = false;
  let written: unknown = null;
  const rest = () => {
    clearTimeout(timer);
    if (selection.editing !== null) {
      written = selection.editing;
      isBusy = false;
    } else if (!isDown) timer = setTimeout(end, REST_MS);
  };
  const page = globalThis.window;
  const stopped = new AbortController();
  const options = { capture: true, signal: stopped.signal };
  const listen = (kinds: readonly string[], listener: () => void) => {
    for (const kind of kinds) page?.addEventListener(kind, listener, options);
  };
  listen(['pointerdown'], () => {
    isDown = true;
    // The one that ends the writing comes while that goes on.
    isBusy = selection.editing === null;
    clearTimeout(timer);
  });
  listen(['pointerup', 'pointercancel'], () => {
    isDown = false;
    rest();
  });
  listen(['keydown'], rest);
  const stop = selection.subscribe(rest);
  function end() {
    stop();
    stopped.abort();
    if (loans.get(viewport) !== loan) return;
    loans.delete(viewport);
    if (!isBusy && !goesOn(written) && isSame(viewport.camera(), loan.at)) glideCamera(viewport, loan.home);
  }
}
