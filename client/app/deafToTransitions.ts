/**
 * React listens for every event there is, and an event that somebody may hear is made: three for each glide of each
 * note. Nobody asks how far a transition is, so React is not let to. Call before React sees the element.
 */
export function deafToTransitions(element: HTMLElement): void {
  const listen = element.addEventListener;
  const picky: typeof listen = (type: string, ...rest: [EventListenerOrEventListenerObject]) => {
    if (!type.startsWith('transition')) listen.call(element, type, ...rest);
  };
  element.addEventListener = picky;
}
