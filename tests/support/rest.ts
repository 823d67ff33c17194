/** When a page has come to rest: what it loads on its own account has come and is rendered. */
import { act } from '@testing-library/react';
import { vi } from 'vitest';
import { until } from './poll.ts';

export async function frames(count: number): Promise<void> {
  for (let frame = 0; frame < count; frame++)
    await act(() => new Promise<void>((resolve) => requestAnimationFrame(() => resolve())));
}

/** Resolves when what was asked for lazily has come, and then five frames have passed in which nothing was rendered. */
export async function untilAtRest(commits: unknown[]): Promise<void> {
  await until('a page at rest', async () => {
    await vi.dynamicImportSettled();
    commits.length = 0;
    await frames(5);
    return commits.length === 0;
  });
}
