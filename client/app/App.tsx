import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { Suspense } from 'react';
import { AddressProvider, useLocation } from '../ui/address.tsx';
import { UiProvider } from '../ui/UiProvider.tsx';
import { CrashBoundary } from './CrashBoundary.tsx';
import { PageSkeleton } from './PageSkeleton.tsx';
import { Pages } from './Pages.tsx';
import { SkipLink } from './SkipLink.tsx';

/** A crash belongs to the page that crashed: the next page starts anew. */
function Contained() {
  const { pathname } = useLocation();
  return (
    <CrashBoundary key={pathname}>
      <Suspense fallback={<PageSkeleton />}>
        <Pages />
      </Suspense>
    </CrashBoundary>
  );
}

export function App({ client }: { readonly client: QueryClient }) {
  return (
    <UiProvider>
      <QueryClientProvider client={client}>
        <AddressProvider>
          <SkipLink />
          <Contained />
        </AddressProvider>
      </QueryClientProvider>
    </UiProvider>
  );
}
