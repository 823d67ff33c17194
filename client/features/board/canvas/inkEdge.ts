/** How drawn lines get their edges: most boards have none, so this comes with the first that is shown. */
import { writable } from '../../../live/readable.ts';
import type { Readable } from '../../../live/types.ts';

export const fetchInkPath = () => import('../drawing/inkPath.ts');
type InkPath = Awaited<ReturnType<typeof fetchInkPath>>['inkPath'];

const AGAIN_MS = 5_000;
const edge = writable<InkPath | null>(null);
let asked = Number.NEGATIVE_INFINITY;

/** Null while the code is not here; whoever asks has it fetched, again some time after that failed. */
export const inkEdge: Readable<InkPath | null> = {
  subscribe: edge.subscribe,
  get() {
    if (edge.get() === null && performance.now() - asked > AGAIN_MS) {
      asked = performance.now();
      fetchInkPath().then(
        ({ inkPath }) => edge.set(inkPath),
        () => undefined,
      );
    }
    return edge.get();
  },
};
