import { Later } from './later.ts';

export const lineCode = new Later(() => import('./lineCommands.ts'));
export const bendCode = new Later(() => import('./BendHand.ts'));
