import { useEffect, useRef, useState } from 'react';
import type { ItemId } from '../../../../shared/ids.ts';
import type { MapGraph } from '../../../../shared/maps/graph.ts';
import { analyseBeside } from './analyseBeside.ts';
import type { AnalysisName, Answers } from './analysisJob.ts';

export interface Analysis<Name extends AnalysisName> {
  /** Of the map as it was a moment ago, while it is worked out anew. */
  readonly answer: Answers[Name] | null;
  readonly running: boolean;
  readonly part: number;
  readonly stopped: boolean;
  stop(): void;
  again(): void;
}

/** Worked out anew when the map changes, until the person stops it. */
export function useAnalysis<Name extends AnalysisName>(name: Name, graph: MapGraph<ItemId>): Analysis<Name> {
  const [answer, setAnswer] = useState<Answers[Name] | null>(null);
  const [part, setPart] = useState(0);
  const [state, setState] = useState<'running' | 'done' | 'stopped'>('running');
  const [turn, setTurn] = useState(0);
  const giveUp = useRef<() => void>(() => undefined);
  // biome-ignore lint/correctness/useExhaustiveDependencies: turn asks again
  useEffect(() => {
    setState('running');
    setPart(0);
    giveUp.current = analyseBeside({
      name,
      graph,
      onProgress: setPart,
      onAnswer(found) {
        setAnswer(() => found);
        setState('done');
      },
    });
    return () => giveUp.current();
  }, [name, graph, turn]);
  return {
    ...{ answer, part },
    running: state === 'running',
    stopped: state === 'stopped',
    stop() {
      giveUp.current();
      setState('stopped');
    },
    again: () => setTurn((now) => now + 1),
  };
}
