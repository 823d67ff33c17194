/** A browser that forbids its storage. */
import { vi } from 'vitest';

/** Reading the property throws, as where cookies are blocked, until globals are unstubbed. */
export function forbidStorage(): void {
  const get = () => {
    throw new DOMException('The operation is insecure.', 'SecurityError');
  };
  for (const kind of ['localStorage', 'sessionStorage']) {
    vi.stubGlobal(kind, undefined);
    Object.defineProperty(globalThis, kind, { configurable: true, get });
  }
}
