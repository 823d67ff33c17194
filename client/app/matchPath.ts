import { createContext, useContext } from 'react';

export type Params = Readonly<Record<string, string | undefined>>;

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

/** The parts of an address that a pattern names: `/w/:workspaceId`; a `*` at its end is the rest. Null when it is another. */
export function matchPath(pattern: string, pathname: string): Params | null {
  const segments = pathname.split('/').filter((segment) => segment !== '');
  const params: Record<string, string> = {};
  for (const part of pattern.split('/').filter((one) => one !== '')) {
    if (part === '*') return { ...params, rest: segments.join('/') };
    const segment = segments.shift();
    if (segment === undefined) return null;
    if (part.startsWith(':')) params[part.slice(1)] = decoded(segment);
    else if (part !== segment) return null;
  }
  return segments.length === 0 ? params : null;
}

export const ParamsContext = createContext<Params>({});

/** Of the page that is shown. */
export function useParams(): Params {
  return useContext(ParamsContext);
}
