/** Waits until the page has shown itself and the browser has nothing to do, but not for ever. */
const SHOWS_WITHIN_MS = 200;
const PATIENCE_MS = 1_500;

export function whenIdle(): Promise<void> {
  return new Promise((resolve) => {
    // A pause while something is on its way is no rest: first a moment, then the browser's word.
    setTimeout(() => {
      if (typeof requestIdleCallback === 'function')
        requestIdleCallback(() => resolve(), { timeout: PATIENCE_MS });
      else resolve();
    }, SHOWS_WITHIN_MS);
  });
}
