/** The layout in a worker; its code comes with the first need, or a little before. */
import type { TidyJob, TidyPlace } from './tidyJob.ts';

/** Nobody waits longer for a tidy map. */
export const PATIENCE_MS = 15_000;
/** As many nodes and links are laid out on the page itself where no worker can start: it stands still meanwhile. */
const MOST_ON_PAGE = 600;

export type Tidied =
  | { readonly kind: 'places'; readonly places: readonly TidyPlace[] }
  /** Given up by the person. */
  | { readonly kind: 'stopped' }
  /** Larger than what can be laid out in the time. */
  | { readonly kind: 'tooLarge' };

const onPage = () => import('./tidyPlaces.ts');

/** So that it is there also when the network is not. */
export function fetchTidy(): void {
  // Without a network it is asked for again when it is needed, and that says so.
  onPage().catch(() => undefined);
}

async function layOutHere(job: TidyJob): Promise<Tidied> {
  if (job.nodes.length + job.links.length > MOST_ON_PAGE) return { kind: 'tooLarge' };
  const { tidyPlaces } = await onPage();
  return { kind: 'places', places: tidyPlaces(job) };
}

export async function tidyBeside(job: TidyJob, signal: AbortSignal): Promise<Tidied> {
  if (typeof Worker === 'undefined') return layOutHere(job);
  const worker = new Worker(new URL('./tidyWorker.ts', import.meta.url), { type: 'module' });
  let patience: ReturnType<typeof setTimeout> | undefined;
  try {
    return await new Promise<Tidied>((resolve, reject) => {
      signal.addEventListener('abort', () => resolve({ kind: 'stopped' }));
      patience = setTimeout(() => resolve({ kind: 'tooLarge' }), PATIENCE_MS);
      worker.addEventListener('message', ({ data }: MessageEvent<readonly TidyPlace[]>) =>
        resolve({ kind: 'places', places: data }),
      );
      worker.addEventListener('error', () => layOutHere(job).then(resolve, reject));
      worker.postMessage(job);
    });
  } finally {
    clearTimeout(patience);
    worker.terminate();
  }
}
