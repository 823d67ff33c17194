import { useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import type { Side } from './floating/place.ts';
import { useAnchored } from './floating/useAnchored.ts';
import { Kbd } from './Kbd.tsx';
import styles from './Tooltip.module.css';

const OPEN_AFTER_MS = 350;
/** Time to reach the tooltip itself with the pointer. */
const CLOSE_AFTER_MS = 120;

const markedAt = ({ target }: Event): HTMLElement | null =>
  target instanceof Element ? target.closest<HTMLElement>('[data-tip]') : null;

const insideTooltip = ({ target }: Event) =>
  target instanceof Element && target.closest('[role="tooltip"]') !== null;

/** What has opened something of its own says no more about itself. */
const isOpen = (element: Element) => element.getAttribute('aria-expanded') === 'true';

interface Watch {
  /** Shows the tooltip of an element, or none, after a while; what was begun before is off. */
  readonly begin: (element: HTMLElement | null, afterMs: number) => void;
  /** Leaves it as it is. */
  readonly hold: () => void;
}

/** Hover with a pointer that can hover, focus by keyboard, a finger on what is greyed. Esc and every press close. */
function listen({ begin, hold }: Watch): () => void {
  const heard = new AbortController();
  const on = (type: string, hear: (event: Event) => void) =>
    document.addEventListener(type, hear, { capture: true, signal: heard.signal });
  // A focus that follows from a press has nothing to say.
  let pressed = false;
  on('pointerover', (event) => {
    if ((event as PointerEvent).pointerType === 'touch') return;
    if (insideTooltip(event)) return hold();
    const element = markedAt(event);
    begin(element, element ? OPEN_AFTER_MS : CLOSE_AFTER_MS);
  });
  on('pointerdown', (event) => {
    pressed = true;
    const touched = (event as PointerEvent).pointerType === 'touch' ? markedAt(event) : null;
    begin(touched?.getAttribute('aria-disabled') === 'true' ? touched : null, 0);
  });
  on('focusin', (event) => {
    const element = markedAt(event);
    if (element && !pressed) begin(element, 0);
  });
  on('focusout', () => begin(null, 0));
  on('keydown', (event) => {
    pressed = false;
    if ((event as KeyboardEvent).key === 'Escape') begin(null, 0);
  });
  return () => heard.abort();
}

interface Marked {
  readonly element: HTMLElement;
  /** Another one each time. */
  readonly turn: number;
}

/** The element whose tooltip is shown. */
function useMarked(): Marked | null {
  const [shown, setShown] = useState<Marked | null>(null);
  useEffect(() => {
    let [now, wanted]: (HTMLElement | null)[] = [null, null];
    let turn = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const show = () => {
      now = wanted && isOpen(wanted) ? null : (wanted ?? null);
      turn += 1;
      setShown(now ? { element: now, turn } : null);
    };
    const begin = (element: HTMLElement | null, afterMs: number) => {
      if (element === wanted) return;
      wanted = element;
      clearTimeout(timer);
      if (afterMs === 0) show();
      else timer = setTimeout(show, afterMs);
    };
    const hold = () => {
      clearTimeout(timer);
      wanted = now;
    };
    const stop = listen({ begin, hold });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, []);
  return shown;
}

interface Words {
  readonly label: string;
  readonly keys: string | undefined;
}

const wordsOf = (element: HTMLElement): Words | null =>
  element.isConnected && element.dataset.tip
    ? { label: element.dataset.tip, keys: element.dataset.tipKeys }
    : null;

/** The words of an element, also when they change meanwhile; null once it is gone. */
function useWords(element: HTMLElement): Words | null {
  const [words, setWords] = useState(() => wordsOf(element));
  useEffect(() => {
    const look = () => {
      const next = wordsOf(element);
      setWords((shown) => (shown?.label === next?.label && shown?.keys === next?.keys ? shown : next));
    };
    const observer = new MutationObserver(look);
    observer.observe(document.body, { subtree: true, childList: true });
    observer.observe(element, { attributeFilter: ['data-tip', 'data-tip-keys'] });
    return () => observer.disconnect();
  }, [element]);
  return words;
}

/** Says more than the name of the element does: then it is its description. */
function useDescription(element: HTMLElement, id: string, label: string | undefined): void {
  useLayoutEffect(() => {
    if (label === undefined || label === element.getAttribute('aria-label')) return;
    const before = element.getAttribute('aria-describedby');
    element.setAttribute('aria-describedby', before === null ? id : `${before} ${id}`);
    return () => {
      if (before === null) element.removeAttribute('aria-describedby');
      else element.setAttribute('aria-describedby', before);
    };
  }, [element, id, label]);
}

function Shown({ element }: { readonly element: HTMLElement }) {
  const id = useId();
  const panel = useRef<HTMLDivElement>(null);
  const anchor = useRef<HTMLElement>(element);
  const words = useWords(element);
  useAnchored(panel, anchor, (element.dataset.tipSide ?? 'bottom') as Side, 5);
  useDescription(element, id, words?.label);
  if (!words) return null;
  return (
    <div ref={panel} id={id} role="tooltip" className={styles.tooltip}>
      {words.label}
      {words.keys ? <Kbd keys={words.keys} /> : null}
    </div>
  );
}

/** Shows the tooltip of whatever Tooltip marked, one at a time. */
export function Tooltips() {
  const marked = useMarked();
  return marked ? createPortal(<Shown key={marked.turn} element={marked.element} />, document.body) : null;
}
