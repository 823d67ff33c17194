/** Analyses a map beside the page; ended by whoever gives up waiting. */
import { type AnalysisJob, runAnalysis } from './analysisJob.ts';

self.addEventListener('message', ({ data }: MessageEvent<AnalysisJob>) => {
  const answer = runAnalysis(data.name, data, (part) => self.postMessage({ part }));
  self.postMessage({ answer });
});
