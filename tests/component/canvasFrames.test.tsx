import { act } from '@testing-library/react';
import { createRoot } from 'react-dom/client';
import { describe, expect, it, vi } from 'vitest';
import { deafToTransitions } from '../../client/app/deafToTransitions.ts';
import { drawInFrame, readInFrame } from '../../client/canvas/frames.ts';
import { boxAt, passFrames, setUpSurface, showSurface } from '../support/surfaceUnderTest.tsx';

const { painted } = setUpSurface();

describe('frames', () => {
  it('[CV37] what is read of the document in a frame is drawn in that frame, once', () => {
    const { items, viewport } = showSurface({ count: 2_000 });
    act(() => viewport.zoomAt(0.1, { x: 0, y: 0 }));
    passFrames();
    painted.length = 0;
    readInFrame(() => {
      items.put('n7', { ...boxAt(7), y: boxAt(7).y + 10 });
      expect(painted).toEqual([]);
    });
    passFrames(1);
    expect(painted).toContain('n7');
    painted.length = 0;
    passFrames();
    expect(painted).toEqual([]);
  });

  it('[SP26] a place is written to the page in thousandths of a pixel, however many digits its figures have', () => {
    const { items, element } = showSurface();
    const writtenAs = (box: ReturnType<typeof boxAt>) => {
      act(() => items.put('n0', box));
      passFrames();
      const { transform, width, height } = element('n0')?.style ?? {};
      return [transform, width, height];
    };
    const third = writtenAs({ x: 1 / 3, y: -200 / 3, w: 100 / 3, h: 40 });
    expect(third).toEqual(['translate(0.333px, -66.667px)', '33.333px', '40px']);
    expect(writtenAs({ x: 0.1 + 0.2, y: -66.67, w: 33.33, h: 40 })[0]).toBe('translate(0.3px, -66.67px)');
  });

  it.each([
    { tookMs: 10, holds: [8, 16, 24, 24] },
    { tookMs: 40, holds: [8, 0, 0, 0, 0, 8] },
  ])(
    '[SP29] elements come as a frame of $tookMs ms holds them, and none while those before are drawn',
    (one) => {
      const place = (at: number) => ({ x: (at % 20) * 120, y: Math.floor(at / 20) * 120, w: 100, h: 100 });
      const { viewport, container } = showSurface({ count: 400, place });
      const count = () => container.querySelectorAll('[data-item]').length;
      const came: number[] = [];
      act(() => viewport.zoomAt(0.5));
      for (let frame = 0; frame < 24; frame++) {
        const before = count();
        passFrames(1, one.tookMs);
        came.push(count() - before);
      }
      const first = came.findIndex((more) => more > 0);
      expect(came.slice(first, first + one.holds.length)).toEqual(one.holds);
    },
  );

  it('[CV37] drawing that was taken back, and reading that fails, stop no other', () => {
    const drawn: string[] = [];
    const broken = () => {
      drawInFrame(() => drawn.push('first'));
      drawInFrame(() => drawn.push('taken back'))();
      throw new Error('unreadable');
    };
    readInFrame(broken);
    readInFrame(() => drawn.push('read'))();
    expect(() => passFrames(1)).toThrow('unreadable');
    expect(drawn).toEqual(['first']);
    drawInFrame(() => drawn.push('next'));
    expect(drawn).toEqual(['first']);
    passFrames(1);
    expect(drawn).toEqual(['first', 'next']);
  });

  it('[SP16] what follows others does not glide: what is flat, what bends', () => {
    const { items, element } = showSurface();
    Object.assign(items, { isFlat: (id: string) => id === 'n2' });
    items.bending.add('n3');
    for (const at of [1, 2, 3]) items.put(`n${at}`, { ...boxAt(at), x: 300 }, true);
    const glides = [1, 2, 3].map((at) => element(`n${at}`)?.hasAttribute('data-gliding'));
    expect(glides).toEqual([true, false, false]);
  });

  it('[CV11] nobody in the page hears of a glide', () => {
    const host = document.body.appendChild(document.createElement('div'));
    const asked = vi.spyOn(EventTarget.prototype, 'addEventListener');
    deafToTransitions(host);
    const root = createRoot(host);
    act(() => root.render(<button type="button">a</button>));
    const heard = asked.mock.calls.map(([type]) => type);
    expect(heard).toContain('click');
    expect(heard.filter((type) => type.startsWith('transition'))).toEqual([]);
    act(() => root.unmount());
    host.remove();
    asked.mockRestore();
  });
});
