export function toggleFullScreen(element: HTMLElement | null): void {
  // A browser that refuses shows the same in its window.
  if (document.fullscreenElement) void document.exitFullscreen().catch(() => undefined);
  else void element?.requestFullscreen?.().catch(() => undefined);
}
