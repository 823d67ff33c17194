/** Chrome inside a surface asks for the stage, to follow items and camera without rendering. */
import { createContext, use } from 'react';
import type { Stage } from './Stage.ts';

export const StageContext = createContext<Stage<string> | null>(null);

export function useStage(): Stage<string> {
  const stage = use(StageContext);
  if (stage === null) throw new Error('useStage is for children of a Surface');
  return stage;
}
