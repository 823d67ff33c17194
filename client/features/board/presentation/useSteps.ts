/** The keys that go from frame to frame. */
import { useContext, useEffect } from 'react';
import { TogetherContext } from '../../../together/Together.ts';

const STEPS: Readonly<Record<string, 'next' | 'previous' | 'first' | 'last' | 'close'>> = {
  ArrowRight: 'next',
  ArrowDown: 'next',
  PageDown: 'next',
  ' ': 'next',
  ArrowLeft: 'previous',
  ArrowUp: 'previous',
  PageUp: 'previous',
  Home: 'first',
  End: 'last',
  Escape: 'close',
};

/** What has its keys for itself. */
const OWN = 'input, textarea, [role="menu"] *, [data-dialog] *';
const PANEL = '[data-region="panel"], [data-region="panel"] *, [role="dialog"], [role="dialog"] *';

interface Steps {
  readonly count: number;
  readonly at: number;
  readonly onStep: (to: number) => void;
  readonly onClose: () => void;
  readonly onMenu: () => void;
}

export function useSteps({ count, at, onStep, onClose, onMenu }: Steps): void {
  const pointing = useContext(TogetherContext)?.pointing;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const letter = event.key.toLowerCase();
      const combined = event.ctrlKey || event.metaKey;
      if (combined && (letter === 'k' || letter === '/')) {
        event.preventDefault();
        event.stopPropagation();
        return onMenu();
      }
      const writes = event.target instanceof Element && event.target.matches(OWN);
      const toggles = letter === 'k';
      // Esc takes the pointer away first.
      if (pointing && !writes && (toggles || (event.key === 'Escape' && pointing.get()))) {
        event.preventDefault();
        event.stopImmediatePropagation();
        return pointing.set(toggles && !pointing.get());
      }
      // Who writes a comment meanwhile has their arrows, and so has an open menu; Esc closes the panel it is pressed in.
      const own = event.key === 'Escape' ? `${OWN}, ${PANEL}` : OWN;
      if (event.target instanceof Element && event.target.matches(own)) return;
      const onButton = event.target instanceof HTMLElement && event.target.closest('button') !== null;
      const step = event.key === ' ' && onButton ? undefined : STEPS[event.key];
      if (step === undefined || combined || event.altKey) return;
      event.preventDefault();
      event.stopPropagation();
      if (step === 'close') onClose();
      else onStep({ next: at + 1, previous: at - 1, first: 0, last: count - 1 }[step]);
    };
    // Before the canvas: here an arrow is a step, not a move of the focus.
    window.addEventListener('keydown', onKey, true);
    return () => window.removeEventListener('keydown', onKey, true);
  }, [count, at, onStep, onClose, onMenu, pointing]);
}
