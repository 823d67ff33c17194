/** Analyses in a worker; on the page itself where none can start, and then for a moment only. */
import type { ItemId } from '../../../../shared/ids.ts';
import type { MapGraph } from '../../../../shared/maps/graph.ts';
import { type AnalysisName, type Answers, runAnalysis, type Told } from './analysisJob.ts';

const PATIENCE_MS = 5_000;
const PATIENCE_ON_PAGE_MS = 300;

interface Asked<Name extends AnalysisName> {
  readonly name: Name;
  readonly graph: MapGraph<ItemId>;
  readonly onProgress: (part: number) => void;
  readonly onAnswer: (answer: Answers[Name]) => void;
}

/** The answer gives up; nothing is heard after that. */
export function analyseBeside<Name extends AnalysisName>(asked: Asked<Name>): () => void {
  const { name, graph, onProgress, onAnswer } = asked;
  const here = () => onAnswer(runAnalysis(name, { graph, patienceMs: PATIENCE_ON_PAGE_MS }));
  if (typeof Worker === 'undefined') {
    here();
    return () => undefined;
  }
  const worker = new Worker(new URL('./analysisWorker.ts', import.meta.url), { type: 'module' });
  worker.addEventListener('message', ({ data }: MessageEvent<Told<Name>>) => {
    if ('part' in data) return onProgress(data.part);
    worker.terminate();
    onAnswer(data.answer);
  });
  worker.addEventListener('error', () => {
    worker.terminate();
    here();
  });
  worker.postMessage({ name, graph, patienceMs: PATIENCE_MS });
  return () => worker.terminate();
}
