import { Later } from './later.ts';

export const pasting = new Later(() => import('../clipboard/pasting.ts'));
