/** What an icon draws, as the inside of its SVG: the page's own icons go into pictures. */
import { type ComponentType, createElement } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';

export function insideOf(Icon: ComponentType): string {
  const place = document.createElement('div');
  const root = createRoot(place);
  flushSync(() => root.render(createElement(Icon)));
  const inside = place.querySelector('svg')?.innerHTML ?? '';
  root.unmount();
  return inside;
}
