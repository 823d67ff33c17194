import type { QueryClient, QueryFilters } from '@tanstack/react-query';

/**
 * What these queries say is not true any more. A question on its way is put again too: its answer may be of before, and
 * without an answer so far the library would wait for that one.
 */
export async function askAnew(client: QueryClient, which: QueryFilters): Promise<void> {
  await client.cancelQueries(which);
  await client.invalidateQueries(which);
}
