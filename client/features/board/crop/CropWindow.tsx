/** The whole picture over the board, with the window that says what will be seen of it. */
import {
  type CSSProperties,
  type KeyboardEvent,
  type PointerEvent,
  useEffect,
  useId,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import type { ImageItem } from '../../../../shared/documents/boardKinds.ts';
import { angleOf, imageAddress } from '../../../../shared/documents/boardKinds.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import { type Box, boundsOf, centre, type Point, turned } from '../../../canvas/geometry.ts';
import type { Handle } from '../../../canvas/items.ts';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { VisuallyHidden } from '../../../ui/VisuallyHidden.tsx';
import { useBoardValue, useCanvas } from '../canvas/CanvasContext.ts';
import styles from './CropWindow.module.css';
import { keepCrop } from './keepCrop.ts';
import { type Cropping, croppingOf, cutOff, HANDLES, pan, pull, showAll } from './window.ts';

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
const STEP = 0.01;
const LARGE_STEP = 0.1;
/** Between the picture and the bar, and the height of that. */
const GAP = 16;
const BAR = 52;
const HALF_BAR = 160;

/** What a hand has grabbed: null is the picture itself. */
type Grabbed = Handle | null;
interface Drag {
  readonly pointer: number;
  readonly grabbed: Grabbed;
  readonly from: Point;
  readonly start: Cropping;
}

const moved = (cropping: Cropping, grabbed: Grabbed, dx: number, dy: number) =>
  grabbed === null ? pan(cropping, dx, dy) : pull(cropping, grabbed, dx, dy);

/** As it is on the document, so that what others change of it begins anew. */
const stateOf = ({ x, y, w, h, crop, image, ...item }: ImageItem) =>
  [x, y, w, h, angleOf(item as ImageItem), crop, image].join();

export default function CropWindow({ id }: { readonly id: ItemId }) {
  const { model, commands, focusSurface } = useCanvas();
  const { t } = useTranslation('board');
  const { voice } = commands.parts;
  const state = useBoardValue(() => {
    const item = model.item(id);
    return item?.kind === 'image' && !item.locked ? stateOf(item) : null;
  });
  const [first] = useState(state);
  useEffect(() => {
    if (state === first) return;
    voice.say(t(state === null ? 'crop.gone' : 'crop.changed'));
    if (state !== null) return;
    commands.cropping.set(null);
    focusSurface();
  }, [state, first, voice, t, commands, focusSurface]);
  const item = model.item(id);
  return state !== null && item?.kind === 'image' ? <Window key={state} item={item} /> : null;
}

/** What keys do wherever the focus is in here; answers whether that was one. */
function useKeys(parts: {
  readonly cropping: Cropping;
  readonly show: (cropping: Cropping) => void;
  readonly keep: () => void;
  readonly leave: () => void;
}) {
  const { cropping, show, keep, leave } = parts;
  return (event: KeyboardEvent<HTMLElement>) => {
    // The board below has keys of its own.
    event.stopPropagation();
    const { target, currentTarget } = event;
    if (!(target instanceof HTMLElement)) return;
    const arrow = ARROWS[event.key];
    const isPart = target.dataset.crop !== undefined;
    if (event.key === 'Escape') leave();
    else if (event.key === 'Enter' && isPart) keep();
    else if (event.key === 'Tab') walk(currentTarget, target, event.shiftKey ? -1 : 1);
    else if (arrow && isPart) {
      const { w, h } = cropping.whole;
      const step = event.shiftKey ? LARGE_STEP : STEP;
      const grabbed = (target.dataset.crop || null) as Grabbed;
      show(moved(cropping, grabbed, arrow[0] * step * w, arrow[1] * step * h));
    } else return;
    event.preventDefault();
  };
}

/** Around, as in a dialog: what lies below waits. */
function walk(around: HTMLElement, from: HTMLElement, by: 1 | -1): void {
  const stops = [...around.querySelectorAll<HTMLElement>('[data-crop], button:not([data-crop])')];
  const next = (stops.indexOf(from) + by + stops.length) % stops.length;
  stops[next]?.focus();
}

function useDrag(angle: number, cropping: Cropping, show: (cropping: Cropping, isDone: boolean) => void) {
  const { viewport } = useCanvas();
  const drag = useRef<Drag | null>(null);
  const grab = (grabbed: Grabbed) => ({
    onPointerDown(event: PointerEvent<HTMLElement>) {
      event.stopPropagation();
      if (drag.current || event.button !== 0) return;
      event.currentTarget.focus();
      event.currentTarget.setPointerCapture?.(event.pointerId);
      const from = { x: event.clientX, y: event.clientY };
      drag.current = { pointer: event.pointerId, grabbed, from, start: cropping };
    },
  });
  const now = (event: PointerEvent<HTMLElement>): Cropping | null => {
    const held = drag.current;
    if (held?.pointer !== event.pointerId) return null;
    const { zoom } = viewport;
    const way = {
      x: (event.clientX - held.from.x) / zoom,
      y: (event.clientY - held.from.y) / zoom,
    };
    const { x, y } = turned(way, { x: 0, y: 0 }, -angle);
    return moved(held.start, held.grabbed, x, y);
  };
  const follow = (isDone: boolean) => (event: PointerEvent<HTMLElement>) => {
    const then = now(event);
    if (!then) return;
    if (isDone) drag.current = null;
    show(then, isDone);
  };
  const onPointerCancel = ({ pointerId }: PointerEvent<HTMLElement>) => {
    const held = drag.current;
    if (held?.pointer !== pointerId) return;
    drag.current = null;
    show(held.start, false);
  };
  return { grab, around: { onPointerMove: follow(false), onPointerUp: follow(true), onPointerCancel } };
}

/** A box as it lies in what is turned around this point. */
function placed({ x, y, w, h }: Box, around: Point, zoom: number): CSSProperties {
  return { left: (x - around.x) * zoom, top: (y - around.y) * zoom, width: w * zoom, height: h * zoom };
}

function Window({ item }: { readonly item: ImageItem }) {
  const canvas = useCanvas();
  const { viewport, commands, selection, focusSurface } = canvas;
  const { voice } = commands.parts;
  const { t } = useTranslation('board');
  const [cropping, setCropping] = useState(() => croppingOf(item));
  const { zoom } = useSyncExternalStore(viewport.subscribe, viewport.camera);
  const layer = useRef<HTMLElement>(null);
  const glass = useRef<HTMLButtonElement>(null);
  const how = useId();
  const [middle, angle] = [centre(item), angleOf(item)];
  const close = () => {
    commands.cropping.set(null);
    selection.set([item.id]);
    focusSurface();
  };
  const keep = () => {
    close();
    keepCrop(commands, item.id, () => cropping);
  };
  const leave = () => {
    close();
    voice.say(t('crop.left'));
  };
  const show = (next: Cropping, isTold = true) => {
    setCropping(next);
    if (isTold) voice.say(t('crop.cut', cutOff(next)));
  };
  const { grab, around } = useDrag(angle, cropping, show);
  const onKeyDown = useKeys({ cropping, show, keep, leave });
  useEffect(() => glass.current?.focus({ preventScroll: true }), []);
  useElsewhere(layer, keep);
  const at = viewport.toScreen(middle);
  return (
    <section
      ref={layer}
      className={styles.layer}
      aria-label={t('crop.label')}
      aria-describedby={how}
      data-cropping=""
      {...around}
      onKeyDown={onKeyDown}
      // What browsers make of a tap is no press beside the window: the keyboard stays in here.
      onMouseDown={(event) => event.preventDefault()}
      onContextMenu={(event) => event.preventDefault()}
      onPointerDown={keep}
    >
      <VisuallyHidden>
        <span id={how}>{t('crop.how')}</span>
      </VisuallyHidden>
      <div
        className={styles.turned}
        style={{ transform: `translate(${at.x}px, ${at.y}px) rotate(${angle}deg)` }}
      >
        <Picture item={item} cropping={cropping} around={middle} zoom={zoom} />
        <div className={styles.frame} style={placed(cropping.window, middle, zoom)}>
          <button
            ref={glass}
            type="button"
            className={styles.window}
            aria-label={t('crop.window')}
            aria-describedby={how}
            data-crop=""
            {...grab(null)}
          />
          {HANDLES.map((handle) => (
            <button
              key={handle}
              type="button"
              className={styles.handle}
              aria-label={t(`crop.handles.${handle}`)}
              data-crop={handle}
              {...grab(handle)}
            />
          ))}
        </div>
      </div>
      <Bar item={item} cropping={cropping} acts={{ keep, leave, whole: () => show(showAll(cropping)) }} />
    </section>
  );
}

/** Whoever goes on elsewhere, as with a tool, keeps what is there. */
function useElsewhere(layer: { readonly current: HTMLElement | null }, keep: () => void): void {
  const latest = useRef(keep);
  useEffect(() => {
    latest.current = keep;
  });
  useEffect(() => {
    const press = ({ target }: Event) => {
      if (target instanceof Node && !layer.current?.contains(target)) latest.current();
    };
    addEventListener('pointerdown', press, { capture: true });
    return () => removeEventListener('pointerdown', press, { capture: true });
  }, [layer]);
}

interface Shown {
  readonly item: ImageItem;
  readonly cropping: Cropping;
}

function Picture({
  item,
  cropping,
  around,
  zoom,
}: Shown & { readonly around: Point; readonly zoom: number }) {
  const { whole, window } = cropping;
  return (
    <div className={styles.whole} style={placed(whole, around, zoom)}>
      <img src={imageAddress(item)} alt="" draggable={false} />
      <div className={styles.shown} style={placed(window, whole, zoom)} />
    </div>
  );
}

function Bar({
  item,
  cropping,
  acts,
}: Shown & { readonly acts: Readonly<Record<'keep' | 'leave' | 'whole', () => void>> }) {
  const { t } = useTranslation(['board', 'actions']);
  const { viewport } = useCanvas();
  const { whole } = cropping;
  const angle = angleOf(item);
  const middle = turned(centre(whole), centre(item), angle);
  const upright = { ...whole, x: middle.x - whole.w / 2, y: middle.y - whole.h / 2 };
  const bounds = viewport.boxToScreen(boundsOf(upright, angle));
  const clear = viewport.clearBox();
  const below = Math.min(bounds.y + bounds.h + GAP, clear.y + clear.h - BAR);
  // Below the picture's middle, within the window; in the middle of a narrow one.
  const inset = Math.min(HALF_BAR, clear.w / 2);
  const left = Math.max(clear.x + inset, Math.min(bounds.x + bounds.w / 2, clear.x + clear.w - inset));
  const buttons = [
    ['keep', t('crop.done')],
    ['whole', t('actions:names.wholePicture')],
    ['leave', t('crop.cancel')],
  ] as const;
  return (
    <div
      className={styles.bar}
      role="toolbar"
      aria-label={t('crop.label')}
      style={{ left, top: Math.max(clear.y, below) }}
      onPointerDown={(event) => event.stopPropagation()}
    >
      {buttons.map(([act, label]) => (
        <button key={act} type="button" data-act={act} onClick={acts[act]}>
          {label}
        </button>
      ))}
    </div>
  );
}
