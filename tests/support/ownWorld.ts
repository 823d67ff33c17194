/**
 * A world for a test file that needs no page: Node's globals and what is JavaScript's own, which no other file has. It is
 * Vitest's `node` for its pool of worlds but for one thing: there each look at a global, even `Math`, asks an interceptor,
 * and what computes takes up to four times as long.
 */
import { constants, createContext } from 'node:vm';
import type { Environment } from 'vitest/runtime';

/** Node's functions take and give these; a second kind would be `instanceof` the other never. */
const SHARED = { ArrayBuffer, Buffer, Uint8Array };

export default {
  name: 'ownWorld',
  viteEnvironment: 'ssr',
  setupVM() {
    const world = createContext(constants.DONT_CONTEXTIFY) as typeof globalThis;
    const set = (name: string, value: unknown) =>
      Object.defineProperty(world, name, { value, configurable: true, enumerable: true, writable: true });
    for (const [name, { enumerable }] of Object.entries(Object.getOwnPropertyDescriptors(globalThis)))
      if (!(name in world))
        // Some of Node's come when they are first asked for, and only from the world that they were made for.
        Object.defineProperty(world, name, {
          configurable: true,
          enumerable: enumerable ?? false,
          get: () => Reflect.get(globalThis, name),
          set: (value) => set(name, value),
        });
    set('global', world);
    for (const [name, value] of Object.entries(SHARED)) set(name, value);
    return { getVmContext: () => world, teardown: () => undefined };
  },
  setup() {
    throw new Error('This is for vmThreads');
  },
} satisfies Environment;
