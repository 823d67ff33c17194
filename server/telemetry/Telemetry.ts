/** Telemetry port: structured logs and the metrics that the core reports. No personal data in either. */
export interface Log {
  debug(facts: object, message: string): void;
  info(facts: object, message: string): void;
  warn(facts: object, message: string): void;
  error(facts: object, message: string): void;
}

export interface Telemetry {
  readonly log: Log;
  count(metric: Counter, by?: number): void;
  gauge(metric: Gauge, value: number): void;
  observe(metric: Timing, seconds: number): void;
  /** Prometheus text format. */
  metrics(): Promise<string>;
}

export type Counter =
  | 'updates_total'
  | 'awareness_total'
  | 'refused_total'
  | 'rooms_rebuilt_total'
  | 'slow_consumers_total'
  | 'store_errors_total';
export type Gauge = 'rooms' | 'connections' | 'unsaved_documents';
export type Timing = 'save_seconds' | 'turn_seconds' | 'load_seconds';
