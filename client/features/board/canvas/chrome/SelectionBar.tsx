/** What can be done with the selection, just below it. It follows the camera without React. */

import {
  IconArrowUpRight,
  IconBoxMultiple,
  IconColumnInsertRight,
  IconDots,
  IconExternalLink,
  IconLock,
  IconLockOpen,
  IconRowInsertBottom,
  IconTextCaption,
  IconTrash,
} from '@tabler/icons-react';
import { type ReactNode, useContext, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { hasColour, isJoining, NOTE_COLOURS } from '../../../../../shared/documents/boardKinds.ts';
import type { ItemId } from '../../../../../shared/ids.ts';
import { drawInFrame } from '../../../../canvas/frames.ts';
import type { Box } from '../../../../canvas/geometry.ts';
import { boundsOf, inflate, intersects, union } from '../../../../canvas/geometry.ts';
import { routeMiddle } from '../../../../canvas/routes.ts';
import { useTranslation } from '../../../../i18n/useTranslation.ts';
import { useReadable } from '../../../../live/useLive.ts';
import { TogetherContext } from '../../../../together/Together.ts';
import { Menu } from '../../../../ui/Menu.tsx';
import { Popover } from '../../../../ui/Popover.tsx';
import { useMedia } from '../../../../ui/useMedia.ts';
import { useRovingStop } from '../../../../ui/useRovingStop.ts';
import { menuOf } from '../../actions/actionMenu.tsx';
import { addressIn } from '../../actions/copying.ts';
import { later } from '../../actions/later.ts';
import { TogetherActs } from '../../together/TogetherActs.tsx';
import { type Canvas, useBoardValue, useCanvas } from '../CanvasContext.ts';
import { fetchNewTables } from '../fetchTables.ts';
import paper from '../paper.module.css';
import styles from './Chrome.module.css';
import { LineActs } from './LineActs.tsx';

const GAP = 44;
/** Height of a link's label, in board pixels. */
const LABEL = 40;
/** Around a line's end, on the screen: the handle that a hand takes it by. */
const TIP = 24;

interface ActProps {
  readonly icon: ReactNode;
  readonly label: string;
  readonly onPress: () => void;
  readonly pressed?: boolean;
  readonly offer?: boolean;
}

function Act({ icon, label, onPress, pressed, offer }: ActProps) {
  return (
    <button
      type="button"
      className={styles.act}
      aria-pressed={pressed}
      data-offer={offer || undefined}
      onClick={onPress}
    >
      {icon}
      {label}
    </button>
  );
}

function ColourAct() {
  const { t } = useTranslation('board');
  const { commands, model } = useCanvas();
  const [open, setOpen] = useState(false);
  const [first] = commands.chosen;
  const item = model.item(first ?? null);
  const colour = item && 'colour' in item ? item.colour : commands.colour;
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      side="top"
      target={
        <button type="button" className={styles.act} aria-expanded={open} onClick={() => setOpen(!open)}>
          <i className={`${styles.swatch} ${paper.paper}`} data-colour={colour} aria-hidden />
          {t('menu.colour')}
        </button>
      }
    >
      <div className={styles.swatches}>
        {NOTE_COLOURS.map((one, index) => (
          <button
            key={one}
            type="button"
            className={`${styles.pick} ${paper.paper}`}
            data-colour={one}
            aria-label={t(`colours.${one}`)}
            aria-pressed={one === colour}
            onClick={() => {
              commands.setColour(one);
              setOpen(false);
            }}
          >
            {index + 1}
          </button>
        ))}
      </div>
    </Popover>
  );
}

/** Around a link's label: the box of the whole line holds what it joins, which its bar would cover. */
function middleOf(id: ItemId, { surface, model }: Canvas): Box | null {
  const item = model.item(id);
  const route = item && isJoining(item) ? surface.route(id) : null;
  const box = surface.box(id);
  if (route === null) return box && boundsOf(box, surface.angle(id));
  const { x, y } = routeMiddle(route);
  return { x, y: y - LABEL / 2, w: 0, h: LABEL };
}

/** The selection's box in screen pixels, null when it is out of sight. */
function boxOf(canvas: Canvas): Box | null {
  const { selection, viewport } = canvas;
  const boxes = [...selection.ids].map((id) => middleOf(id, canvas)).filter((box) => box !== null);
  const all = union(boxes);
  const box = all && viewport.boxToScreen(all);
  return box && intersects(box, { x: 0, y: 0, ...viewport.size }) ? box : null;
}

/** Narrower than this a bar beside the selection would cover a good part of the board. */
const NARROW = 600;

/** Below this a message lies where the clear part of the window ends, and is about so high. */
const SHEETS = 900;
const MESSAGE = 48;

/** The ends of the one line that is chosen, as small boxes on the screen: its bar covers none, so that they can be taken. */
function endsOf({ selection, surface, viewport }: Canvas): readonly Box[] {
  const tips = selection.single && surface.tips(selection.single);
  if (!tips) return [];
  return [tips.from, tips.to].map((tip) => inflate(viewport.boxToScreen({ ...tip, w: 0, h: 0 }), TIP));
}

/** Below the selection, above it when there is no room, inside when it fills the window; on a phone under the thumb. */
function place(bar: HTMLElement, canvas: Canvas): void {
  const box = boxOf(canvas);
  bar.hidden = box === null;
  if (box === null) return;
  const clear = canvas.viewport.clearBox();
  const { offsetWidth: w, offsetHeight: h } = bar;
  const bottom = clear.y + clear.h - h;
  const right = clear.x + clear.w - w;
  const x = Math.max(
    Math.min(clear.x, canvas.viewport.size.w - w - 8),
    Math.min(right, box.x + box.w / 2 - w / 2),
  );
  const ends = endsOf(canvas);
  const around = (all: Box) => [Math.max(clear.y, all.y + all.h + GAP), all.y - h - GAP];
  const ways = [...around(box), ...around(union([box, ...ends]) ?? box)];
  const docked = canvas.viewport.size.w < NARROW && box.y + box.h + GAP / 2 < bottom;
  const inside = ways.filter((y) => y >= clear.y && y <= bottom);
  const free = inside.find((y) => !ends.some((end) => intersects({ x, y, w, h }, end)));
  let y = docked ? bottom : (free ?? inside[0] ?? bottom);
  // Half under a message it would be of no use: messages go out of the way of a bar that is as low as it goes.
  if (canvas.viewport.size.w < SHEETS && y > bottom - MESSAGE) y = bottom;
  bar.toggleAttribute('data-low', y === bottom);
  bar.style.transform = `translate(${Math.round(x)}px, ${Math.round(y)}px)`;
}

function usePlace(canvas: Canvas) {
  const bar = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let cancel: (() => void) | null = null;
    const now = () => {
      cancel = null;
      if (bar.current) place(bar.current, canvas);
    };
    const soon = () => {
      if (bar.current) cancel ??= drawInFrame(now);
    };
    now();
    const { viewport, selection, surface } = canvas;
    const stops = [viewport.subscribe(soon), selection.subscribe(soon), surface.onChange(soon)];
    return () => {
      cancel?.();
      for (const stop of stops) stop();
    };
  });
  return bar;
}

/** "Cluster these two" after one note was dropped on another. */
function Offer() {
  const { t } = useTranslation('board');
  const { gestures, commands, selection } = useCanvas();
  const offer = useReadable(gestures.offer);
  if (offer === null || selection.single !== offer.dragged) return null;
  return (
    <Act
      offer
      icon={<IconBoxMultiple size={18} aria-hidden />}
      label={t('offer')}
      onPress={() => {
        gestures.offer.set(null);
        commands.cluster([offer.target, offer.dragged]);
      }}
    />
  );
}

/** A finger has no key to delete with; locking is behind More then. */
function HoldAct({ lockedAll }: { readonly lockedAll: boolean }) {
  const { t } = useTranslation('board');
  const canvas = useCanvas();
  const finger = useMedia('(pointer: coarse)');
  if (finger && !lockedAll)
    return (
      <Act
        icon={<IconTrash size={18} aria-hidden />}
        label={t('bar.delete')}
        onPress={() => canvas.actions.get('delete').run(canvas)}
      />
    );
  const Icon = lockedAll ? IconLockOpen : IconLock;
  return (
    <Act
      icon={<Icon size={18} aria-hidden />}
      label={t(lockedAll ? 'bar.unlock' : 'bar.lock')}
      onPress={() => canvas.commands.toggleLock()}
    />
  );
}

function TableActs() {
  const { t } = useTranslation('board');
  const { commands } = useCanvas();
  const make = (kind: 'row' | 'column') =>
    void later({ commands }, fetchNewTables, ({ newLine }) => newLine(commands, kind));
  return (
    <>
      <Act
        icon={<IconRowInsertBottom size={18} aria-hidden />}
        label={t('bar.row')}
        onPress={() => make('row')}
      />
      <Act
        icon={<IconColumnInsertRight size={18} aria-hidden />}
        label={t('bar.column')}
        onPress={() => make('column')}
      />
    </>
  );
}

function Acts() {
  const { t } = useTranslation('board');
  const canvas = useCanvas();
  const { commands, links, model, gestures, selection } = canvas;
  const lockedAll = useBoardValue(() => commands.chosen.every((id) => model.item(id)?.locked === true));
  const kinds = new Set(commands.chosen.map((id) => model.item(id)?.kind));
  const solid = kinds.size > 1 || !kinds.has('connector');
  const coloured = [...kinds].some((kind) => kind !== undefined && hasColour(kind));
  const ofTable = kinds.has('table') || kinds.has('row') || kinds.has('column');
  const leads = useBoardValue(() => addressIn(canvas) !== null);
  const size = 18;
  return (
    <>
      <Offer />
      {leads ? (
        <Act
          icon={<IconExternalLink size={size} aria-hidden />}
          label={t('bar.open')}
          onPress={() => canvas.actions.get('openAddress').run(canvas)}
        />
      ) : null}
      {!solid && !lockedAll && selection.single !== null ? (
        <Act
          icon={<IconTextCaption size={size} aria-hidden />}
          label={t('bar.words')}
          onPress={() => canvas.actions.get('edit').run(canvas)}
        />
      ) : null}
      {!solid && !lockedAll ? <LineActs /> : null}
      {coloured && !lockedAll ? <ColourAct /> : null}
      {kinds.size === 1 && ofTable && !lockedAll ? <TableActs /> : null}
      {kinds.has('note') && !lockedAll ? (
        <Act
          icon={<IconBoxMultiple size={size} aria-hidden />}
          label={t('bar.cluster')}
          onPress={() => void commands.cluster()}
        />
      ) : null}
      {solid ? (
        <Act
          icon={<IconArrowUpRight size={size} aria-hidden />}
          label={t('bar.link')}
          onPress={() => (selection.ids.size === 2 ? links.start() : gestures.choosing.set('link'))}
        />
      ) : null}
      <HoldAct lockedAll={lockedAll} />
    </>
  );
}

function More() {
  const { t } = useTranslation('board');
  const words = useTranslation('actions').t;
  const canvas = useCanvas();
  return (
    <Menu
      side="top-end"
      width={250}
      groups={menuOf('items', canvas, words)}
      target={
        <button type="button" className={styles.act}>
          <IconDots size={18} aria-hidden />
          {t('bar.more')}
        </button>
      }
    />
  );
}

export default function SelectionBar({ canEdit }: { readonly canEdit: boolean }) {
  const { t } = useTranslation('board');
  const canvas = useCanvas();
  const { selection, gestures } = canvas;
  const state = useSyncExternalStore(selection.subscribe, selection.state);
  const busy = useReadable(gestures.busy);
  const menu = useReadable(gestures.menu) !== null;
  const bar = usePlace(canvas);
  useRovingStop(bar);
  const together = useContext(TogetherContext);
  const acts = canEdit || (together?.mayComment() ?? false);
  if (!acts || busy || menu || state.editing !== null || state.ids.size === 0) return null;
  return (
    <div
      ref={bar}
      className={styles.selectionBar}
      role="toolbar"
      aria-label={t('bar.label')}
      data-region="selection"
    >
      {canEdit ? <Acts /> : null}
      {together === null ? null : <TogetherActs together={together} />}
      {canEdit ? <More /> : null}
    </div>
  );
}
