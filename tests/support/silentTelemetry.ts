/** Telemetry that remembers what was counted and says nothing. */
import type { Counter, Telemetry } from '../../server/telemetry/Telemetry.ts';

export interface SilentTelemetry extends Telemetry {
  readonly counts: Map<Counter, number>;
  readonly errors: { readonly facts: object; readonly message: string }[];
}

export function createSilentTelemetry(): SilentTelemetry {
  const counts = new Map<Counter, number>();
  const errors: { facts: object; message: string }[] = [];
  const quiet = () => undefined;
  return {
    counts,
    errors,
    log: {
      debug: quiet,
      info: quiet,
      warn: quiet,
      error: (facts, message) => errors.push({ facts, message }),
    },
    count: (metric, by = 1) => counts.set(metric, (counts.get(metric) ?? 0) + by),
    gauge: quiet,
    observe: quiet,
    metrics: async () => '',
  };
}
