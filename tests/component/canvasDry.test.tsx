/** Far pictures once nobody draws on them. jsdom has no canvas: here one is what was drawn on it. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FarCanvas, type Picture } from '../../client/canvas/FarCanvas.ts';
import type { Box } from '../../client/canvas/geometry.ts';

const DRY_MS = 30;
const FREE_MS = 6_500;
const AREA = { x: 0, y: 0, w: 400, h: 300 };
const CORNER = { x: 10, y: 10, w: 20, h: 20 };
const CAMERA = { x: 0, y: 0, zoom: 1 };
const VIEW = { x: 50, y: 50, w: 200, h: 200 };

/** What was drawn on each. */
const shown = new Map<HTMLCanvasElement, readonly string[]>();
const on = (canvas: HTMLCanvasElement) => (canvas.width === 0 ? [] : (shown.get(canvas) ?? []));

interface Bitmap {
  readonly of: readonly string[];
  close(): void;
}

/** Images that the browser has not made yet, and those that it threw away. */
const asked: (() => void)[] = [];
const closed: Bitmap[] = [];

function penOf(canvas: HTMLCanvasElement) {
  const nothing = () => undefined;
  const known: Record<string, unknown> = {
    drawImage: (from: HTMLCanvasElement) => shown.set(canvas, on(from)),
    stroke: (what: string) => shown.set(canvas, [...on(canvas), what]),
  };
  return new Proxy(known, { get: (_, name: string) => known[name] ?? nothing });
}

const showsImages = (canvas: HTMLCanvasElement) => ({
  transferFromImageBitmap: (bitmap: Bitmap) => shown.set(canvas, bitmap.of),
});

/** Draws what is there now. */
function pictureOf(strokes: readonly string[], box: Box = AREA): Picture {
  return {
    box,
    zoom: 1,
    brief: false,
    coarse: false,
    *draw(context) {
      for (const what of strokes) {
        (context as unknown as { stroke(what: string): void }).stroke(what);
        yield;
      }
    },
  };
}

/** One that shows a picture, in the page. */
function showFar(strokes = ['node']) {
  const place = document.createElement('div');
  document.body.replaceChildren(place);
  place.append(document.createElement('canvas'));
  const first = place.firstChild as HTMLCanvasElement;
  const far = new FarCanvas(first);
  const picture = pictureOf(strokes);
  far.show(picture, CAMERA, { goesOn: false, atOnce: true, view: VIEW });
  const page = () => {
    const seen = [...place.children].filter((one) => (one as HTMLElement).style.opacity === '');
    expect(seen).toHaveLength(1);
    return seen[0] as HTMLCanvasElement;
  };
  const change = (what: string) => {
    strokes.push(what);
    far.repaint([CORNER]);
  };
  return { far, first, page, change, picture };
}

/** The browser makes what images it was asked for. */
async function makeImages() {
  for (const make of asked.splice(0)) make();
  await vi.advanceTimersByTimeAsync(0);
}

async function dry() {
  await vi.advanceTimersByTimeAsync(DRY_MS);
  await makeImages();
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal(
    'createImageBitmap',
    (canvas: HTMLCanvasElement) =>
      new Promise((resolve) => {
        const bitmap: Bitmap = { of: on(canvas), close: () => void closed.push(bitmap) };
        asked.push(() => resolve(bitmap));
      }),
  );
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockImplementation(function (
    this: HTMLCanvasElement,
    kind: string,
  ) {
    return (kind === '2d' ? penOf(this) : showsImages(this)) as never;
  } as never);
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  shown.clear();
  asked.length = 0;
  closed.length = 0;
});

describe('a picture that nobody draws on', () => {
  it('[CV57] is shown by an image in the same place soon after the last stroke, and follows the camera', async () => {
    const { far, first, page } = showFar();
    far.follow({ x: 7, y: 8, zoom: 1 });
    const before = first.style.transform;
    await vi.advanceTimersByTimeAsync(DRY_MS - 1);
    expect(asked).toHaveLength(0);
    await dry();
    expect(page()).not.toBe(first);
    expect([on(page()), page().hidden, page().style.transform]).toEqual([['node'], false, before]);
    expect([page().width, page().height]).toEqual([AREA.w, AREA.h]);
    far.follow({ x: 90, y: 0, zoom: 1 });
    expect(page().style.transform).toContain('-90px');
  });

  it('[CV57] an image of what was drawn on meanwhile is thrown away, and the next one has it', async () => {
    const { first, page, change } = showFar();
    await vi.advanceTimersByTimeAsync(DRY_MS);
    change('link');
    await makeImages();
    expect(page()).toBe(first);
    expect(closed).toHaveLength(1);
    await dry();
    expect(page()).not.toBe(first);
    expect(on(page())).toEqual(['node', 'node', 'link']);
  });

  it('[CV57] what changes is drawn on a copy of the image, which dries again', async () => {
    const { page, change } = showFar();
    await dry();
    const image = page();
    await vi.advanceTimersByTimeAsync(FREE_MS);
    change('link');
    expect(page()).not.toBe(image);
    expect(on(page())).toEqual(['node', 'node', 'link']);
    change('verb');
    const all = ['node', 'node', 'link', 'node', 'link', 'verb'];
    expect(on(page())).toEqual(all);
    await dry();
    expect(page()).toBe(image);
    expect(on(image)).toEqual(all);
  });

  it('[CV57] [CV55] a pan goes on from the image, also when it came while the next was being drawn', async () => {
    const { far, page, picture } = showFar();
    const panned = { ...picture, box: { ...AREA, x: 40 } };
    let clock = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => {
      clock += 9;
      return clock;
    });
    await vi.advanceTimersByTimeAsync(DRY_MS);
    far.show(panned, CAMERA, { goesOn: true, atOnce: false, view: VIEW });
    expect(far.slides).toBe(true);
    await makeImages();
    expect(on(page())).toEqual(['node']);
    for (let frame = 0; frame < 9 && far.drawing; frame++) far.draw(CAMERA, VIEW);
    expect(far.drawing).toBe(false);
    // What stays is taken over, and one side is drawn.
    expect(on(page())).toEqual(['node', 'node']);
    const wet = page();
    await dry();
    expect(page()).not.toBe(wet);
    await vi.advanceTimersByTimeAsync(FREE_MS);
    far.show({ ...picture, box: { ...AREA, x: 80 } }, CAMERA, { goesOn: true, atOnce: false, view: VIEW });
    for (let frame = 0; frame < 9 && far.drawing; frame++) far.draw(CAMERA, VIEW);
    expect(on(page())).toEqual(['node', 'node', 'node']);
  });

  /** Begins another whole one, and goes on until its image has been asked for. */
  function drawWhole(far: FarCanvas, picture: Picture) {
    far.show(picture, CAMERA, { goesOn: false, atOnce: false, view: VIEW });
    for (let frame = 0; frame < 9 && asked.length === 0; frame++) far.draw(CAMERA, VIEW);
    expect(asked).toHaveLength(1);
  }

  it('[SP25] a whole one is shown by its image from the first, where the camera is by then', async () => {
    const { far, page } = showFar();
    await dry();
    const image = page();
    drawWhole(far, { ...pictureOf(['all', 'of', 'it']), zoom: 0.5 });
    const camera = { x: 30, y: 0, zoom: 2 };
    far.follow(camera);
    expect(on(page())).toEqual(['node']);
    await makeImages();
    expect([page(), on(page()), far.drawing]).toEqual([image, ['node'], true]);
    far.draw(camera, VIEW);
    expect([page(), far.drawing]).toEqual([image, false]);
    // Of what was on it before nothing is known here: it is cleared in pixels.
    expect(on(image).slice(1)).toEqual(['all', 'of', 'it']);
    expect([image.width, image.height]).toEqual([AREA.w / 2, AREA.h / 2]);
    expect(image.style.transform).toBe('translate(-60px, 0px) scale(4)');
    // Nothing is left to dry.
    await vi.advanceTimersByTimeAsync(FREE_MS);
    expect([asked.length, closed.length]).toEqual([0, 0]);
  });

  it('[SP25] [CV55] what changes until then is in it, and an image that came too late is thrown away', async () => {
    const { far, first, page, change, picture } = showFar();
    drawWhole(far, { ...picture, zoom: 0.5 });
    change('link');
    expect([page(), on(page())]).toEqual([first, ['node']]);
    await makeImages();
    far.draw(CAMERA, VIEW);
    expect(on(page())).toEqual(['node', 'node', 'link']);
    drawWhole(far, { ...picture, zoom: 0.25 });
    far.show({ ...picture, zoom: 0.1 }, CAMERA, { goesOn: false, atOnce: false, view: VIEW });
    await makeImages();
    expect(closed).toHaveLength(1);
    drawWhole(far, { ...picture, zoom: 0.2 });
    await makeImages();
    far.clear();
    expect(closed).toHaveLength(2);
  });

  it('[SP27] a whole one begins with little; how long the browser took for a slice says how much the next one is', async () => {
    const { far, picture } = showFar();
    let [clock, strokes] = [0, 0];
    vi.spyOn(performance, 'now').mockImplementation(() => clock);
    const endless = {
      ...picture,
      *draw() {
        for (;;) {
          strokes += 1;
          clock += 1 / 8;
          yield;
        }
      },
    };
    const begin = () => far.show(endless, CAMERA, { goesOn: false, atOnce: false, view: VIEW });
    /** Strokes of one frame, which take the browser so many times as long as the script. */
    const frame = async (times: number, draw = () => far.draw(CAMERA, VIEW)) => {
      const [since, before] = [clock, strokes];
      draw();
      clock = since + (clock - since) * times;
      await vi.advanceTimersByTimeAsync(0);
      return strokes - before;
    };
    const easily = [await frame(1, begin)];
    for (let one = 0; one < 4; one++) easily.push(await frame(1));
    expect(easily).toEqual([4, 8, 8, 8, 8]);
    const slowly = [];
    for (const times of [16, 16, 16, 100, 1]) slowly.push(await frame(times));
    expect(slowly).toEqual([8, 5, 5, 5, 4]);
    // Of the next one nothing is known.
    expect([await frame(1), await frame(1), await frame(1, begin)]).toEqual([8, 8, 4]);
  });

  it('[CV55] the first of a page is drawn at once, and so is a pan that would leave what is shown', () => {
    const { far, page, picture } = showFar(['a', 'b', 'c', 'd']);
    let clock = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => {
      clock += 9;
      return clock;
    });
    expect(on(page())).toEqual(['a', 'b', 'c', 'd']);
    const pan = (x: number, view: Box) =>
      far.show({ ...picture, box: { ...AREA, x } }, CAMERA, { goesOn: true, atOnce: false, view });
    pan(40, VIEW);
    expect(far.drawing).toBe(true);
    far.clear();
    far.show(picture, CAMERA, { goesOn: false, atOnce: true, view: VIEW });
    expect(far.drawing).toBe(false);
    pan(40, { ...VIEW, x: 250 });
    expect(far.drawing).toBe(false);
  });

  it('[CV57] gives the memory back of what is not shown; hidden, it is the canvas of the page again', async () => {
    const { far, first, page } = showFar();
    await dry();
    expect(first.width).toBe(AREA.w);
    await vi.advanceTimersByTimeAsync(FREE_MS);
    expect(first.width).toBe(0);
    const image = page();
    expect(image.width).toBe(AREA.w);
    far.clear();
    expect(page()).toBe(first);
    expect([first.hidden, first.width, image.width]).toEqual([true, 0, 0]);
    await vi.advanceTimersByTimeAsync(FREE_MS);
    expect(asked).toHaveLength(0);
  });

  it('[CV57] stays what is drawn on where browsers make no image, or cannot show one', async () => {
    const refused = vi.fn(() => Promise.reject(new Error('too large')));
    vi.stubGlobal('createImageBitmap', refused);
    const { far, first, page, picture } = showFar();
    await dry();
    expect(refused).toHaveBeenCalledOnce();
    expect(page()).toBe(first);
    far.show({ ...picture, zoom: 0.5 }, CAMERA, { goesOn: false, atOnce: false, view: VIEW });
    for (let frame = 0; frame < 9 && far.drawing; frame++) {
      far.draw(CAMERA, VIEW);
      await vi.advanceTimersByTimeAsync(0);
    }
    expect([on(page()), page().width]).toEqual([['node'], AREA.w / 2]);
    far.clear();
    vi.unstubAllGlobals();
    const other = showFar();
    await dry();
    expect(other.page()).toBe(other.first);
    other.change('link');
    expect(on(other.page())).toEqual(['node', 'node', 'link']);
  });
});
