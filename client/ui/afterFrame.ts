/** What lies around the content of a page comes once the content has been on the screen. */
import { startTransition, useEffect, useState } from 'react';

/** Resolves when what was put on the page before is on the screen. A page that nobody sees shows nothing, and waits. */
const nextFrame = (run: () => void): (() => void) => {
  let timer: ReturnType<typeof setTimeout> | null = null;
  const frame = requestAnimationFrame(() => {
    timer = setTimeout(run);
  });
  return () => {
    cancelAnimationFrame(frame);
    if (timer !== null) clearTimeout(timer);
  };
};

/** The code of something that is shown around the content: asked for after the frame in which the content is drawn. */
export const afterFrame =
  <Module>(load: () => Promise<Module>) =>
  (): Promise<Module> =>
    new Promise((resolve, reject) => {
      nextFrame(() => load().then(resolve, reject));
    });

/**
 * False until the content was drawn once, true at once where it was `seen` before. Then React renders what waits for it
 * a little at a time, between frames.
 */
export function useAfterFrame(seen: boolean): boolean {
  const [after, setAfter] = useState(seen);
  useEffect(() => {
    if (after) return;
    return nextFrame(() => startTransition(() => setAfter(true)));
  }, [after]);
  return after;
}
