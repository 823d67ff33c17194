/** A panel that is a sheet goes back to half of the map: what is gone to is seen above it. */
export function lowerSheet(): void {
  delete document.documentElement.dataset.sheet;
}
