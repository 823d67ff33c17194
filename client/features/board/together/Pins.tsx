/** Places of the board that people talk about: a pin on each, of one size at every zoom, over everything that lies there. */
import { IconMessageCirclePlus } from '@tabler/icons-react';
import { useContext, useEffect, useMemo, useRef } from 'react';
import type { ItemId } from '../../../../shared/ids.ts';
import type { Point } from '../../../canvas/geometry.ts';
import { useStage } from '../../../canvas/stageContext.ts';
import '../../../i18n/words/boardLater.ts';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { useReadable } from '../../../live/useLive.ts';
import { fetchPanel } from '../../../together/fetchPanel.ts';
import { commentsInWords } from '../../../together/marksInWords.ts';
import { keyOf, type Pin, pinSays, pinsOf, spotName } from '../../../together/spots.ts';
import { type Subject, spotPoint, type Together, TogetherContext } from '../../../together/Together.ts';
import { Avatar } from '../../../ui/Avatar.tsx';
import type { Desk } from '../actions/Action.ts';
import { useBoardValue, useCanvas } from '../canvas/CanvasContext.ts';
import { containerAt } from '../canvas/places.ts';
import styles from './Pins.module.css';

/** A pan moves the layer, a zoom or a move of what they are on the pins: nothing renders for either. */
function usePlaces(pins: readonly Pin[]) {
  const stage = useStage();
  const layer = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const written: string[] = [];
    return stage.onFrame(() => {
      const { x, y, zoom } = stage.viewport.camera();
      if (layer.current === null) return;
      layer.current.style.transform = `translate(${-x * zoom}px, ${-y * zoom}px)`;
      pins.forEach((pin, index) => {
        const element = layer.current?.children[index];
        // On an item as it is seen now, also in a hand.
        const at = spotPoint(pin, (id) => stage.elements.box(id));
        const place = at === null ? '' : `translate(${at.x * zoom}px, ${at.y * zoom}px)`;
        if (!(element instanceof HTMLElement) || written[index] === place) return;
        written[index] = place;
        element.hidden = at === null;
        element.style.transform = place;
      });
    });
  }, [pins, stage]);
  return layer;
}

interface PinViewProps {
  readonly pin: Pin;
  readonly open: boolean;
  readonly together: Together;
}

function PinView({ pin, open, together }: PinViewProps) {
  const { t } = useTranslation('together');
  const { hands, model, names } = useCanvas();
  const titleOf = (id: ItemId) => (model.item(id) === null ? null : names.titleOf(id));
  const name = useBoardValue(() => spotName(pin, titleOf, t));
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
        hands.placing.putDown();
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

function Layer({
  pins,
  openKey,
  together,
}: {
  pins: readonly Pin[];
  openKey: string | null;
  together: Together;
}) {
  const layer = usePlaces(pins);
  return (
    <div className={styles.clip}>
      <div ref={layer}>
        {pins.map((pin) => (
          <div key={pin.key} className={styles.place} hidden>
            <PinView pin={pin} open={pin.key === openKey} together={together} />
          </div>
        ))}
      </div>
    </div>
  );
}

function Company({ together }: { readonly together: Together }) {
  const { state } = together.discussion;
  const threads = useReadable(state.threads);
  const about = useReadable(together.about);
  const open = about !== null && typeof about === 'object' ? about : null;
  const pins = useMemo(() => pinsOf(threads, open), [threads, open]);
  if (pins.length === 0) return null;
  return <Layer pins={pins} openKey={open && keyOf(open)} together={together} />;
}

/** The item there, else the place: in a frame it goes with the frame. */
export function subjectAt({ hands, model }: Desk, point: Point): Subject {
  const item = hands?.itemAt(point);
  if (item) return item;
  const itemId = containerAt(model, point, 'frame');
  const { x, y } = model.box(itemId as ItemId) ?? { x: 0, y: 0 };
  return { itemId, at: { x: Math.round(point.x - x), y: Math.round(point.y - y) } };
}

/** The next press says what it is about; the same key once more, that it is the board. */
export function askWhere({ hands, commands }: Desk, together: Together): void {
  const { voice, t } = commands.parts;
  const again = hands?.tool.get() === 'comment';
  hands?.links.cancel();
  hands?.tool.set(again || !together.mayComment() ? 'select' : 'comment');
  if (hands?.tool.get() === 'comment') voice.say(t('commentWhere'));
  else together.discuss(null);
}

export default function Pins() {
  const together = useContext(TogetherContext);
  return together && <Company together={together} />;
}
