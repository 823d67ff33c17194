/** What two people move at once, one of them what holds the other's. */
import { describe, expect, it } from 'vitest';
import { createFrame } from '../../client/features/board/acts/make.ts';
import { dropItems, placeItems } from '../../client/features/board/acts/move.ts';
import type { ItemId } from '../../shared/ids.ts';
import { newDesk } from '../support/desk.ts';

function inFrame() {
  const { note, context, model, gestures, ...rest } = newDesk();
  const frame = createFrame(context, { x: 0, y: 0, w: 600, h: 500, title: '' }) as ItemId;
  const id = note(100, 100);
  dropItems(context, [id], { parent: frame });
  model.store.flush();
  const frameGoes = (x: number) => {
    placeItems(context, [{ id: frame, x, y: 0 }]);
    model.store.flush();
  };
  const by = (dx: number) => ({
    ...{ ids: new Set([id]), grabbed: id, dx, dy: 0, alt: false, by: 'pointer' as const },
    point: { x: 200 + dx, y: 200 },
  });
  const place = () => [model.box(id)?.x, model.parentOf(id)];
  return { ...rest, id, frame, gestures, frameGoes, by, place };
}

describe('a note dragged out of a frame that somebody else moves', () => {
  it('[BC611] lands where the hand is, whichever of them ends first', () => {
    const { gestures, frameGoes, by, place } = inFrame();
    gestures.handlers.onDragStart?.(by(0));
    gestures.handlers.onDragMove?.(by(500));
    frameGoes(120);
    gestures.handlers.onDragMove?.(by(1_000));
    gestures.handlers.onDrop?.(by(1_000));
    expect(place()).toEqual([1_100, null]);
    frameGoes(240);
    expect(place()).toEqual([1_100, null]);
  });

  it('[BC611] is counted from where it was seen when the other hand had the frame already', () => {
    const { gestures, displacements, frame, id, frameGoes, by, place } = inFrame();
    const others = { ids: [frame, id], dx: 150, dy: 0 };
    displacements.setDrag(7, others, (one) => (one === id ? { x: 100, y: 100 } : { x: 0, y: 0 }));
    gestures.handlers.onDragStart?.(by(0));
    gestures.handlers.onDragMove?.(by(1_000));
    expect(displacements.seen(id, { x: 100, y: 100, w: 200, h: 200 }).x).toBe(1_250);
    frameGoes(150);
    gestures.handlers.onDrop?.(by(1_000));
    expect(place()).toEqual([1_250, null]);
  });
});
