/** Nothing slides under a pointer: a list keeps its order while a hand is on it. */
import { type RefObject, useEffect, useReducer, useRef } from 'react';

/** So long after the pointer left it. */
const AFTER_MS = 1_000;
const IN_HAND = '[aria-expanded="true"], [data-menu], input';

interface Held<Element extends HTMLElement> {
  readonly ref: RefObject<Element | null>;
  readonly onPointerEnter: () => void;
  readonly onPointerLeave: () => void;
}

/** As it was, with what is new at its end. */
function kept<Value extends { readonly id: string }>(fresh: readonly Value[], before: readonly string[]) {
  const place = (one: Value) => (before.includes(one.id) ? before.indexOf(one.id) : before.length);
  return fresh.toSorted((a, b) => place(a) - place(b));
}

export function useSteadyOrder<Value extends { readonly id: string }, Element extends HTMLElement>(
  fresh: readonly Value[],
): { readonly shown: readonly Value[]; readonly held: Held<Element> } {
  const [, look] = useReducer((count: number) => count + 1, 0);
  const ref = useRef<Element>(null);
  const left = useRef(Number.NEGATIVE_INFINITY);
  const order = useRef<readonly string[]>([]);
  const isHeld = performance.now() - left.current < AFTER_MS || Boolean(ref.current?.querySelector(IN_HAND));
  const shown = isHeld ? kept(fresh, order.current) : fresh;
  order.current = shown.map(({ id }) => id);
  const waits = shown.some((one, at) => one !== fresh[at]);
  useEffect(() => {
    if (!waits) return;
    const timer = setInterval(look, AFTER_MS / 2);
    return () => clearInterval(timer);
  }, [waits]);
  const held = {
    ref,
    onPointerEnter() {
      left.current = Number.POSITIVE_INFINITY;
    },
    onPointerLeave() {
      left.current = performance.now();
    },
  };
  return { shown, held };
}
