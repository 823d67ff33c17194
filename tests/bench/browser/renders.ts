/** Counts what React renders, in the built product: React reports every commit to a hook if one is there. Runs in the page. */
declare global {
  interface Window {
    /** `outermost`: components that rendered below none that did; one note that renders with its parts is one. */
    benchRenders: { commits: number; outermost: number; components: number };
    benchLongTasks: number[];
  }
}

/** Before the page's own scripts. Must not use anything outside itself. */
export function installHooks(): void {
  interface Fiber {
    readonly tag: number;
    readonly flags: number;
    readonly alternate: Fiber | null;
    readonly child: Fiber | null;
    readonly sibling: Fiber | null;
  }
  const counted = { commits: 0, outermost: 0, components: 0 };
  window.benchRenders = counted;
  window.benchLongTasks = [];
  const COMPONENTS = new Set([0, 1, 11, 14, 15]);
  const PERFORMED_WORK = 1;
  const walk = (fiber: Fiber, inside: boolean): void => {
    const before = fiber.alternate;
    const renders = COMPONENTS.has(fiber.tag) && (before === null || (fiber.flags & PERFORMED_WORK) !== 0);
    if (renders) counted.components += 1;
    if (renders && !inside) counted.outermost += 1;
    if (before !== null && before.child === fiber.child) return;
    for (let child = fiber.child; child !== null; child = child.sibling) walk(child, inside || renders);
  };
  Object.assign(window, {
    __REACT_DEVTOOLS_GLOBAL_HOOK__: {
      supportsFiber: true,
      isDisabled: false,
      inject: () => 1,
      onCommitFiberRoot: (_id: number, root: { readonly current: Fiber }) => {
        counted.commits += 1;
        walk(root.current, false);
      },
      onCommitFiberUnmount: () => undefined,
      onPostCommitFiberRoot: () => undefined,
      checkDCE: () => undefined,
    },
  });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) window.benchLongTasks.push(entry.duration);
  }).observe({ type: 'longtask' });
}
