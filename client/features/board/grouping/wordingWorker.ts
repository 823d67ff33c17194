/** Compares notes beside the page, so that the board keeps moving; ended by whoever gives up waiting. */
import { groupByWording } from './byWording.ts';
import type { Told } from './compareBeside.ts';

const tell = (told: Told) => self.postMessage(told);

self.addEventListener('message', (event: MessageEvent<readonly string[]>) => {
  tell({ levels: groupByWording(event.data, (part) => tell({ part })) });
});
