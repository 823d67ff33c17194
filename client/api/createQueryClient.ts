import { QueryClient } from '@tanstack/react-query';
import { AppError, FINAL_ERRORS } from '../../shared/errors.ts';

const MOST_RETRIES = 3;

/** A refusal is not repeated; a server that is away is, a few times. Live events keep what is shown fresh. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        retry: (count, error) =>
          count < MOST_RETRIES && !(error instanceof AppError && FINAL_ERRORS.has(error.code)),
        // Offline means "the server does not answer", not what the browser guesses: a local server is always tried.
        networkMode: 'always',
      },
      mutations: { networkMode: 'always' },
    },
  });
}
