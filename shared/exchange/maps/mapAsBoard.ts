/** Nodes of a map as notes of a board and links as its lines: as they stand, so far apart that no two notes meet. */
import { NOTE_SIZE, type NoteColour } from '../../documents/boardKinds.ts';
import { LIMITS } from '../../limits.ts';
import type { Draft } from '../draft.ts';
import { noteHeight } from '../noteHeight.ts';
import { type ItemDraft, isLinkDraft, isNodeDraft } from './mapDraft.ts';

/** Between two notes, in board pixels. */
const GAP = 60;
/** Nodes that lie nearly on each other do not drive all others apart. */
const MOST_SPREAD = 4;
const FARTHEST = 100_000;

interface Place {
  readonly x: number;
  readonly y: number;
}

const placed = (value: unknown) =>
  typeof value === 'number' && Number.isFinite(value) ? Math.max(-FARTHEST, Math.min(FARTHEST, value)) : 0;

/** By how much places are drawn apart, so that boxes of that height are beside or above each other. */
function spreadOf(places: readonly Place[], height: number): number {
  let most = 1;
  places.forEach((a, at) => {
    for (const b of places.slice(at + 1)) {
      const across = (NOTE_SIZE + GAP) / Math.abs(a.x - b.x);
      const down = (height + GAP) / Math.abs(a.y - b.y);
      most = Math.max(most, Math.min(across, down, MOST_SPREAD));
    }
  });
  return most;
}

/**
 * @param verbOf the words on a link's line.
 * @returns notes in the order of the nodes, then the lines among them; groups stay behind.
 */
export function mapAsBoard(
  drafts: readonly ItemDraft[],
  colour: NoteColour,
  verbOf: (link: ItemDraft) => string,
): readonly Draft[] {
  const nodes = drafts.flatMap((draft, at) => (isNodeDraft(draft) ? [{ draft, at }] : []));
  const texts = nodes.map(({ draft }) => String(draft.texts.text ?? '').slice(0, LIMITS.noteLength));
  const places = nodes.map(({ draft: { fields } }) => ({ x: placed(fields.x), y: placed(fields.y) }));
  const spread = spreadOf(places, Math.max(0, ...texts.map((text) => noteHeight(text))));
  const noteOf = new Map(nodes.map(({ at }, note) => [at, note]));
  const plain = { parent: null, author: null, at: null };
  const notes = texts.map((text, note): Draft => {
    const { x = 0, y = 0 } = places[note] ?? {};
    const fields = { x: Math.round(x * spread), y: Math.round(y * spread), colour };
    return { ...plain, kind: 'note', text, from: null, to: null, fields };
  });
  const lines = drafts.filter(isLinkDraft).flatMap((link): Draft[] => {
    const [from, to] = [link.from, link.to].map((end) => (end === null ? undefined : noteOf.get(end)));
    if (from === undefined || to === undefined) return [];
    return [{ ...plain, kind: 'connector', text: verbOf(link), from, to, fields: {} }];
  });
  return [...notes, ...lines];
}
