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
const OWN = 'input, textarea, [role="menu"] *';
const PANEL = '[data-region="panel"], [data-region="panel"] *, [role="dialog"], [role="dialog"] *';

export function useSteps(count: number, at: number, onStep: (to: number) => void, onClose: () => void): void {
  const pointing = useContext(TogetherContext)?.pointing;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const toggles = event.key.toLowerCase() === 'k' && !event.ctrlKey && !event.metaKey;
      // Esc takes the pointer away first.
      if (pointing && (toggles || (event.key === 'Escape' && pointing.get()))) {
        event.preventDefault();
        event.stopImmediatePropagation();
        return pointing.set(toggles && !pointing.get());
      }
      // Who writes a comment meanwhile has their arrows, and so has an open menu; Esc closes the panel it is pressed in.
      const own = event.key === 'Escape' ? `${OWN}, ${PANEL}` : OWN;
      if (event.target instanceof Element && event.target.matches(own)) return;
      const onButton = event.target instanceof HTMLElement && event.target.closest('button') !== null;
      const step = event.key === ' ' && onButton ? undefined : STEPS[event.key];
      if (step === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      event.stopPropagation();
      if (step === 'close') onClose();
      else onStep({ next: at + 1, previous: at - 1, first: 0, last: count - 1 }[step]);
    };
    // Before the canvas: here an arrow is a step, not a move of the focus.
    window.addEventListener('keydown', onKey, true);
    return () => window.removeEventListener('keydown', onKey, true);
  }, [count, at, onStep, onClose, pointing]);
}
