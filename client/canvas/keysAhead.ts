/** Keys that are pressed while the code of an act is on its way belong to what it brings: they wait, and are pressed then in their order. */
const KEPT = /^(.|Enter|Backspace|Tab)$/u;
const FIELD = 'input, textarea';

/** What presses wait for; null when nothing is on its way. */
let wait: { acts: number; readonly presses: KeyboardEvent[]; readonly end: AbortController } | null = null;
let again = false;

/** Who presses Esc or the mouse goes on with something else. */
function forget(): void {
  wait?.end.abort();
  wait = null;
}

function keep(event: KeyboardEvent): void {
  const { key, ctrlKey, metaKey, altKey, isComposing } = event;
  if (again || ctrlKey || metaKey || altKey || isComposing) return;
  if (key === 'Escape') forget();
  if (!wait || !KEPT.test(key)) return;
  wait.presses.push(event);
  event.preventDefault();
  event.stopImmediatePropagation();
}

/** The answer is called once it has come, and then what was begun to be written has its field. */
export function keysAhead(selection: { readonly editing: unknown }): () => void {
  // Acts run without a page as well, where nobody presses anything.
  if (typeof window === 'undefined') return () => undefined;
  if (!wait) {
    const end = new AbortController();
    const { signal } = end;
    wait = { acts: 0, presses: [], end };
    window.addEventListener('keydown', keep, { capture: true, signal });
    window.addEventListener('pointerdown', forget, { capture: true, signal });
  }
  const mine = wait;
  mine.acts += 1;
  return () => {
    mine.acts -= 1;
    setTimeout(goOn);
  };

  function goOn(): void {
    if (wait !== mine || mine.acts > 0) return;
    if (selection.editing !== null && !document.activeElement?.matches(FIELD)) {
      requestAnimationFrame(goOn);
      return;
    }
    const press = mine.presses.shift();
    if (press) {
      pressAgain(press);
      setTimeout(goOn);
    } else forget();
  }
}

/** What only a browser does with it follows when the press has opened its field. */
function pressAgain({ key, code, shiftKey }: KeyboardEvent): void {
  const press = (type: string) =>
    (document.activeElement ?? document.body).dispatchEvent(
      new KeyboardEvent(type, { key, code, shiftKey, bubbles: true, cancelable: true }),
    );
  again = true;
  const isLeft = press('keydown');
  again = false;
  press('keyup');
  if (isLeft)
    queueMicrotask(() => {
      if (!document.activeElement?.matches(FIELD)) return;
      if (key === 'Backspace') document.execCommand('delete');
      else if (key !== 'Tab') document.execCommand('insertText', false, key === 'Enter' ? '\n' : key);
    });
}
