/** A surface of plain boxes in jsdom, with frames that pass when the test says so. */
import { act, cleanup, render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { useCallback, useSyncExternalStore } from 'react';
import { afterEach, beforeEach, vi } from 'vitest';
import { fetchSeldom } from '../../client/canvas/activities.ts';
import type { Box, Point } from '../../client/canvas/geometry.ts';
import { containsPoint, inflate, union } from '../../client/canvas/geometry.ts';
import type { SurfaceHandlers, Tool } from '../../client/canvas/handlers.ts';
import type { Handle, ItemsChange, SurfaceItems } from '../../client/canvas/items.ts';
import { Selection } from '../../client/canvas/Selection.ts';
import type { SurfaceHandle } from '../../client/canvas/Surface.tsx';
import { Surface } from '../../client/canvas/Surface.tsx';
import { Viewport } from '../../client/canvas/Viewport.ts';

await fetchSeldom();

const WINDOW = { w: 1_000, h: 700 };

/** Animation frames in a queue. */
const frames = new Map<number, FrameRequestCallback>();
let lastFrame = 0;
let clock = 0;
/** What a surface waits for without frames: for things to rest. */
const waits = new Map<number, { readonly at: number; readonly run: () => void }>();
const MOST_WAIT = 130;
let passing = false;

/** Lets frames pass, each of which takes the browser so long, until nothing asks for one nor waits for one, or so many. Answers how many were asked for. */
export function passFrames(most = 60, tookMs = 0): number {
  let asked = 0;
  act(() => {
    passing = true;
    for (let i = 0; i < most && frames.size + waits.size > 0; i++) {
      clock += 16;
      const due = [...frames.values()];
      frames.clear();
      if (due.length > 0) asked += 1;
      for (const callback of due) callback(clock);
      if (due.length > 0) clock += tookMs;
      for (const [id, { at, run }] of waits) if (at <= clock && waits.delete(id)) run();
    }
  });
  return asked;
}

/** Short waits pass with frames, in which script takes no time; what tests themselves wait for, by the clock on the wall. */
function stubWaits(): void {
  waits.clear();
  const [set, clear] = [setTimeout, clearTimeout];
  vi.stubGlobal('setTimeout', (run: () => void, ms = 0) => {
    if ((ms <= 0 && !passing) || ms > MOST_WAIT) return set(run, ms);
    waits.set(++lastFrame, { at: clock + ms, run });
    return lastFrame;
  });
  vi.stubGlobal('clearTimeout', (id: number) => (waits.delete(id) ? undefined : clear(id)));
}

/** Call at the top of a test file: what jsdom lacks. */
export function setUpSurface(): { readonly painted: string[]; readonly framed: number[] } {
  const painted: string[] = [];
  const framed: number[] = [];
  beforeEach(() => {
    frames.clear();
    painted.length = 0;
    framed.length = 0;
    vi.stubGlobal('requestAnimationFrame', (callback: FrameRequestCallback) => {
      frames.set(++lastFrame, callback);
      return lastFrame;
    });
    vi.stubGlobal('cancelAnimationFrame', (id: number) => frames.delete(id));
    stubWaits();
    vi.spyOn(performance, 'now').mockImplementation(() => clock);
    vi.stubGlobal(
      'ResizeObserver',
      class {
        observe = () => undefined;
        disconnect = () => undefined;
      },
    );
    const nothing = () => undefined;
    const context = {
      save: nothing,
      restore: nothing,
      setTransform: nothing,
      beginPath: nothing,
      rect: nothing,
      drawImage: nothing,
    };
    const drawing = {
      ...context,
      clip: nothing,
      clearRect: nothing,
      strokeRect: (x: number) => framed.push(x),
      painted,
    };
    Object.assign(HTMLElement.prototype, { setPointerCapture: nothing, releasePointerCapture: nothing });
    vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(drawing as unknown as never);
    vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(WINDOW.w);
    vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(WINDOW.h);
  });
  afterEach(() => {
    cleanup();
    vi.restoreAllMocks();
    vi.unstubAllGlobals();
  });
  return { painted, framed };
}

/** Boxes of 200 px in rows of five. */
export function boxAt(place: number): Box {
  return { x: 40 + (place % 5) * 240, y: 40 + Math.floor(place / 5) * 240, w: 200, h: 200 };
}

export class TestItems implements SurfaceItems<string> {
  readonly boxes = new Map<string, Box>();
  readonly locked = new Set<string>();
  /** Ids that are lines between two corners of their box. */
  readonly bending = new Set<string>();
  readonly heldElsewhere = new Set<string>();
  readonly heldByOthers = (id: string) => this.heldElsewhere.has(id);
  readonly #lines: readonly string[];
  readonly #listeners = new Set<(change: ItemsChange<string>) => void>();
  readonly #renders = new Map<string, Set<() => void>>();

  /** What needs no element where it is crowded; nothing unless a test says so. */
  isPainted?: (id: string) => boolean;
  /** What the minimap shows; all unless a test says otherwise. */
  isLandmark?: (id: string) => boolean;

  constructor({ count = 10, lines = [], place = boxAt, paintable, also }: SurfaceTestOptions) {
    this.#lines = lines;
    Object.assign(this, also);
    if (paintable) this.isPainted = paintable;
    for (let i = 0; i < count; i++) this.boxes.set(`n${i}`, place(i));
  }

  readonly ids = () => this.boxes.keys();
  readonly box = (id: string) => this.boxes.get(id) ?? null;
  readonly compare = (a: string, b: string) => Number(a.slice(1)) - Number(b.slice(1));
  readonly readingOrder = () => [...this.boxes.keys()];
  readonly names = new Map<string, string>();
  readonly label = (id: string) => this.names.get(id) ?? `Note ${id}`;
  hits: ((point: Point, id: string) => boolean) | null = null;
  readonly hit: SurfaceItems<string>['hit'] = (id, point, slack) =>
    this.hits?.(point, id) ??
    containsPoint(inflate(this.boxes.get(id) ?? { x: 0, y: 0, w: -99, h: -99 }, slack), point);
  readonly moving = (ids: ReadonlySet<string>) => new Set([...ids].filter((id) => !this.locked.has(id)));
  /** Degrees of those that may be turned. */
  readonly angles = new Map<string, number>();
  readonly angle = (id: string) => this.angles.get(id) ?? 0;
  readonly mayTurn = (id: string) => this.angles.has(id);
  readonly bends = (id: string) => this.bending.has(id);
  readonly mayJoin = (_id: string, _tip: string, to: string) => !this.bending.has(to);
  readonly tips = (id: string) => {
    const box = this.bending.has(id) ? this.boxes.get(id) : undefined;
    return box ? { from: { x: box.x, y: box.y }, to: { x: box.x + box.w, y: box.y + box.h } } : null;
  };
  /** Of all of them. */
  handles: readonly Handle[] = ['nw', 'ne', 'se', 'sw'];
  readonly resizing = () => ({
    handles: this.handles,
    min: { w: 100, h: 100 },
    max: { w: 400, h: 400 },
    keepRatio: false,
  });
  /** Ids that can be resized together; none unless a test says so. */
  readonly together = new Set<string>();
  readonly scaling: NonNullable<SurfaceItems<string>['scaling']> = (ids) => {
    const boxes = [...ids].filter((id) => this.together.has(id)).map((id) => [id, this.box(id)] as const);
    const box = union(boxes.flatMap(([, one]) => one ?? []));
    return boxes.length < 2 || !box
      ? null
      : {
          box,
          least: 0.5,
          most: 1.5,
          at: (factor, { x, y }) =>
            new Map(
              boxes.flatMap(([id, one]) =>
                one
                  ? [
                      [
                        id,
                        {
                          x: x + (one.x - x) * factor,
                          y: y + (one.y - y) * factor,
                          w: one.w * factor,
                          h: one.h * factor,
                        },
                      ] as const,
                    ]
                  : [],
              ),
            ),
        };
  };
  readonly mayLink = () => true;
  /** What links from an item go to wherever nothing lies. */
  readonly linkedInto = new Map<string, string>();
  readonly linkInto = (from: string) => this.linkedInto.get(from) ?? null;
  readonly showsSelection = (id: string) => this.#lines.includes(id);
  readonly paint: SurfaceItems<string>['paint'] = (context, id) => {
    (context as unknown as { painted: string[] }).painted.push(id);
  };
  readonly onChange = (listener: (change: ItemsChange<string>) => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
  readonly subscribe = (id: string, listener: () => void) => {
    const listeners = this.#renders.get(id) ?? new Set();
    this.#renders.set(id, listeners.add(listener));
    return () => listeners.delete(listener);
  };

  /** As an edit of the document; null deletes. */
  put(id: string, box: Box | null, glide = false, movedOnly = false): void {
    act(() => {
      if (box) this.boxes.set(id, box);
      else this.boxes.delete(id);
      for (const listener of [...this.#listeners]) listener({ ids: new Set([id]), glide, movedOnly });
      for (const listener of [...(this.#renders.get(id) ?? [])]) listener();
    });
  }
}

export interface SurfaceTestOptions {
  readonly sideAt?: SurfaceHandlers<string>['sideAt'];
  readonly count?: number;
  readonly tool?: Tool;
  /** Items that go together where hands choose. */
  readonly group?: readonly string[];
  /** Items that show their selection themselves. */
  readonly lines?: readonly string[];
  /** Where they are; by default as `boxAt` says. */
  readonly place?: (place: number) => Box;
  readonly paintable?: (id: string) => boolean;
  /** What else a feature tells of its items. */
  readonly also?: Partial<SurfaceItems<string>>;
  readonly chrome?: ReactNode;
  readonly content?: (id: string, editing: boolean) => ReactNode;
}

/** Renders it, lets everything mount, and hands out what a test needs. */
export function showSurface(options: SurfaceTestOptions = {}) {
  const items = new TestItems(options);
  const viewport = new Viewport();
  const { group } = options;
  const selection = new Selection<string>((ids) =>
    [...ids].some((id) => group?.includes(id)) ? new Set([...ids, ...(group ?? [])]) : ids,
  );
  const calls: (readonly [string, ...unknown[]])[] = [];
  const renders: string[] = [];
  const heard = {
    ...recordingHandlers(items, selection, calls),
    ...(options.sideAt && { sideAt: options.sideAt }),
  };
  function Note({ id }: { readonly id: string }) {
    useSyncExternalStore(
      useCallback((listener: () => void) => items.subscribe(id, listener), [id]),
      () => items.box(id),
    );
    const editing = useSyncExternalStore(selection.subscribe, () => selection.editing === id);
    renders.push(id);
    return options.content?.(id, editing) ?? <p>{id}</p>;
  }
  const renderItem = (id: string) => <Note id={id} />;
  const ref: { current: SurfaceHandle<string> | null } = { current: null };
  const view = render(
    <div>
      <button type="button">before</button>
      <Surface
        ref={ref}
        items={items}
        viewport={viewport}
        selection={selection}
        tool={options.tool ?? 'select'}
        handlers={heard}
        label="Board"
        renderItem={renderItem}
      >
        {options.chrome}
      </Surface>
      <button type="button">after</button>
    </div>,
  );
  passFrames();
  renders.length = 0;
  const pane = view.getByRole('application', { name: 'Board' });
  const element = (id: string) => view.container.querySelector<HTMLElement>(`[data-item="${id}"]`);
  const handle = () => ref.current as SurfaceHandle<string>;
  return { ...view, items, viewport, selection, calls, renders, pane, element, handle };
}

function recordingHandlers(
  items: TestItems,
  selection: Selection<string>,
  calls: (readonly [string, ...unknown[]])[],
): SurfaceHandlers<string> {
  const note = (name: string, ...what: unknown[]) => calls.push([name, ...what]);
  const shiftAll = (ids: Iterable<string>, dx: number, dy: number) => {
    for (const id of ids) {
      const box = items.box(id);
      if (box) items.put(id, { ...box, x: box.x + dx, y: box.y + dy });
    }
  };
  return {
    onCreateAt: (point) => note('create', point),
    onEdit: (id) => {
      note('edit', id);
      selection.startEditing(id);
    },
    onContext: (id, at) => note('context', id, at),
    onDragStart: ({ ids }) => note('dragStart', [...ids]),
    onDragMove: ({ dx, dy }) => note('dragMove', dx, dy),
    onDrop: ({ ids, dx, dy }) => {
      note('drop', [...ids], dx, dy);
      shiftAll(ids, dx, dy);
    },
    onDragCancel: () => note('dragCancel'),
    onResizeEnd: (id, box) => {
      note('resizeEnd', id, box);
      items.put(id, box);
    },
    onResizeCancel: (id) => note('resizeCancel', id),
    onScaleEnd: (boxes) => {
      note('scaleEnd', Object.fromEntries(boxes));
      for (const [id, box] of boxes) items.put(id, box);
    },
    onScaleCancel: (boxes) => note('scaleCancel', [...boxes.keys()]),
    onLinkClick: (id, side) => note('linkClick', id, side),
    onLinkDrop: ({ from, side, over, point }) => note('linkDrop', from, side, over ?? point),
    onTurnMove: (id, angle) => note('turnMove', id, angle),
    onTurnEnd: (id, angle) => note('turnEnd', id, angle),
    onTurnCancel: (id) => note('turnCancel', id),
    onPlace: (drawn, at) => note('place', drawn ?? at),
    onLine: ({ from, start, over, point }) => note('line', from ?? start, over ?? point),
    onTipMove: ({ id, tip, over, point }) => note('tipMove', id, tip, over ?? point),
    onTipDrop: ({ id, tip, over, point }) => note('tipDrop', id, tip, over ?? point),
    onTipCancel: (id) => note('tipCancel', id),
    onStuck: (id) => note('stuck', id),
    onNudge: (ids, dx, dy) => note('nudge', [...ids], dx, dy),
    onEscape: () => note('escape'),
  };
}

type Place = readonly [x: number, y: number];

/** A pointer at client pixels; the surface of the test starts at 0, 0. */
export function pointer(target: Element, type: string, [x, y]: Place, rest: PointerEventInit = {}): void {
  act(() => {
    const event = { pointerId: 1, pointerType: 'mouse', isPrimary: true, bubbles: true, cancelable: true };
    target.dispatchEvent(new PointerEvent(`pointer${type}`, { ...event, clientX: x, clientY: y, ...rest }));
  });
}

export function drag(target: Element, from: Place, to: Place, rest: PointerEventInit = {}): void {
  pointer(target, 'down', from, rest);
  pointer(target, 'move', to, rest);
  pointer(target, 'up', to, rest);
  passFrames();
}

/** At the element that has the focus. True when the browser may still do its own. */
export function press(key: string, rest: KeyboardEventInit = {}): boolean {
  const target = document.activeElement ?? document.body;
  let free = true;
  act(() => {
    const options = { key, bubbles: true, cancelable: true, ...rest };
    free = target.dispatchEvent(new KeyboardEvent('keydown', options));
    (document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent('keyup', options));
  });
  passFrames();
  return free;
}
