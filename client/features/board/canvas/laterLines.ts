import { Later } from './later.ts';

export const lineCode = new Later(() => import('./lineCommands.ts'));
