/** The address of the page, as React sees it. Going elsewhere changes the page without loading the document anew. */
import { createContext, type ReactNode, startTransition, useContext, useLayoutEffect, useState } from 'react';

export interface Location {
  readonly pathname: string;
  readonly search: string;
  readonly hash: string;
  /** Another for each step; `default` for where the visit began. */
  readonly key: string;
}

const FIRST_KEY = 'default';

function keyOf(state: unknown): string {
  const key = typeof state === 'object' && state !== null && 'key' in state ? state.key : null;
  return typeof key === 'string' ? key : FIRST_KEY;
}

function readLocation(): Location {
  const { pathname, search, hash } = window.location;
  return { pathname, search, hash, key: keyOf(window.history.state) };
}

const listeners = new Set<() => void>();

/** `to` as in a link: a path, or only `?…` or `#…` of the same page. */
export function navigate(to: string, { replace = false }: { readonly replace?: boolean } = {}): void {
  const state = { key: Math.random().toString(36).slice(2, 10) };
  if (replace) window.history.replaceState(state, '', to);
  else window.history.pushState(state, '', to);
  for (const listener of [...listeners]) listener();
}

const LocationContext = createContext<Location | null>(null);

export function AddressProvider({ children }: { readonly children: ReactNode }) {
  const [location, setLocation] = useState(readLocation);
  // Before the effects of what is inside, which may go elsewhere at once.
  useLayoutEffect(() => {
    // The page that is left stays until the code of the next has come.
    const follow = () => startTransition(() => setLocation(readLocation()));
    listeners.add(follow);
    window.addEventListener('popstate', follow);
    return () => {
      listeners.delete(follow);
      window.removeEventListener('popstate', follow);
    };
  }, []);
  return <LocationContext value={location}>{children}</LocationContext>;
}

export function useLocation(): Location {
  const location = useContext(LocationContext);
  if (location === null) throw new Error('Only inside an AddressProvider');
  return location;
}
