/** The board's frames one after the other, filling the window: what others change shows at once, and nothing can be changed. */
import {
  IconChevronLeft,
  IconChevronRight,
  IconMaximize,
  IconPointer,
  IconUsersGroup,
  IconX,
} from '@tabler/icons-react';
import {
  type RefObject,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import type { ItemId } from '../../../../shared/ids.ts';
import { sameBox } from '../../../canvas/geometry.ts';
import { glideCamera } from '../../../canvas/glideCamera.ts';
import type { Viewport } from '../../../canvas/Viewport.ts';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { writable } from '../../../live/readable.ts';
import type { LiveDocument } from '../../../live/types.ts';
import { useReadable } from '../../../live/useLive.ts';
import { gather } from '../../../together/gather.ts';
import { TogetherContext } from '../../../together/Together.ts';
import { IconButton } from '../../../ui/IconButton.tsx';
import { LOOKING } from '../actions/looking.ts';
import type { AuthorName } from '../canvas/CanvasContext.ts';
import CanvasView from '../canvas/CanvasView.tsx';
import type { BoardModel } from '../model/boardModel.ts';
import type { BoardCore } from '../useBoardCore.ts';
import { placeOf, type Slide, slidesOf } from './frames.ts';
import '../../../i18n/words/present.ts';
import styles from './Presentation.module.css';

export interface PresentationProps {
  readonly core: BoardCore;
  readonly live: LiveDocument;
  readonly title: string;
  /** Where to begin; null: at the first frame. */
  readonly from: ItemId | null;
  readonly authorNameOf: (memberId: string | null) => AuthorName | null;
  readonly onClose: () => void;
}

/** The corner of a frame, in board pixels. */
const ROUND = 14;
const PADDING = 32;
const MAX_ZOOM = 4;
/** The bar at the bottom. */
const BAR = 64;

const sameSlides = (a: readonly Slide[], b: readonly Slide[]) =>
  a.length === b.length &&
  a.every((one, at) => {
    const other = b[at];
    return (
      other !== undefined &&
      one.id === other.id &&
      one.title === other.title &&
      one.notes === other.notes &&
      sameBox(one.box, other.box)
    );
  });

function useSlides(model: BoardModel): readonly Slide[] {
  const kept = useRef<readonly Slide[]>([]);
  const subscribe = useCallback((listener: () => void) => model.onChange(listener), [model]);
  return useSyncExternalStore(subscribe, () => {
    const slides = slidesOf(model);
    if (!sameSlides(kept.current, slides)) kept.current = slides;
    return kept.current;
  });
}

/** Keeps the frame in the middle of the window, and everything around it out of sight. */
function useSpotlight(viewport: Viewport, slide: Slide | undefined) {
  const mask = useRef<HTMLDivElement>(null);
  const root = useRef<HTMLElement>(null);
  useEffect(() => {
    if (!slide || !root.current) return;
    const go = (still?: boolean) => {
      const { width, height } = root.current?.getBoundingClientRect() ?? { width: 0, height: 0 };
      const within = { x: 0, y: 0, w: width, h: Math.max(1, height - BAR) };
      glideCamera(viewport, viewport.cameraToFit(slide.box, PADDING, MAX_ZOOM, within), still);
    };
    const place = () => {
      const { x, y, w, h } = viewport.boxToScreen(slide.box);
      Object.assign(mask.current?.style ?? {}, {
        translate: `${x}px ${y}px`,
        width: `${w}px`,
        height: `${h}px`,
        borderRadius: `${(ROUND * w) / slide.box.w}px`,
      });
    };
    go();
    place();
    const resized = new ResizeObserver(() => go(true));
    resized.observe(root.current);
    const stop = viewport.subscribe(place);
    return () => {
      resized.disconnect();
      stop();
    };
  }, [viewport, slide]);
  return { mask, root };
}

/** Who follows sees the frame as large as their own window allows, with a little air around it. */
function useLead(slide: Slide | undefined): void {
  const follow = useContext(TogetherContext)?.follow;
  useEffect(() => {
    if (!slide || !follow) return;
    const { x, y, w, h } = slide.box;
    const air = Math.max(w, h) / 40;
    follow.lead({ x: x - air, y: y - air, w: w + 2 * air, h: h + 2 * air });
  }, [follow, slide]);
  useEffect(() => () => follow?.lead(null), [follow]);
}

/** When the board is there again. */
const afterwards = (run: () => void) => void requestAnimationFrame(() => requestAnimationFrame(run));

const stopsIn = (root: HTMLElement) =>
  [...root.querySelectorAll<HTMLElement>('[data-bottom] button')].filter((one) => one.tabIndex >= 0);

/** Tab reads what is in the frame that is shown, and then goes to the bar: the rest of the board is out of sight. */
function useReading(
  { model, selection }: BoardCore,
  slide: Slide | undefined,
  root: RefObject<HTMLElement | null>,
) {
  const id = slide?.id ?? null;
  useEffect(() => {
    // Nothing is chosen, and with the next frame it begins anew.
    selection.set([], null);
    const onKey = (event: KeyboardEvent) => {
      const { current: all } = root;
      const { target, key, shiftKey } = event;
      if (key !== 'Tab' || !all || !(target instanceof Element) || !all.contains(target)) return;
      const within = new Set(id === null ? [] : model.withContents(id));
      const order = model.readingOrder().filter((one) => within.has(one));
      const stops = stopsIn(all);
      const inBar = stops.indexOf(target as HTMLElement);
      // What else lies over it, as comments, has its own order.
      if (inBar < 0 && target !== all && !target.matches('[data-item], [role="application"]')) return;
      if (inBar > 0 || (inBar === 0 && !shiftKey)) return;
      const at =
        inBar === 0
          ? order.length
          : target.matches('[data-item]')
            ? order.indexOf(selection.focused as ItemId)
            : -1;
      const next = order[shiftKey ? at - 1 : at + 1] ?? null;
      event.preventDefault();
      event.stopPropagation();
      selection.focus(next);
      if (next === null) (shiftKey ? all : stops[0])?.focus();
      else all.querySelector<HTMLElement>(`[data-item="${next}"]`)?.focus({ preventScroll: true });
    };
    window.addEventListener('keydown', onKey, true);
    return () => window.removeEventListener('keydown', onKey, true);
  }, [id, model, selection, root]);
}

/** Afterwards what was chosen is chosen again, and the keyboard is on the board. */
function useBoardBack({ selection }: BoardCore): void {
  useEffect(() => {
    const { ids, focused } = selection.state();
    return () => {
      selection.set(ids, focused);
      afterwards(() => {
        if (document.activeElement === document.body)
          document.querySelector<HTMLElement>('[data-region="board"]')?.focus({ preventScroll: true });
      });
    };
  }, [selection]);
}

/** The camera is afterwards where it was. */
function useCameraBack(viewport: Viewport): void {
  useEffect(() => {
    const before = viewport.camera();
    return () => viewport.setCamera(before);
  }, [viewport]);
}

const STEPS: Readonly<Record<string, 'next' | 'previous' | 'first' | 'last' | 'close'>> = {
  ArrowRight: 'next',
  ArrowDown: 'next',
  PageDown: 'next',
  ' ': 'next',
  ArrowLeft: 'previous',
  ArrowUp: 'previous',
  PageUp: 'previous',
  Home: 'first',
  End: 'last',
  Escape: 'close',
};

function useSteps(count: number, at: number, onStep: (to: number) => void, onClose: () => void): void {
  const pointing = useContext(TogetherContext)?.pointing;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const toggles = event.key.toLowerCase() === 'k' && !event.ctrlKey && !event.metaKey;
      // Esc takes the pointer away first.
      if (pointing && (toggles || (event.key === 'Escape' && pointing.get()))) {
        event.preventDefault();
        event.stopImmediatePropagation();
        return pointing.set(toggles && !pointing.get());
      }
      // Who writes a comment meanwhile has their arrows.
      if (event.target instanceof Element && event.target.matches('input, textarea')) return;
      const onButton = event.target instanceof HTMLElement && event.target.closest('button') !== null;
      const step = event.key === ' ' && onButton ? undefined : STEPS[event.key];
      if (step === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      event.stopPropagation();
      if (step === 'close') onClose();
      else onStep({ next: at + 1, previous: at - 1, first: 0, last: count - 1 }[step]);
    };
    // Before the canvas: here an arrow is a step, not a move of the focus.
    window.addEventListener('keydown', onKey, true);
    return () => window.removeEventListener('keydown', onKey, true);
  }, [count, at, onStep, onClose, pointing]);
}

function toggleFullScreen(element: HTMLElement | null): void {
  // A browser that refuses shows the same in its window.
  if (document.fullscreenElement) void document.exitFullscreen().catch(() => undefined);
  else void element?.requestFullscreen?.().catch(() => undefined);
}

function AskEveryone({ to }: { readonly to: Slide }) {
  const { t } = useTranslation('together');
  const together = useContext(TogetherContext);
  if (!together?.mayGather()) return null;
  return (
    <IconButton
      label={t('people.gather')}
      icon={<IconUsersGroup size={20} />}
      onClick={() => gather(to.box, together, to.title)}
    />
  );
}

function LaserButton() {
  const { t } = useTranslation('together');
  const together = useContext(TogetherContext);
  const points = useReadable(together?.pointing ?? NOT_POINTING);
  return together ? (
    <IconButton
      label={t('laser')}
      icon={<IconPointer size={20} />}
      shortcut="K"
      pressed={points}
      onClick={() => together.pointing.set(!points)}
    />
  ) : null;
}

const NOT_POINTING = writable(false);

/** By no hand either. */
function Shown({ core, ...rest }: Pick<PresentationProps, 'core' | 'live' | 'title' | 'authorNameOf'>) {
  const shown = useMemo(() => ({ ...core, context: { ...core.context, mayEdit: () => false } }), [core]);
  return <CanvasView {...rest} core={shown} canEdit={false} itemId={null} actions={LOOKING} />;
}

/** What was open beside the board would lie over the frame, and take the keyboard. */
function useTheWindow(root: RefObject<HTMLElement | null>): void {
  const panel = useContext(TogetherContext)?.panel;
  useEffect(() => {
    panel?.set(null);
    root.current?.focus();
  }, [panel, root]);
}

export default function Presentation(props: PresentationProps) {
  const { core, live, title, from, authorNameOf, onClose } = props;
  const { t } = useTranslation('present');
  const slides = useSlides(core.model);
  const [place, setPlace] = useState({ id: from, at: 0 });
  const at = placeOf(slides, place.id, place.at);
  const slide = slides[at];
  const { mask, root } = useSpotlight(core.viewport, slide);
  useLead(slide);
  useCameraBack(core.viewport);
  const go = useCallback(
    (to: number) => {
      const next = Math.max(0, Math.min(slides.length - 1, to));
      setPlace({ id: slides[next]?.id ?? null, at: next });
    },
    [slides],
  );
  useSteps(slides.length, at, go, onClose);
  useBoardBack(core);
  useReading(core, slide, root);
  useTheWindow(root);
  const name = slide?.title || t('untitled');
  const position = slide ? t('position', { at: at + 1, count: slides.length }) : '';
  return (
    <section ref={root} tabIndex={-1} className={styles.presentation} aria-label={t('title')}>
      <Shown {...{ core, live, title, authorNameOf }} />
      {slide ? <div ref={mask} className={styles.mask} /> : null}
      <div className={styles.bar} data-bottom="">
        <IconButton
          label={t('previous')}
          icon={<IconChevronLeft size={22} />}
          shortcut="←"
          disabledReason={at === 0 ? t('atStart') : null}
          onClick={() => go(at - 1)}
        />
        <p role="status" className={styles.where}>
          {slide ? (
            <>
              <strong>{name}</strong> <span>{position}</span>
            </>
          ) : (
            t('none')
          )}
        </p>
        <IconButton
          label={t('next')}
          icon={<IconChevronRight size={22} />}
          shortcut="→"
          disabledReason={at >= slides.length - 1 ? t('atEnd') : null}
          onClick={() => go(at + 1)}
        />
        <LaserButton />
        {slide ? <AskEveryone to={slide} /> : null}
        <IconButton
          label={t('fullScreen')}
          icon={<IconMaximize size={20} />}
          onClick={() => toggleFullScreen(root.current)}
        />
        <IconButton label={t('close')} icon={<IconX size={20} />} shortcut="Esc" onClick={onClose} />
      </div>
    </section>
  );
}
