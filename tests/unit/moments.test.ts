import { afterEach, describe, expect, it, vi } from 'vitest';
import { when } from '../../client/i18n/moments.ts';

describe('moments', () => {
  afterEach(() => vi.unstubAllEnvs());

  it('[SH81] yesterday has its hour, also eight minutes ago, over a change of the clock and of the year', () => {
    const at = (text: string) => new Date(text).getTime();
    const said = (then: string, now: string, language: string) => when(at(then), at(now), language);
    for (const zone of ['Europe/Amsterdam', 'Europe/Istanbul', 'UTC']) {
      vi.stubEnv('TZ', zone);
      expect(said('2026-11-30T23:52', '2026-12-01T00:00', 'en')).toBe('yesterday 23:52');
      expect(said('2026-11-30T23:52', '2026-12-01T00:00', 'nl')).toBe('gisteren 23:52');
      expect(said('2026-11-30T00:01', '2026-12-01T23:59', 'en')).toBe('yesterday 00:01');
      expect(said('2025-12-31T08:05', '2026-01-01T07:00', 'nl')).toBe('gisteren 08:05');
      expect(said('2026-10-24T12:00', '2026-10-25T23:30', 'en')).toBe('yesterday 12:00');
      expect(said('2026-12-01T00:00', '2026-12-01T00:08', 'en')).toBe('00:00');
      expect(said('2026-11-29T23:59', '2026-12-01T00:01', 'en')).toBe('Sun 29');
      expect(said('2026-12-02T00:01', '2026-12-01T23:59', 'nl')).toBe('wo 2');
      expect(said('2026-11-01T12:00', '2026-12-01T12:00', 'en')).toBe('1 Nov');
    }
  });
});
