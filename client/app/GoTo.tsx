import { useEffect } from 'react';
import { navigate } from '../ui/address.tsx';
import { PageSkeleton } from './PageSkeleton.tsx';

/** Another address instead of this one. */
export function GoTo({ address }: { readonly address: string }) {
  useEffect(() => navigate(address, { replace: true }), [address]);
  return <PageSkeleton />;
}
