import { Later } from './later.ts';

export const locking = new Later(() => import('./locking.ts'));
