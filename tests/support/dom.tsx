/** Renders parts of the client as the app does: theme, texts, queries, addresses; HTTP is answered by the test. */
import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, configure, render } from '@testing-library/react';
import type { ReactNode } from 'react';
import * as React from 'react';
import { afterEach, beforeEach, vi } from 'vitest';
import { createQueryClient } from '../../client/api/createQueryClient.ts';
import { changeLanguage, startI18n } from '../../client/i18n/setup.ts';
import { AddressProvider } from '../../client/ui/address.tsx';
import { UiProvider } from '../../client/ui/UiProvider.tsx';
import { ERRORS, type ErrorCode } from '../../shared/errors.ts';
import { setUpPlainStyles } from './plainStyles.ts';

/** As tests/support/poll.ts: a bound against waiting for ever, not a measure of speed. */
configure({ asyncUtilTimeout: 15_000 });

/**
 * React's development build keeps a stack of calls for each of the first ten thousand elements of a render, for tools that
 * no test has: a tenth of the time of the component tests. Here its count of them stands at the end from the beginning.
 */
const INNER = '__CLIENT_INTERNALS_DO_NOT_USE_OR_WARN_USERS_THEY_CANNOT_UPGRADE';
const inner = (React as unknown as Record<string, object | undefined>)[INNER];
if (inner)
  Object.defineProperty(inner, 'recentlyCreatedOwnerStacks', { get: () => 1e4, set: () => undefined });

/** What jsdom lacks. */
class NoResizeObserver {
  observe() {
    return undefined;
  }
  unobserve() {
    return undefined;
  }
  disconnect() {
    return undefined;
  }
}

type TellSight = (entries: readonly { readonly isIntersecting: boolean }[]) => void;

/** Nothing is laid out, so nothing comes into sight unless a test says so, by what this answers. */
export function fakeSight(): (element: Element | null | undefined, inSight: boolean) => void {
  const watching = new Map<Element, TellSight>();
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      readonly #watched = new Set<Element>();
      readonly #tell: TellSight;
      constructor(tell: TellSight) {
        this.#tell = tell;
      }
      observe(element: Element) {
        this.#watched.add(element);
        watching.set(element, this.#tell);
      }
      disconnect() {
        for (const element of this.#watched) watching.delete(element);
      }
    },
  );
  return (element, inSight) => {
    if (element) watching.get(element)?.([{ isIntersecting: inSight }]);
  };
}

export interface DomOptions {
  /** Media queries that match, e.g. `(max-width: 599px)`. */
  readonly media?: readonly string[];
}

export function fakeMedia(matching: readonly string[]): void {
  vi.stubGlobal('matchMedia', (query: string) => ({
    matches: matching.includes(query),
    media: query,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }));
}

/** Call at the top of a component test file. */
export function setUpDom(): void {
  setUpPlainStyles();
  beforeEach(async () => {
    vi.stubGlobal('ResizeObserver', NoResizeObserver);
    fakeMedia([]);
    fakeSight();
    localStorage.clear();
    sessionStorage.clear();
    await startI18n();
    await changeLanguage('en');
  });
  afterEach(() => {
    cleanup();
    vi.unstubAllGlobals();
  });
}

/** jsdom lays nothing out: without a size nothing on a canvas is seen. Call at the top of a file about one. */
export function setUpCanvas(width = 1_440, height = 900): void {
  beforeEach(() => {
    // Not in jsdom.
    Object.assign(Element.prototype, { scrollIntoView: vi.fn(), setPointerCapture: vi.fn() });
    vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(width);
    vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(height);
    vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
  });
  afterEach(() => vi.restoreAllMocks());
}

export function show(part: ReactNode, at = '/') {
  window.history.replaceState(null, '', at);
  const client = createQueryClient();
  const wrapper = ({ children }: { readonly children: ReactNode }) => (
    <UiProvider>
      <QueryClientProvider client={client}>
        <AddressProvider>{children}</AddressProvider>
      </QueryClientProvider>
    </UiProvider>
  );
  return render(part, { wrapper });
}

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
}

/** Answers by `METHOD path`; an error code answers as the server would. Returns what was asked, in order. */
export function answerHttp(answers: Readonly<Record<string, unknown>>): readonly Asked[] {
  const asked: Asked[] = [];
  vi.stubGlobal('fetch', async (path: string, init?: RequestInit) => {
    const method = init?.method ?? 'GET';
    asked.push({ method, path, body: init?.body ? JSON.parse(String(init.body)) : undefined });
    const answer = answers[`${method} ${path}`];
    if (answer === undefined) throw new TypeError('Failed to fetch');
    if (answer === null) return new Response(null, { status: 204 });
    if (typeof answer === 'string') {
      const status = ERRORS[answer as ErrorCode].status;
      return Response.json({ error: answer, message: '' }, { status });
    }
    return Response.json(answer);
  });
  return asked;
}
