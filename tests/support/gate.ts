/** A promise and what fulfils it: how a test holds something back. */
export function gate(): readonly [Promise<void>, () => void] {
  let open: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    open = resolve;
  });
  return [held, () => open()];
}
