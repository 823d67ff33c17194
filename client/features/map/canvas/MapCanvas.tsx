/** The map as a surface to move on: nodes and links, chrome that floats over them, keyboard, presence. */
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { ItemId } from '../../../../shared/ids.ts';
import { CursorField } from '../../../canvas/CursorField.ts';
import { Cursors } from '../../../canvas/Cursors.tsx';
import type { SurfaceHandlers, Tool } from '../../../canvas/handlers.ts';
import { MOST_DRAGGED } from '../../../canvas/presence/boardPresence.ts';
import { Surface, type SurfaceHandle } from '../../../canvas/Surface.tsx';
import { i18n } from '../../../i18n/i18n.ts';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { type Writable, writable } from '../../../live/readable.ts';
import { useReadable } from '../../../live/useLive.ts';
import type { LookOf } from '../../../together/look/KeepLook.tsx';
import { useSaidOf } from '../../../together/marksInWords.ts';
import { endFirstLookSoon } from '../../../ui/firstLook.ts';
import { quietPart } from '../../../ui/lazyPart.tsx';
import { lightSurface } from '../analysis/lightSurface.ts';
import { useArriving } from '../arriving.ts';
import { dropNodes, showTaking } from '../groups/dragging.ts';
import { useKeyboardHere } from '../keyboardAlong.ts';
import styles from '../Map.module.css';
import { type Hands, type MapDesk, useDesk, useMapValue } from '../MapDesk.ts';
import { lowerSheet } from '../panel/lowerSheet.ts';
import { createGlide } from '../tidy/glideNodes.ts';
import { fetchPins } from '../together/fetchPins.ts';
import { Chrome } from './Chrome.tsx';
import { cameraToChosen, comeNear } from './chosen.ts';
import { homeOf } from './home.ts';
import { ItemView } from './ItemView.tsx';
import { inName } from './inName.ts';
import { goHome, keepWhole } from './keepInView.ts';
import { followLinking } from './linking.ts';
import { MapSurface } from './MapSurface.ts';
import { secondPressGoesOn } from './secondPress.ts';
import { useFarNames } from './useFarNames.ts';
import { nothingBeside, useInsets } from './useInsets.ts';
import { useMarkedLinks } from './useMarkedLinks.ts';

const Minimap = quietPart(() => import('../../../acts/Mini.tsx'));
const LoopMark = quietPart(() => import('../analysis/LoopMark.tsx'));
const Pins = quietPart(fetchPins);
const KeepLook = quietPart(() => import('../../../together/look/KeepLook.tsx'));

function handlersOf(desk: MapDesk, surface: MapSurface, tool: Writable<Tool>): SurfaceHandlers<ItemId> {
  const { commands, publisher } = desk;
  const end = (ids: ReadonlySet<ItemId>) => {
    surface.holdMine(ids, null);
    showTaking(commands, null);
    publisher.show({ drag: null });
  };
  commands.inHand = () =>
    void import('./inHand.ts').then(
      ({ takeInHand }) => {
        if (desk.surface.hands) desk.surface.hands.put = takeInHand(commands, tool);
      },
      // Nobody misses it.
      () => undefined,
    );
  return {
    onPlace: (_drawn, at) => desk.surface.hands?.put(at),
    onCreateAt: (point) => void commands.newNode(point),
    onEdit: (id) => commands.edit(id),
    onContext: (id, at) => desk.menu.set({ id, at }),
    onDragMove({ ids, dx, dy, point, alt }) {
      // Copies are in the hand, and what they are of is linked where it stays.
      surface.holdMine(ids, alt ? { x: 0, y: 0 } : { x: dx, y: dy });
      showTaking(commands, { ids, dx, dy });
      const drag = alt ? null : { ids: [...ids].slice(0, MOST_DRAGGED), dx, dy };
      publisher.show({ drag, cursor: point });
    },
    onDrop({ ids, dx, dy, alt }) {
      if (alt) desk.clipboard.get()?.duplicate({ ids, dx, dy });
      else dropNodes(commands.parts, { ids, dx, dy });
      end(ids);
    },
    onDragCancel: ({ ids }) => end(ids),
    onLinkClick: (from, side) => void commands.linked(from, side),
    onLinkDrop: ({ from, over, point }) =>
      over === null ? commands.linkToNew(from, point) : commands.link(from, over),
    onLine: ({ from, over, point }) => commands.drawn(from, over, point),
    onTipMove: (drag) => surface.holdTip(drag),
    onTipDrop({ id, tip, over }) {
      surface.holdTip(null);
      if (over !== null) commands.moveEnd(id, tip, over);
    },
    onTipCancel: () => surface.holdTip(null),
    onNudge: (ids, dx, dy) => commands.nudge(ids, dx, dy),
    onPointer(cursor) {
      commands.hand.pointAt(cursor, desk.viewport);
      publisher.show({ cursor });
    },
    onEscape() {
      commands.linking.set(null);
      tool.set('select');
      desk.spotlight.end();
      desk.spotlight.filtering.set(false);
    },
  };
}

/** Shows what others' hands do, and where they point. */
function followPeers({ peers }: MapDesk, surface: MapSurface, cursors: CursorField): () => void {
  const follow = (clientIds: readonly number[]) => {
    for (const clientId of clientIds) {
      const peer = peers.get(clientId);
      const name = [peer?.name, peer?.badge].filter(Boolean).join(' · ');
      cursors.set({ id: String(clientId), name, color: peer?.colour ?? '' }, peer?.cursor ?? null);
      surface.holdTheirs(clientId, peer?.drag ?? null);
    }
  };
  follow([...peers.all()].map((peer) => peer.clientId));
  return peers.subscribe(follow);
}

function useCanvas(desk: MapDesk) {
  const [parts] = useState(() => {
    const surface = new MapSurface(desk.model, desk.commands);
    surface.told = (id) => inName(desk, id);
    surface.colouring = desk.colouring.get;
    const tool = writable<Tool>('select');
    return { surface, tool, cursors: new CursorField(), handlers: handlersOf(desk, surface, tool) };
  });
  useLayoutEffect(() => {
    const { surface, cursors } = parts;
    const theme = new MutationObserver(() => surface.redraw());
    theme.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    const stops = [
      surface.follow(),
      followPeers(desk, surface, cursors),
      followLinking(desk),
      () => theme.disconnect(),
      lightSurface(desk, surface),
      // What is painted has words, too.
      i18n.subscribe(() => surface.redraw()),
      desk.colouring.subscribe(() => surface.redraw()),
    ];
    let gone = false;
    // Letters measure differently once the typeface is there. Without it the map is in the system's: nothing to do.
    document.fonts?.load('600 15px "Inter Variable"').then(
      () => {
        if (gone) return;
        desk.model.remeasure();
        surface.redraw();
      },
      () => undefined,
    );
    return () => {
      gone = true;
      for (const stop of stops) stop();
    };
  }, [desk, parts]);
  return parts;
}

/** What the first look shows, to be kept for the next visit. */
function useHome(desk: MapDesk): Omit<LookOf, 'keepLook'> {
  return useMemo(() => {
    const { spotlight, viewport, model } = desk;
    return {
      view() {
        const home = homeOf(model, viewport);
        return home && viewport.cameraToFit(home.box, home.padding);
      },
      isPlain: () =>
        spotlight.lit.get() === null && spotlight.sizes.get() === null && nothingBeside(viewport.insets),
    };
  }, [desk]);
}

/** After the outline it is where one was, and shows what was chosen there. */
function useFirstLook(desk: MapDesk) {
  const { viewport, model, commands } = desk;
  useInsets(desk);
  useEffect(() => {
    if (desk.look.seen) return;
    viewport.centreOn({ x: 0, y: 0 });
    const look = () => {
      goHome(desk, false);
      // What only others fill is looked at once there is something, as the past is.
      desk.look.seen = desk.look.home !== null || commands.mayEdit;
      const camera = cameraToChosen(desk);
      if (camera) viewport.setCamera(camera);
      if (desk.look.seen) stop();
    };
    const stop = model.onChange(look);
    look();
    endFirstLookSoon();
    return stop;
  }, [desk, viewport, model, commands]);
}

export function MapCanvas({ title, itemId }: { readonly title: string; readonly itemId: ItemId | null }) {
  const desk = useDesk();
  const { t } = useTranslation(['map', 'board']);
  const handle = useRef<SurfaceHandle<ItemId>>(null);
  const { surface, tool, cursors, handlers } = useCanvas(desk);
  const chosenTool = useReadable(tool);
  const linking = useReadable(desk.commands.linking);
  const singleKeys = useReadable(desk.singleKeys);
  useFirstLook(desk);
  const canvas = useFarNames(desk.viewport);
  const home = useHome(desk);
  const loop = useReadable(desk.spotlight.mark) !== null;
  const named = useMapValue(() => desk.model.namesLoops);
  const said = useSaidOf();
  useMarkedLinks(surface);
  const hands = useMemo<Hands>(
    () => ({
      tool,
      put: () => undefined,
      itemAt: (point) => handle.current?.itemAt(point) ?? null,
      zoomTo: (what) => (what === 'all' ? goHome(desk, true, true) : handle.current?.zoomTo(what)),
    }),
    [desk, tool],
  );
  useEffect(() => {
    desk.surface.hands = hands;
    desk.surface.focus = () => handle.current?.focus();
    desk.surface.goTo = (id) => {
      lowerSheet();
      desk.selection.set([id]);
      handle.current?.goTo(id);
      comeNear(desk, surface.box(id));
    };
    surface.said = (id) => said.current(id);
    const glide = createGlide(desk.model, surface);
    desk.surface.glide = (act, tidied) => keepWhole(desk, () => glide(act), tidied);
    return () => {
      desk.surface.hands = null;
      desk.commands.inHand = () => undefined;
      desk.surface.glide = (act) => {
        act();
        return false;
      };
    };
  }, [desk, surface, said, hands]);
  useArriving(desk, itemId);
  useKeyboardHere(desk);
  const empty = useMapValue(() => desk.model.nodeCount === 0);
  const renderItem = useCallback((id: ItemId) => <ItemView id={id} surface={surface} />, [surface]);
  const restLabel = useCallback((count: number) => t('board:moreCursors', { count }), [t]);
  return (
    <div ref={canvas} className={styles.canvas} data-board-canvas="" onPointerDownCapture={secondPressGoesOn}>
      <Surface<ItemId>
        ref={handle}
        items={surface}
        viewport={desk.viewport}
        selection={desk.selection}
        tool={linking ? 'link' : chosenTool}
        lineFrom={linking?.from ?? null}
        singleKeys={singleKeys}
        handlers={handlers}
        label={t('map:canvasOf', { title })}
        renderItem={renderItem}
        overlay={(loop || named) && <LoopMark surface={surface} />}
      >
        <Pins hands={hands} />
        <Minimap />
        <KeepLook keepLook={desk.keepLook} {...home} />
        <Cursors field={cursors} restLabel={restLabel} />
      </Surface>
      <Chrome tool={tool} empty={empty} />
    </div>
  );
}
