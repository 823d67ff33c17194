/** A view that came near to be written in is lent: it goes back when the writing ends, unless somebody has moved it. */
import { glideCamera } from './glideCamera.ts';
import type { Camera, Viewport } from './Viewport.ts';

/** So long after hands have rested; a double click is not over sooner. */
const REST_MS = 300;
/** So long after the view has begun to go back a press means what was seen before. */
const CAUGHT_MS = 400;

interface Loan {
  readonly home: Camera;
  at: Camera;
}

interface Borrower {
  readonly viewport: Viewport;
  readonly selection: {
    readonly editing: unknown;
    readonly ids: ReadonlySet<unknown>;
    subscribe(listener: () => void): () => void;
  };
  /** The table of which it is a part: who presses that goes on there, perhaps. */
  readonly wholeOf: (written: unknown) => unknown;
  /** Something else is chosen here than these. */
  readonly goesOn: (written: unknown, whole: unknown) => boolean;
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

/** A press of a bar does not depend on where the board is. */
const isOnBoard = ({ target }: Event): boolean => {
  const region = (target as Partial<Element> | null)?.closest?.('[data-region]');
  return !region || region.getAttribute('data-region') === 'board';
};

/** Goes back when hands rest after the writing, but for a press that began something else, and waits while its table is pressed. */
function follow(by: Borrower, loan: Loan): void {
  const { viewport, selection } = by;
  loans.set(viewport, loan);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isDown = false;
  let isBusy = false;
  let isPressed = false;
  let isWaiting = false;
  let isGoing = false;
  let [written, whole]: unknown[] = [null, null];
  const stay = () => {
    clearTimeout(timer);
    if (isGoing) viewport.setCamera(loan.at);
    isGoing = false;
  };
  const rest = () => {
    if (selection.editing !== null) {
      stay();
      written = selection.editing;
      whole = by.wholeOf(written);
      isBusy = isPressed = isWaiting = false;
    } else if (!isDown && !isGoing) {
      clearTimeout(timer);
      timer = setTimeout(end, REST_MS);
    }
  };
  const page = globalThis.window;
  const stopped = new AbortController();
  const options = { capture: true, signal: stopped.signal };
  const listen = (kinds: readonly string[], listener: (event: Event) => void) => {
    for (const kind of kinds) page?.addEventListener(kind, listener, options);
  };
  listen(['pointerdown'], (event) => {
    if (isGoing && !isOnBoard(event)) return;
    stay();
    isDown = isPressed = true;
    // The one that ends the writing comes while that goes on.
    isBusy = selection.editing === null && !isWaiting;
  });
  listen(['pointerup', 'pointercancel'], () => {
    isDown = false;
    rest();
  });
  listen(['keydown'], rest);
  // A hand that moves the view has it.
  listen(['wheel'], () => isGoing && close());
  const stop = selection.subscribe(rest);
  rest();
  function close() {
    clearTimeout(timer);
    stop();
    stopped.abort();
    if (loans.get(viewport) === loan) loans.delete(viewport);
  }
  function end() {
    const isNear = loans.get(viewport) === loan && isSame(viewport.camera(), loan.at);
    isWaiting = isNear && isPressed && selection.ids.has(whole);
    if (isWaiting) return;
    if (!isNear || isBusy || by.goesOn(written, whole)) {
      close();
      return;
    }
    isGoing = true;
    glideCamera(viewport, loan.home);
    timer = setTimeout(close, CAUGHT_MS);
  }
}
