/** Puts together what one open canvas is made of. */

import type { Pen } from '../../../../shared/documents/boardKinds.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import { rememberedSingleKeys } from '../../../acts/singleKeys.ts';
import { CursorField } from '../../../canvas/CursorField.ts';
import { Peers } from '../../../canvas/presence/Peers.ts';
import { PresencePublisher } from '../../../canvas/presence/PresencePublisher.ts';
import type { SurfaceHandle } from '../../../canvas/Surface.tsx';
import { i18n } from '../../../i18n/i18n.ts';
import { writable } from '../../../live/readable.ts';
import type { LiveDocument } from '../../../live/types.ts';
import { rememberedAnnounceLevel } from '../../../together/announceLevel.ts';
import type { Action, Hands } from '../actions/Action.ts';
import { ActionSet } from '../actions/ActionSet.ts';
import { followSpotlight } from '../find/followSpotlight.ts';
import type { BoardCore } from '../useBoardCore.ts';
import { BoardCommands } from './BoardCommands.ts';
import { BoardSurface } from './BoardSurface.ts';
import type { Canvas } from './CanvasContext.ts';
import { Clipboard } from './Clipboard.ts';
import { Displacements } from './Displacements.ts';
import { followHeld } from './followHeld.ts';
import { followPeers } from './followPeers.ts';
import { followUnsent } from './followUnsent.ts';
import { Gestures } from './Gestures.ts';
import { ItemNames } from './ItemNames.ts';
import { Lines } from './Lines.ts';
import { LinkMode } from './LinkMode.ts';
import { newcomers } from './laterNewcomers.ts';
import { openAnnouncer, voiceOf } from './openAnnouncer.ts';
import { Placing } from './Placing.ts';
import { type BoardColours, readColours } from './paint.ts';

export interface CanvasOptions {
  readonly core: BoardCore;
  readonly live: LiveDocument;
  /** Asked each time: members and their names change while the canvas stays. */
  readonly authorOf: (memberId: string | null) => string;
  readonly saidOf: (id: ItemId) => string;
  /** The surface, once it is on the page. */
  readonly surface: () => SurfaceHandle<ItemId> | null;
  readonly actions: readonly Action[];
}

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

/** Where the keyboard's own menu opens: under the focused item, else in the middle. */
function menuAt({ selection, model, viewport, gestures }: Canvas): void {
  const id = selection.current;
  const box = id === null ? null : model.box(id);
  const pane = document.querySelector('[data-board-canvas]')?.getBoundingClientRect();
  const clear = viewport.clearBox();
  const at = box ? viewport.toScreen({ x: box.x + box.w / 2, y: box.y + box.h / 2 }) : clear;
  const point = { x: at.x + (pane?.x ?? 0), y: at.y + (pane?.y ?? 0) };
  // A menu that opens while its own key is still being handled takes that key as the one that closes it.
  setTimeout(() => gestures.handlers.onContext?.(box ? id : null, point));
}

/** What of an act's desk is the same for every canvas. */
function deskOf(options: CanvasOptions) {
  const { core, surface, actions } = options;
  return {
    ...core,
    view: 'canvas' as const,
    actions: new ActionSet(actions),
    singleKeys: rememberedSingleKeys(),
    announceLevel: rememberedAnnounceLevel(),
    focusSurface: () => surface()?.focus(),
    goTo(id: ItemId) {
      core.selection.set([id]);
      surface()?.goTo(id);
      newcomers.hope((code) => code.showInMiddle(core, id));
    },
    reveal(id: ItemId) {
      core.selection.set([id]);
      newcomers.hope((code) => code.showInMiddle(core, id));
    },
  };
}

function followAll(
  canvas: Canvas,
  theme: ReturnType<typeof followTheme>,
  live: LiveDocument,
): (() => void)[] {
  const { surface, spotlight } = canvas;
  const redraw = () => surface.redraw();
  return [
    surface.follow(),
    followHeld(canvas.commands),
    followUnsent(canvas.commands, live),
    theme.onChange(redraw),
    spotlight.subscribe(redraw),
    followSpotlight(spotlight),
    followPeers(canvas),
  ];
}

export function openCanvas(options: CanvasOptions): Canvas & { close(): void } {
  const { core, live, authorOf } = options;
  const { model, context, selection } = core;
  const t = i18n.getFixedT<['board', 'actions']>(null, ['board', 'actions']);
  const theme = followTheme();
  const names = new ItemNames({
    model,
    t: i18n.getFixedT(null, 'board'),
    authorOf,
    saidOf: options.saidOf,
  });
  const displacements = new Displacements();
  const { colours } = theme;
  const { mayEdit } = context;
  const surface = new BoardSurface({ ...core, names, displacements, colours, mayEdit });
  const desk = deskOf(options);
  const announcer = openAnnouncer(model, names, desk.announceLevel);
  const commands = new BoardCommands({ ...core, names, voice: voiceOf(announcer, core.history), t });
  const publisher = new PresencePublisher(live.awareness);
  const peers = new Peers(live.awareness);
  const { tool } = commands;
  const pen = writable<Pen | 'eraser'>('pen');
  const pointer = followPointer();
  const links = new LinkMode(commands, pointer.whenReleased, tool);
  const lines = new Lines({ commands, surface, displacements, publisher, onDrawn: () => links.cancel() });
  const placing = new Placing(commands, tool, (at) => canvas.actions.get('comment.here').run(canvas, at));
  const parts = { commands, surface, displacements, publisher, tool, pen, lines, links, placing };
  const gestures = new Gestures({ ...parts, adding: core.adding });
  const hands: Hands = {
    tool,
    pen,
    links,
    lines,
    placing,
    itemAt: (point) => options.surface()?.itemAt(point) ?? null,
    zoomTo: (what) => options.surface()?.zoomTo(what),
    openMenu: () => menuAt(canvas),
  };
  const canvas: Canvas = {
    ...desk,
    hands,
    choosing: gestures.choosing,
    surface,
    displacements,
    cursors: new CursorField(),
    gestures,
    commands,
    clipboard: new Clipboard(commands),
    links,
    announcer,
    names,
    peers,
    publisher,
  };
  const stops = followAll(canvas, theme, live);
  return {
    ...canvas,
    close() {
      for (const stop of stops) stop();
      selection.stopEditing();
      core.painting.set(false);
      links.destroy();
      lines.destroy();
      pointer.stop();
      announcer.destroy();
      names.destroy();
      peers.destroy();
      publisher.leave();
    },
  };
}
