import type { Query, QueryClient, QueryFilters } from '@tanstack/react-query';

/** First answers that are awaited: what comes meanwhile is in the question after them. */
const awaited = new WeakSet<Query>();

/**
 * What these queries say is not true any more. A question on its way may be answered with what was before; one that has
 * been answered already is put again by the library, one that has not would be waited for. Here it is let through, so
 * that on a slow line many events in a row do not keep everything back, and put again after it.
 */
export async function askAnew(client: QueryClient, which: QueryFilters): Promise<void> {
  const first = client
    .getQueryCache()
    .findAll({ ...which, fetchStatus: 'fetching', predicate: ({ state }) => state.data === undefined });
  const again = client.invalidateQueries(which);
  await Promise.all([again, ...first.map((query) => putAgain(client, query))]);
}

async function putAgain(client: QueryClient, query: Query): Promise<void> {
  if (awaited.has(query)) return;
  awaited.add(query);
  // How it ended is said where it is shown.
  await query.promise?.catch(() => undefined);
  awaited.delete(query);
  await client.invalidateQueries({ queryKey: query.queryKey, exact: true });
}
