/** Groups by wording in a worker; here when the notes are few, or no worker can start, as without a network. */
import { groupByWording, type WordingGroup } from './byWording.ts';

export type WordingLevels = readonly (readonly WordingGroup[])[];
export type Told = { readonly levels: WordingLevels } | { readonly part: number };

/** Below this a worker takes longer to start than the comparing. */
const MANY = 150;

interface Hearing {
  readonly onProgress: (part: number) => void;
  readonly onDone: (levels: WordingLevels) => void;
}

/** The answer gives up; nothing is heard after that. */
export function compareBeside(texts: readonly string[], { onProgress, onDone }: Hearing): () => void {
  if (texts.length < MANY) {
    onDone(groupByWording(texts));
    return () => undefined;
  }
  const worker = new Worker(new URL('./wordingWorker.ts', import.meta.url), { type: 'module' });
  worker.addEventListener('message', ({ data }: MessageEvent<Told>) => {
    if ('part' in data) onProgress(data.part);
    else {
      worker.terminate();
      onDone(data.levels);
    }
  });
  worker.addEventListener('error', () => {
    worker.terminate();
    onDone(groupByWording(texts));
  });
  worker.postMessage(texts);
  return () => worker.terminate();
}
