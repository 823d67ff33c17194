import { Later } from './later.ts';

export const newcomers = new Later(() => import('./newcomers.ts'));
