import { type ComponentType, useState } from 'react';
import { lazyPart } from '../ui/lazyPart.tsx';

interface Chunk {
  readonly Lazy: ComponentType;
  /** The page itself, once its code has come. */
  loaded: ComponentType | null;
}

/** The same for as long as it is mounted: another component would lose the page's state. */
function ChunkView({ chunk }: { readonly chunk: Chunk }) {
  const [Shown] = useState(() => chunk.loaded ?? chunk.Lazy);
  return <Shown />;
}

/**
 * A page whose code comes when it is wanted. Once it has been fetched the page shows itself at once: React's own lazy
 * shows a fallback even then, and keeps every fallback on the screen for 300 ms.
 */
export function pageChunk(load: () => Promise<{ readonly default: ComponentType }>) {
  const fetch = async () => {
    const code = await load();
    chunk.loaded = code.default;
    return code;
  };
  const chunk: Chunk = { Lazy: lazyPart(fetch), loaded: null };
  return { fetch, element: <ChunkView chunk={chunk} /> };
}
