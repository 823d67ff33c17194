/** How drawn lines get their edges: most boards have none. */
import { late } from '../../../live/late.ts';

export const fetchInkPath = () => import('../drawing/inkPath.ts');
export const inkEdge = late(async () => (await fetchInkPath()).inkPath);
