/** What Firefox and Safari do otherwise, played to the page as they do it. */
import { fireEvent, render } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { deafToComposing, steadyFields } from '../../client/app/safari.ts';
import { type ClipboardOwner, useClipboard } from '../../client/canvas/clipboard.ts';
import { setUpSurface, showSurface } from '../support/surfaceUnderTest.tsx';

setUpSurface();
afterEach(() => vi.unstubAllGlobals());

describe('a pinch in Safari', () => {
  function pinch(on: Element, ...scales: readonly number[]) {
    const told = scales.map((scale, at) => {
      const type = at === 0 ? 'gesturestart' : 'gesturechange';
      const event = new MouseEvent(type, { bubbles: true, cancelable: true, clientX: 300, clientY: 200 });
      Object.defineProperty(event, 'scale', { value: scale });
      on.dispatchEvent(event);
      return event.defaultPrevented;
    });
    expect(told).not.toContain(false);
  }

  it('[EN2] on a trackpad zooms the surface about the pointer, over the chrome too, each as far as the fingers went', () => {
    vi.stubGlobal('navigator', { ...navigator, maxTouchPoints: 0 });
    const { pane, viewport } = showSurface();
    const under = viewport.toBoard({ x: 300, y: 200 });
    pinch(pane, 1, 1.2, 1.5);
    expect(viewport.zoom).toBeCloseTo(1.5);
    const now = viewport.toBoard({ x: 300, y: 200 });
    expect([now.x, now.y]).toEqual([expect.closeTo(under.x), expect.closeTo(under.y)]);
    pinch(pane.nextElementSibling as Element, 1, 0.5);
    expect(viewport.zoom).toBeCloseTo(0.75);
  });

  it('[EN2] on a touch screen is left to the touches', () => {
    vi.stubGlobal('navigator', { ...navigator, maxTouchPoints: 5 });
    const { pane, viewport } = showSurface();
    pinch(pane, 1, 2);
    expect(viewport.zoom).toBe(1);
  });
});

describe('the clipboard in Safari', () => {
  const owner: ClipboardOwner = { copy: () => null, cut: () => null, paste: () => undefined };
  function Page() {
    useClipboard(owner);
    return <textarea />;
  }
  const wanted = (type: string, on: Element) => {
    const event = new Event(type, { bubbles: true, cancelable: true });
    on.dispatchEvent(event);
    return event.defaultPrevented;
  };

  it('[EN3] the page says that it will cut and copy, but not for a field, nor when it is gone', () => {
    const { container, unmount } = render(<Page />);
    const field = container.querySelector('textarea') as Element;
    for (const type of ['beforecut', 'beforecopy'])
      expect([wanted(type, document.body), wanted(type, field)]).toEqual([true, false]);
    unmount();
    expect(wanted('beforecut', document.body)).toBe(false);
  });
});

describe('an input method', () => {
  beforeEach(deafToComposing);

  it('[EN4] has the Enter that confirms, whatever the engine calls it; the next one is for the page', () => {
    const heard: string[] = [];
    const { container } = render(<input onKeyDown={(event) => heard.push(event.key)} />);
    const field = container.querySelector('input') as Element;
    fireEvent.keyDown(field, { key: 'Enter', keyCode: 229 });
    expect(heard).toEqual([]);
    fireEvent.keyDown(field, { key: 'Enter', keyCode: 13 });
    expect(heard).toEqual(['Enter']);
  });
});

describe('the page on a phone', () => {
  const viewportOn = (platform: string, maxTouchPoints: number) => {
    document.head.innerHTML = '<meta name="viewport" content="width=device-width" />';
    vi.stubGlobal('navigator', { ...navigator, platform, maxTouchPoints });
    steadyFields();
    return document.querySelector('meta')?.content;
  };

  it('[EN5] stays as large as it is on an iPhone and an iPad; where people could then not zoom, nothing is said', () => {
    const steady = 'width=device-width, maximum-scale=1';
    expect([viewportOn('iPhone', 5), viewportOn('MacIntel', 5)]).toEqual([steady, steady]);
    for (const [platform, touches] of [
      ['MacIntel', 0],
      ['Linux armv8l', 5],
      ['Win32', 10],
    ] as const)
      expect(viewportOn(platform, touches)).toBe('width=device-width');
  });
});
