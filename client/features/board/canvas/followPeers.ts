/** Shows what others' hands do, and where they point. */
import type { ItemId } from '../../../../shared/ids.ts';
import type { Scaling } from '../../../canvas/items.ts';
import type { Peer } from '../../../canvas/presence/Peers.ts';
import type { BoardModel } from '../model/boardModel.ts';
import type { Canvas } from './CanvasContext.ts';
import type { Look } from './Displacements.ts';
import { scalingCode } from './laterScaling.ts';

const EXPIRE_EVERY_MS = 500;
const NO_LOOKS: ReadonlyMap<ItemId, Look> = new Map();

/**
 * What somebody's hand makes of things. Sizes count from where they were when the hand took them, as places do: the
 * document may have the new ones before the hand is seen to let go, and they would grow twice.
 */
export class HandLooks {
  readonly #model: BoardModel;
  readonly #scalings = new Map<number, { readonly ids: string; readonly of: Scaling<ItemId> | null }>();

  constructor(model: BoardModel) {
    this.#model = model;
  }

  of(clientId: number, hand: Peer['hand']): ReadonlyMap<ItemId, Look> {
    if (hand?.does !== 'scale') this.#scalings.delete(clientId);
    switch (hand?.does) {
      case 'scale': {
        const scaling = this.#scaling(clientId, hand.ids);
        if (!scaling) return NO_LOOKS;
        const factor = Math.max(scaling.least, Math.min(scaling.most, hand.factor));
        return new Map([...scaling.at(factor, hand.fixed)].map(([id, box]) => [id, { box }]));
      }
      case 'resize':
        return new Map([[hand.id, { box: hand.box }]]);
      case 'turn':
        return new Map([[hand.id, { angle: hand.angle }]]);
      case 'bend':
        return new Map([[hand.id, { shape: hand.shape }]]);
      case 'tip':
        return new Map([[hand.id, { tip: hand }]]);
      default:
        return NO_LOOKS;
    }
  }

  #scaling(clientId: number, ids: readonly ItemId[]): Scaling<ItemId> | null {
    const known = this.#scalings.get(clientId);
    const key = ids.join();
    if (known?.ids === key) return known.of;
    const code = scalingCode.now();
    if (code === null) return null;
    const fresh = code.scalingOf(this.#model, new Set(ids));
    this.#scalings.set(clientId, { ids: key, of: fresh });
    return fresh;
  }
}

type Followed = Pick<Canvas, 'peers' | 'displacements' | 'surface' | 'model' | 'cursors'>;

/** The answer ends it. */
export function followPeers({ peers, displacements, surface, model, cursors }: Followed): () => void {
  const hands = new HandLooks(model);
  let timer: ReturnType<typeof setTimeout> | null = null;
  const whole = (drag: Peer['drag']) =>
    drag && { ...drag, ids: drag.ids.flatMap((id) => model.withContents(id)) };
  const expire = () => {
    timer = null;
    surface.moved(displacements.expire(), true);
    if (displacements.waiting) timer = setTimeout(expire, EXPIRE_EVERY_MS);
  };
  const follow = (clientIds: readonly number[]) => {
    for (const clientId of clientIds) {
      const peer = peers.get(clientId);
      const name = [peer?.name, peer?.badge].filter(Boolean).join(' · ');
      cursors.set({ id: String(clientId), name, color: peer?.colour ?? '' }, peer?.cursor ?? null);
      const looks = hands.of(clientId, peer?.hand ?? null);
      const moved =
        looks.size > 0
          ? displacements.setLooks(clientId, looks)
          : displacements.setDrag(clientId, whole(peer?.drag ?? null), (id) => model.place(id));
      surface.moved(moved, true);
    }
    if (displacements.waiting) timer ??= setTimeout(expire, EXPIRE_EVERY_MS);
  };
  follow([...peers.all()].map((peer) => peer.clientId));
  const stop = peers.subscribe(follow);
  return () => {
    stop();
    if (timer !== null) clearTimeout(timer);
  };
}
