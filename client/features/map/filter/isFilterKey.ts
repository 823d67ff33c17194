/** Shift+F, unless somebody writes or something lies over the map. */
export function isFilterKey(event: globalThis.KeyboardEvent): boolean {
  const { ctrlKey, metaKey, altKey, key, target } = event;
  if (key !== 'F' || ctrlKey || metaKey || altKey || event.defaultPrevented) return false;
  const writes = (target as Element).matches('input, textarea, select, [contenteditable]');
  return !writes && !document.querySelector('[data-dialog]');
}
