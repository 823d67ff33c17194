/** What Safari does otherwise than others, set right once for every page. */

/** It ends a composition before the Enter that confirms it: only the old code tells that the key was for the composition. */
export function deafToComposing(): void {
  const composes = (event: KeyboardEvent) => {
    if (event.keyCode === 229 && !event.isComposing) event.stopImmediatePropagation();
  };
  window.addEventListener('keydown', composes, true);
}

/** An iPhone or iPad zooms the page to every field of small letters. This stops that, and there it does not stop a pinch. */
export function steadyFields(): void {
  const { maxTouchPoints, platform } = navigator;
  if (!/^iP/.test(platform) && !(platform === 'MacIntel' && maxTouchPoints > 1)) return;
  const viewport = document.querySelector<HTMLMetaElement>('meta[name="viewport"]');
  if (viewport) viewport.content += ', maximum-scale=1';
}
