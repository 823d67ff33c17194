/** Parts of a page whose code comes late, or not at all. */
import { act, cleanup, render, screen } from '@testing-library/react';
import { Suspense } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fetched, NotFetched } from '../../client/fetched.ts';
import { startI18n } from '../../client/i18n/setup.ts';
import { lazyPart, quietPart } from '../../client/ui/lazyPart.tsx';
import { TOAST_EVENT, type ToastRequest } from '../../client/ui/showToast.ts';

const SOON = 2_000;
const Bar = ({ label }: { readonly label: string }) => <p>{label}</p>;
type Code = { readonly default: typeof Bar };

let said: ToastRequest[] = [];
const hear = (event: Event) => void said.push((event as CustomEvent<ToastRequest>).detail);
const passes = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));
const view = (Part: typeof Bar | ReturnType<typeof lazyPart<{ label: string }>>) => (
  <Suspense fallback={<p>Around it</p>}>
    <Part label="The bar" />
  </Suspense>
);

beforeEach(async () => {
  await startI18n();
  vi.useFakeTimers();
  said = [];
  window.addEventListener(TOAST_EVENT, hear);
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.unstubAllGlobals();
  window.removeEventListener(TOAST_EVENT, hear);
});

/** Fails so many times. */
function load(times: number, isGone = false) {
  return vi.fn(async (): Promise<Code> => {
    times -= 1;
    if (times >= 0) throw new NotFetched('assets/Bar.js', isGone);
    return { default: Bar };
  });
}

describe('parts whose code comes late', () => {
  it('[BC482] what cannot come is said once and appears by itself', async () => {
    const code = load(2);
    render(view(lazyPart(code)));
    await passes(0);
    expect(said.map(({ message }) => message)).toEqual([expect.stringContaining('appears by itself')]);
    expect(screen.getByText('Around it')).toBeTruthy();
    await passes(SOON);
    expect(screen.queryByText('The bar')).toBeNull();
    await passes(2 * SOON);
    expect(screen.getByText('The bar')).toBeTruthy();
    expect([code.mock.calls.length, said.length]).toEqual([3, 1]);
  });

  it('[BC482] it is asked for at once when the network is back', async () => {
    render(view(lazyPart(load(1))));
    await passes(0);
    window.dispatchEvent(new Event('online'));
    await passes(0);
    expect(screen.getByText('The bar')).toBeTruthy();
  });

  it('[BC482] who wants it again hears it again, and waits no longer than before', async () => {
    const code = load(3);
    const Part = lazyPart(code);
    const { rerender } = render(view(Part));
    await passes(0);
    rerender(view(Part));
    await passes(0);
    expect(code).toHaveBeenCalledTimes(1);
    await passes(SOON + 1_000 + SOON);
    expect([code.mock.calls.length, said.length]).toEqual([2, 1]);
    rerender(<p>Elsewhere</p>);
    rerender(view(Part));
    await passes(0);
    expect([code.mock.calls.length, said.length]).toEqual([3, 2]);
  });

  it('[BC482] what nobody asked for says nothing', async () => {
    render(view(quietPart(load(1))));
    await passes(SOON);
    expect([screen.getByText('The bar').textContent, said]).toEqual(['The bar', []]);
  });

  it('[BC484] what lies around is fetched all at once, and each part is there when its own code is', async () => {
    const [slow, quick] = [load(2), load(0)];
    const [First, Second] = [quietPart(slow), quietPart(quick)];
    render(
      <Suspense fallback={<p>Around both</p>}>
        <First label="The first" />
        <Second label="The second" />
      </Suspense>,
    );
    await passes(0);
    expect([slow.mock.calls.length, quick.mock.calls.length]).toEqual([1, 1]);
    expect([screen.queryByText('The first'), screen.queryByText('Around both')]).toEqual([null, null]);
    expect(screen.getByText('The second')).toBeTruthy();
    await passes(3 * SOON);
    expect(screen.getByText('The first')).toBeTruthy();
  });

  it('[BC484] until its code is there what stands in for it is shown', async () => {
    const Part = quietPart(load(1), ({ label }) => <b>{label} plain</b>);
    render(view(Part));
    await passes(0);
    expect(screen.getByText('The bar plain')).toBeTruthy();
    await passes(SOON);
    expect([screen.getByText('The bar').tagName, screen.queryByText('The bar plain')]).toEqual(['P', null]);
  });

  it('[BC483] what the server has no more is said with a way to the new version, and not asked for again', async () => {
    const code = load(9, true);
    render(view(quietPart(code)));
    await passes(60_000);
    window.dispatchEvent(new Event('online'));
    await passes(0);
    expect(code).toHaveBeenCalledOnce();
    expect(said.map(({ message, action }) => [message, action?.label])).toEqual([
      [expect.stringContaining('new version'), 'Load the page again'],
    ]);
  });
});

describe('files of code', () => {
  const script = { headers: { 'Content-Type': 'text/javascript' } };
  const answers = (...all: (Response | Error)[]) => {
    const asked = vi.fn(async () => {
      const answer = all.shift();
      if (answer instanceof Response) return answer;
      throw answer;
    });
    vi.stubGlobal('fetch', asked);
    return asked;
  };

  it('[BC482] code is imported only once its files are here, and each is asked for until it has come', async () => {
    const asked = answers(new TypeError('Failed to fetch'), new Response('', script));
    const importing = vi.fn(async () => 'code');
    await expect(fetched(importing, ['assets/a.js'])).rejects.toMatchObject({ isGone: false });
    expect(importing).not.toHaveBeenCalled();
    expect(await fetched(importing, ['assets/a.js'])).toBe('code');
    expect(await fetched(importing, ['assets/a.js'])).toBe('code');
    expect(asked).toHaveBeenCalledTimes(2);
  });

  it('[BC483] gone is what the server says so of: an answer of a proxy or of a hotel is no code, and no new version', async () => {
    const failing = (answer: Response) => {
      answers(answer);
      return fetched(async () => 'code', ['assets/b.js']).catch((cause: NotFetched) => cause.isGone);
    };
    expect(await failing(new Response('', { status: 404 }))).toBe(true);
    expect(await failing(new Response('', { status: 502 }))).toBe(false);
    expect(await failing(new Response('<p>Welcome</p>', { headers: { 'Content-Type': 'text/html' } }))).toBe(
      false,
    );
  });
});
