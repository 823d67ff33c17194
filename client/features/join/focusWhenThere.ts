/** Who comes from a page that is gone has the keyboard on the next one, unless they have gone on themselves by then. */
const PLACE = '[data-region="board"]';
/** Who has waited for longer looks elsewhere. */
const LATEST_MS = 15_000;

/** Of a map that was just made: the question it begins with. */
export const FIRST_FIELD = '[data-first-field] input';

export function focusWhenThere(where = PLACE): void {
  const stop = () => {
    looks.disconnect();
    clearTimeout(late);
  };
  const look = () => {
    const place = document.querySelector<HTMLElement>(where);
    if (place === null) return;
    stop();
    if (document.activeElement === document.body) place.focus({ preventScroll: true });
  };
  const looks = new MutationObserver(look);
  const late = setTimeout(stop, LATEST_MS);
  looks.observe(document.body, { childList: true, subtree: true });
  look();
}
