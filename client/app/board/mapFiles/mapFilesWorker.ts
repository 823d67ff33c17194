/** Reads and writes large files of maps beside the page; ended by whoever gives up waiting. */
import { runMapJob } from './mapJobs.ts';

self.addEventListener('message', (event: MessageEvent) => {
  self.postMessage(runMapJob(event.data));
});
