/**
 * Ctrl+F as people find, and Shift+F where single keys are on, unless somebody writes or something lies over the map.
 */
export function isFilterKey(event: globalThis.KeyboardEvent, singleKeys: boolean): boolean {
  const { ctrlKey, metaKey, altKey, shiftKey, key, target } = event;
  if (altKey || event.defaultPrevented) return false;
  const finds = (ctrlKey || metaKey) && !shiftKey && key.toLowerCase() === 'f';
  if (!finds && (!singleKeys || key !== 'F' || ctrlKey || metaKey)) return false;
  const writes = (target as Element).matches('input, textarea, select, [contenteditable]');
  return !writes && !document.querySelector('[data-dialog]');
}
