/** What a Prometheus reads of a server. */
import { expect, it } from 'vitest';
import { createTelemetry } from '../../server/telemetry/createTelemetry.ts';

it('[LA3] timings are histograms as Prometheus reads them, beside the counters', async () => {
  const telemetry = createTelemetry('silent');
  for (const seconds of [0.0005, 0.001, 0.003, 0.2, 30]) telemetry.observe('turn_seconds', seconds);
  telemetry.count('updates_total', 3);
  const lines = (await telemetry.metrics()).split('\n');
  expect(lines).toContain('jumelage_updates_total 3');
  expect(lines).toContain('# TYPE jumelage_turn_seconds histogram');
  const buckets = lines.filter((line) => line.startsWith('jumelage_turn_seconds_bucket'));
  const counts = buckets.map((line) => line.replace(/^.*le="(.*)"} /, '$1: '));
  expect(counts.slice(0, 3)).toEqual(['0.001: 2', '0.0025: 2', '0.005: 3']);
  expect(counts.slice(-3)).toEqual(['2.5: 4', '10: 4', '+Inf: 5']);
  expect(lines).toContain('jumelage_turn_seconds_count 5');
  expect(lines.find((line) => line.startsWith('jumelage_turn_seconds_sum'))).toMatch(/ 30\.2/);
  expect(lines).toContain('jumelage_load_seconds_count 0');
});
