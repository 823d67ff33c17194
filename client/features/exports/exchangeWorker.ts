/** Reads and writes large files beside the page, so that the board keeps moving; ended by whoever gives up waiting. */
import { runJob } from './exchangeJobs.ts';

self.addEventListener('message', (event: MessageEvent) => {
  self.postMessage(runJob(event.data));
});
