/** Telemetry with pino and prom-client. Each app has its own registry, so that tests and nodes never share figures. */
import pino from 'pino';
import * as prometheus from 'prom-client';
import type { Counter, Gauge, Telemetry, Timing } from './Telemetry.ts';
import { Timings } from './Timings.ts';

const COUNTERS: Record<Counter, string> = {
  updates_total: 'Document updates accepted',
  awareness_total: 'Presence messages accepted',
  refused_total: 'Messages and requests refused',
  rooms_rebuilt_total: 'Rooms rebuilt from their log after an update that threw',
  slow_consumers_total: 'Connections that fell behind',
  store_errors_total: 'Store calls that failed',
};
const GAUGES: Record<Gauge, string> = {
  rooms: 'Documents in memory',
  connections: 'Open connections',
  unsaved_documents: 'Documents with changes that are not stored yet',
};
const TIMINGS: Record<Timing, string> = {
  save_seconds: 'From the first byte of a change to its storage',
  turn_seconds: 'Work of one room turn',
  load_seconds: 'Loading a document from the store',
};
const PREFIX = 'jumelage_';

function each<Name extends string, Metric>(
  names: Record<Name, string>,
  make: (name: string, help: string) => Metric,
) {
  const made = Object.entries<string>(names).map(([name, help]) => [name, make(PREFIX + name, help)]);
  return Object.fromEntries(made) as Record<Name, Metric>;
}

/** `write` receives one line of JSON per entry; without it they go to the standard output. */
export function createTelemetry(level: string, write?: (line: string) => void): Telemetry {
  const { err } = pino.stdSerializers;
  const serializers = { err, error: err };
  const timestamp = pino.stdTimeFunctions.isoTime;
  const options: pino.LoggerOptions = { level, base: null, timestamp, serializers };
  const logger = write ? pino(options, { write }) : pino(options);
  const registry = new prometheus.Registry();
  const registers = [registry];
  prometheus.collectDefaultMetrics({ register: registry, prefix: PREFIX });
  const counters = each(COUNTERS, (name, help) => new prometheus.Counter({ name, help, registers }));
  const gauges = each(GAUGES, (name, help) => new prometheus.Gauge({ name, help, registers }));
  const timings = each(TIMINGS, (name, help) => new Timings(name, help));
  return {
    log: {
      debug: (facts, message) => logger.debug(facts, message),
      info: (facts, message) => logger.info(facts, message),
      warn: (facts, message) => logger.warn(facts, message),
      error: (facts, message) => logger.error(facts, message),
    },
    count: (metric, by = 1) => counters[metric].inc(by),
    gauge: (metric, value) => gauges[metric].set(value),
    observe: (metric, seconds) => timings[metric].observe(seconds),
    metrics: async () => {
      const own = Object.values(timings).map((one) => one.text());
      return [await registry.metrics(), ...own].join('\n');
    },
  };
}
