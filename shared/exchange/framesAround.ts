/** Frames that bring no place of their own lie around what they hold, where that has one. */
import type { Draft } from './draft.ts';
import { aroundDrafts } from './draftBoxes.ts';

const MARGIN = 32;
const HEADER = 72;

export function framesAround(drafts: readonly Draft[]): readonly Draft[] {
  const held = new Map<number, Draft[]>();
  for (const draft of drafts) {
    if (draft.parent === null || draft.kind === 'connector') continue;
    const others = held.get(draft.parent);
    if (others) others.push(draft);
    else held.set(draft.parent, [draft]);
  }
  return drafts.map((draft, at) => {
    const inside = held.get(at) ?? [];
    const bare = draft.kind === 'frame' && draft.fields.x === undefined && inside.length > 0;
    if (!bare || inside.some((one) => one.fields.x === undefined)) return draft;
    const around = aroundDrafts(inside.map((one) => ({ ...one, parent: null })));
    if (around === null) return draft;
    const { x, y, w, h } = around;
    const box = { x: x - MARGIN, y: y - HEADER, w: w + 2 * MARGIN, h: h + HEADER + MARGIN };
    return { ...draft, fields: { ...draft.fields, ...box } };
  });
}
