/** Lays a map out beside the page; ended by whoever gives up waiting. */
import { tidyPlaces } from './tidyPlaces.ts';

self.addEventListener('message', (event: MessageEvent) => {
  self.postMessage(tidyPlaces(event.data));
});
