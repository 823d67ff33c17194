/** Puts together what one open canvas is made of. */
import i18next from 'i18next';
import { CursorField } from '../../../canvas/CursorField.ts';
import type { LiveDocument } from '../../../live/types.ts';
import { showToast } from '../../../ui/showToast.ts';
import { Peers } from '../presence/Peers.ts';
import { PresencePublisher } from '../presence/PresencePublisher.ts';
import type { BoardCore } from '../useBoardCore.ts';
import { Announcer } from './Announcer.ts';
import { BoardCommands } from './BoardCommands.ts';
import { BoardSurface } from './BoardSurface.ts';
import type { Canvas } from './CanvasContext.ts';
import { Clipboard } from './Clipboard.ts';
import { Displacements } from './Displacements.ts';
import { Gestures } from './Gestures.ts';
import { ItemNames } from './ItemNames.ts';
import { LinkMode } from './LinkMode.ts';
import type { Voice } from './Making.ts';
import { type BoardColours, readColours } from './paint.ts';
import { rememberedSingleKeys } from './singleKeys.ts';

export interface CanvasOptions {
  readonly core: BoardCore;
  readonly live: LiveDocument;
  /** Asked each time: members and their names change while the canvas stays. */
  readonly authorOf: (memberId: string | null) => string;
  readonly focusSurface: () => void;
}

const after = (ms: number, run: () => void) => {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
};

/** Follows the theme: a canvas cannot ask for a token each time it paints a note. */
function followTheme(): { colours(): BoardColours; onChange(listener: () => void): () => void } {
  let colours: BoardColours | null = null;
  const read = () => readColours(getComputedStyle(document.documentElement));
  return {
    colours: () => (colours ??= read()),
    onChange(listener) {
      const observer = new MutationObserver(() => {
        colours = null;
        listener();
      });
      observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
      return () => observer.disconnect();
    },
  };
}

/** Knows whether a pointer is down. */
function followPointer() {
  let down = false;
  const ended = new AbortController();
  const options = { capture: true, signal: ended.signal };
  const learn = (event: PointerEvent) => {
    down = event.type === 'pointerdown';
  };
  for (const kind of ['pointerdown', 'pointerup', 'pointercancel'] as const)
    window.addEventListener(kind, learn, options);
  return {
    whenReleased(run: () => void) {
      if (down) window.addEventListener('pointerup', () => setTimeout(run), { once: true });
      else queueMicrotask(run);
    },
    stop: () => ended.abort(),
  };
}

/** Shows what others' hands do, and where they point. */
function followPeers(
  canvas: Pick<Canvas, 'peers' | 'displacements' | 'surface' | 'model' | 'cursors'>,
): () => void {
  const { peers, displacements, surface, model, cursors } = canvas;
  let cancel: (() => void) | null = null;
  const withContents = (ids: Iterable<Parameters<typeof model.withContents>[0]>) =>
    [...ids].flatMap((id) => model.withContents(id));
  const expire = () => {
    cancel = null;
    surface.moved(displacements.expire(), true);
    if (displacements.waiting) cancel = after(500, expire);
  };
  const follow = (clientIds: readonly number[]) => {
    for (const clientId of clientIds) {
      const peer = peers.get(clientId);
      const name = [peer?.name, peer?.badge].filter(Boolean).join(' · ');
      cursors.set({ id: String(clientId), name, color: peer?.colour ?? '' }, peer?.cursor ?? null);
      const drag = peer?.drag ?? null;
      const whole = drag && { ...drag, ids: withContents(drag.ids) };
      surface.moved(
        displacements.setDrag(clientId, whole, (id) => model.box(id)),
        true,
      );
    }
    if (displacements.waiting) cancel ??= after(500, expire);
  };
  follow([...peers.all()].map((peer) => peer.clientId));
  const stop = peers.subscribe(follow);
  return () => {
    stop();
    cancel?.();
  };
}

export function openCanvas(options: CanvasOptions): Canvas & { close(): void } {
  const { core, live, authorOf, focusSurface } = options;
  const { model, history, context, fitter, selection, viewport, look } = core;
  const t = i18next.getFixedT(null, 'board');
  const theme = followTheme();
  const names = new ItemNames({ model, t, authorOf });
  const displacements = new Displacements();
  const surface = new BoardSurface({
    model,
    fitter,
    names,
    displacements,
    colours: theme.colours,
    mayEdit: context.mayEdit,
  });
  const announcer = new Announcer({ model, timing: { after }, summary: (did) => t('others', { ...did }) });
  const voice: Voice = {
    say: (words) => announcer.say(words),
    offer: (message, label, onSelect) => showToast({ message, action: { label, onSelect } }),
    problem: (message) => showToast({ message, tone: 'problem' }),
  };
  const commands = new BoardCommands({ model, context, history, selection, viewport, names, voice, t });
  const publisher = new PresencePublisher(live.awareness);
  const peers = new Peers(live.awareness);
  const gestures = new Gestures({ commands, surface, displacements, publisher });
  const clipboard = new Clipboard(commands);
  const pointer = followPointer();
  const links = new LinkMode(commands, pointer.whenReleased);
  const cursors = new CursorField();
  const parts = {
    model,
    fitter,
    history,
    context,
    selection,
    viewport,
    surface,
    displacements,
    cursors,
    look,
  };
  const canvas = {
    ...parts,
    singleKeys: rememberedSingleKeys(),
    gestures,
    commands,
    clipboard,
    links,
    announcer,
    names,
    peers,
    publisher,
    focusSurface,
  };
  const stops = [surface.follow(), theme.onChange(() => surface.redraw()), followPeers(canvas)];
  return {
    ...canvas,
    close() {
      for (const stop of stops) stop();
      selection.stopEditing();
      links.destroy();
      pointer.stop();
      announcer.destroy();
      names.destroy();
      peers.destroy();
      publisher.leave();
    },
  };
}
