/** Places of a canvas that people talk about: a pin on each, of one size at every zoom, over everything that lies there. */
import { IconMessageCirclePlus } from '@tabler/icons-react';
import { useContext, useEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import type { ItemId } from '../../../shared/ids.ts';
import type { Box, Point } from '../../canvas/geometry.ts';
import type { Tool } from '../../canvas/handlers.ts';
import { useStage } from '../../canvas/stageContext.ts';
import { i18n } from '../../i18n/i18n.ts';
import '../../i18n/words/panel.ts';
import { useTranslation } from '../../i18n/useTranslation.ts';
import type { Readable } from '../../live/types.ts';
import { useReadable } from '../../live/useLive.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { Hint } from '../../ui/bars/Hint.tsx';
import { fetchPanel } from '../fetchPanel.ts';
import { commentsInWords } from '../marksInWords.ts';
import { keyOf, type Pin, pinSays, pinsOf, spotName } from '../spots.ts';
import { type Subject, spotPoint, type Together, TogetherContext } from '../Together.ts';
import { FarNews } from './FarNews.tsx';
import styles from './Pins.module.css';

/** What a canvas is to those who talk about places on it. */
export interface SpotGround {
  readonly tool: Readable<Tool>;
  /** Takes up the tool that asks for a place, or puts down what is in the hand. */
  take(tool: 'comment' | 'select'): void;
  /** Null for one that is gone. */
  titleOf(id: ItemId): string | null;
  boxOf(id: ItemId): Box | null;
  itemAt(point: Point): ItemId | null;
  /** What takes a place there along when it moves. */
  holderAt(point: Point): ItemId | null;
  onChange(listener: () => void): () => void;
  say(words: string): void;
}

/** As much room as one takes beside its place. */
const BESIDE = 56;
const isAtEdge = (x: number, width: number) => x > width - BESIDE && x <= width;

/** A pan moves the layer, a zoom or a move of what they are on the pins: nothing renders for either. */
function usePlaces(pins: readonly Pin[]) {
  const stage = useStage();
  const layer = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const written: string[] = [];
    return stage.onFrame(() => {
      const { x, y, zoom } = stage.viewport.camera();
      const { w } = stage.viewport.size;
      if (layer.current === null) return;
      layer.current.style.transform = `translate(${-x * zoom}px, ${-y * zoom}px)`;
      pins.forEach((pin, index) => {
        const element = layer.current?.children[index];
        // On an item as it is seen now, also in a hand.
        const at = spotPoint(pin, (id) => stage.elements.box(id));
        const place = at === null ? '' : `translate(${at.x * zoom}px, ${at.y * zoom}px)`;
        if (!(element instanceof HTMLElement)) return;
        element.toggleAttribute('data-left', at !== null && isAtEdge((at.x - x) * zoom, w));
        if (written[index] === place) return;
        written[index] = place;
        element.hidden = at === null;
        element.style.transform = place;
      });
    });
  }, [pins, stage]);
  return layer;
}

interface PinViewProps {
  readonly ground: SpotGround;
  readonly pin: Pin;
  readonly open: boolean;
  readonly together: Together;
}

function PinView({ ground, pin, open, together }: PinViewProps) {
  const { t } = useTranslation('together');
  const { kind } = together.document;
  const name = useSyncExternalStore(ground.onChange, () => spotName(pin, kind, ground.titleOf, t));
  const { author, comments, unread } = pinSays(pin, together, t);
  const label = [name, author?.name, commentsInWords({ comments, unread }, t)];
  return (
    <button
      type="button"
      tabIndex={-1}
      className={styles.pin}
      aria-label={label.filter(Boolean).join(', ')}
      aria-expanded={open}
      data-pin=""
      data-unread={unread > 0 || undefined}
      onPointerEnter={() => void fetchPanel()}
      onClick={() => {
        ground.take('select');
        together.discuss({ itemId: pin.itemId, at: pin.at });
      }}
    >
      {author ? (
        <Avatar person={author} size="xs" named={false} />
      ) : (
        <IconMessageCirclePlus size={18} aria-hidden />
      )}
      {comments > 1 || unread > 0 ? <span aria-hidden>{comments}</span> : null}
    </button>
  );
}

interface LayerProps {
  readonly ground: SpotGround;
  readonly pins: readonly Pin[];
  readonly openKey: string | null;
  readonly together: Together;
}

function Layer({ pins, openKey, ...rest }: LayerProps) {
  const layer = usePlaces(pins);
  return (
    <div className={styles.clip}>
      <div ref={layer}>
        {pins.map((pin) => (
          <div key={pin.key} className={styles.place} hidden>
            <PinView pin={pin} open={pin.key === openKey} {...rest} />
          </div>
        ))}
      </div>
    </div>
  );
}

/** That a comment waits for its place. */
function Asking({ ground }: { readonly ground: SpotGround }) {
  const { t } = useTranslation('together');
  if (useReadable(ground.tool) !== 'comment') return null;
  return <Hint words={t('comments.where')} end={t('cancel')} onEnd={() => ground.take('select')} />;
}

interface CompanyProps {
  readonly ground: SpotGround;
  readonly together: Together;
}

function Company({ ground, together }: CompanyProps) {
  const { state } = together.discussion;
  const threads = useReadable(state.threads);
  const about = useReadable(together.about);
  const open = about !== null && typeof about === 'object' ? about : null;
  const pins = useMemo(() => pinsOf(threads, open), [threads, open]);
  return (
    <>
      {pins.length > 0 ? <Layer {...{ ground, pins, together }} openKey={open && keyOf(open)} /> : null}
      <FarNews since={together.since} />
      <Asking ground={ground} />
    </>
  );
}

/** The item there, else the place: in what holds others it goes with that. */
export function subjectAt(ground: SpotGround, point: Point): Subject {
  const item = ground.itemAt(point);
  if (item) return item;
  const itemId = ground.holderAt(point);
  const { x, y } = (itemId && ground.boxOf(itemId)) ?? { x: 0, y: 0 };
  return { itemId, at: { x: Math.round(point.x - x), y: Math.round(point.y - y) } };
}

/** The next press says what it is about; the same key once more, that it is the document. */
export function askWhere(ground: SpotGround, together: Together): void {
  if (ground.tool.get() === 'comment' || !together.mayComment()) {
    ground.take('select');
    together.discuss(null);
  } else {
    ground.take('comment');
    ground.say(i18n.getFixedT(null, 'together')('comments.where'));
  }
}

export function Pins({ ground }: Pick<CompanyProps, 'ground'>) {
  const together = useContext(TogetherContext);
  return together && <Company ground={ground} together={together} />;
}
