/** When a page has come to rest: what it loads on its own account has come and is rendered. */
import { act } from '@testing-library/react';
import { until } from './poll.ts';

export async function frames(count: number): Promise<void> {
  for (let frame = 0; frame < count; frame++)
    await act(() => new Promise<void>((resolve) => requestAnimationFrame(() => resolve())));
}

/** Resolves when five frames have passed in which nothing was rendered; `commits` is empty then. */
export async function untilAtRest(commits: unknown[]): Promise<void> {
  await until('a page at rest', async () => {
    commits.length = 0;
    await frames(5);
    return commits.length === 0;
  });
}
