/** A job in a worker, when it is large, and here when it is small or no worker can start, as without a network. */
import { lettersOfPictures } from '../../../shared/exchange/boardPictures.ts';
import { type Done, type Job, runJob } from './exchangeJobs.ts';

/** Below this a worker takes longer to start than the job. */
export const LARGE_BYTES = 200_000;
export const LARGE_ITEMS = 1_000;

export interface Work<Result> {
  readonly done: Promise<Result>;
  /** Ends it; `done` then never settles. */
  cancel(): void;
}

export function afterWork<From, To>({ done, cancel }: Work<From>, then: (result: From) => To): Work<To> {
  return { done: done.then(then), cancel };
}

export interface Bench<Task, Result> {
  readonly isLarge: (task: Task) => boolean;
  readonly run: (task: Task) => Result;
  readonly start: () => Worker;
}

export function workAt<Task, Result>({ isLarge, run, start }: Bench<Task, Result>, task: Task): Work<Result> {
  if (!isLarge(task)) return { done: Promise.resolve(run(task)), cancel: () => undefined };
  const worker = start();
  const done = new Promise<Result>((resolve) => {
    worker.addEventListener('message', (event: MessageEvent<Result>) => {
      worker.terminate();
      resolve(event.data);
    });
    worker.addEventListener('error', () => {
      worker.terminate();
      resolve(run(task));
    });
  });
  worker.postMessage(task);
  return { done, cancel: () => worker.terminate() };
}

function isLarge(job: Job): boolean {
  if (job.kind === 'read') return job.file.bytes.length > LARGE_BYTES;
  return job.board.items.length > LARGE_ITEMS || lettersOfPictures(job.board.pictures) > LARGE_BYTES;
}

export function workBeside<Of extends Job>(job: Of): Work<Done<Of>> {
  const start = () => new Worker(new URL('./exchangeWorker.ts', import.meta.url), { type: 'module' });
  return workAt<Of, Done<Of>>({ isLarge, run: runJob, start }, job);
}
