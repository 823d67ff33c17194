import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { whenIdle } from '../../client/live/whenIdle.ts';

describe('what only serves later', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it('[SP9] waits a moment and then for rest, and says how long it can wait', async () => {
    const resting: (() => void)[] = [];
    const patience: number[] = [];
    vi.stubGlobal('requestIdleCallback', (run: () => void, { timeout }: { timeout: number }) => {
      patience.push(timeout);
      return resting.push(run);
    });
    const done = vi.fn();
    void whenIdle().then(done);
    expect(resting).toHaveLength(0);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(done).not.toHaveBeenCalled();
    expect(patience[0]).toBeGreaterThan(0);
    resting[0]?.();
    await vi.advanceTimersByTimeAsync(0);
    expect(done).toHaveBeenCalledOnce();
  });

  it('[SP9] comes all the same in a browser that knows no rest', async () => {
    const done = vi.fn();
    void whenIdle().then(done);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(done).toHaveBeenCalledOnce();
  });
});
