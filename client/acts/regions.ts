/** The parts of the page between which F6 goes: whatever is marked `data-region`, in this order. */
export const ORDER = ['page', 'tools', 'board', 'selection', 'panel', 'history', 'zoom'];
const CAN_FOCUS =
  'button:not([disabled]), [href], input:not([disabled]), textarea, select, [tabindex]:not([tabindex="-1"])';

function isShown(element: HTMLElement): boolean {
  return element.checkVisibility?.({ visibilityProperty: true }) ?? true;
}

function firstStop(region: HTMLElement): HTMLElement | null {
  const stops = [...region.querySelectorAll<HTMLElement>(CAN_FOCUS)];
  const own = region.matches(CAN_FOCUS) ? region : null;
  return stops.find((one) => one.tabIndex >= 0 && isShown(one)) ?? own;
}

/** What had the focus when a region was left gets it again, as long as it is there. */
const last = new WeakMap<HTMLElement, HTMLElement>();

export function nextRegion(by: 1 | -1): void {
  const place = (region: HTMLElement) => ORDER.indexOf(region.dataset.region ?? '');
  const regions = [...document.querySelectorAll<HTMLElement>('[data-region]')]
    .filter((region) => isShown(region) && firstStop(region) !== null)
    .sort((a, b) => place(a) - place(b));
  const active = document.activeElement instanceof HTMLElement ? document.activeElement : null;
  const at = regions.findIndex((region) => region.contains(active));
  const here = regions[at];
  if (here && active) last.set(here, active);
  const to = regions[(at < 0 && by === -1 ? 0 : at + by + regions.length) % regions.length];
  if (!to) return;
  const before = last.get(to);
  const stop =
    before && to.contains(before) && before.tabIndex >= 0 && isShown(before) ? before : firstStop(to);
  stop?.focus();
}
