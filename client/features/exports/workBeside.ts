/** A job in a worker, when it is large, and here when it is small or no worker can start, as without a network. */
import { type Done, type Job, runJob } from './exchangeJobs.ts';

/** Below this a worker takes longer to start than the job. */
const LARGE_BYTES = 200_000;
const LARGE_ITEMS = 1_000;

export interface Work<Result> {
  readonly done: Promise<Result>;
  /** Ends it; `done` then never settles. */
  cancel(): void;
}

function isLarge(job: Job): boolean {
  return job.kind === 'read' ? job.file.bytes.length > LARGE_BYTES : job.board.items.length > LARGE_ITEMS;
}

export function workBeside<Of extends Job>(job: Of): Work<Done<Of>> {
  if (!isLarge(job)) return { done: Promise.resolve(runJob(job)), cancel: () => undefined };
  const worker = new Worker(new URL('./exchangeWorker.ts', import.meta.url), { type: 'module' });
  const done = new Promise<Done<Of>>((resolve) => {
    worker.addEventListener('message', (event: MessageEvent<Done<Of>>) => {
      worker.terminate();
      resolve(event.data);
    });
    worker.addEventListener('error', () => {
      worker.terminate();
      resolve(runJob(job));
    });
  });
  worker.postMessage(job);
  return { done, cancel: () => worker.terminate() };
}
