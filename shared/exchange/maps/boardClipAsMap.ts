/**
 * What was copied on a board, on its way to a map: what its notes, shapes, texts, headings and arrows say, as
 * "Put on a barrier map" reads it. Whatever arrives is untrusted.
 */
import type { ItemId } from '../../ids.ts';
import { LIMITS } from '../../limits.ts';
import { type Arrow, mapOfNotes, type Piece } from '../../maps/mapOfNotes.ts';
import type { NodeKind } from '../../maps/vocabulary.ts';
import { isRecord } from '../boardJson.ts';
import { cleanText, cutText } from '../cleanText.ts';
import type { ItemDraft } from './mapDraft.ts';

const WITH_WORDS: readonly unknown[] = ['note', 'shape', 'text'];
const HEADINGS: readonly unknown[] = ['frame', 'cluster'];
const FARTHEST = 200_000;

type Raw = Readonly<Record<string, unknown>>;

/** In place of an id: clips name items by their place. */
const idAt = (place: number) => `clip ${place}` as ItemId;
const placed = (value: unknown) =>
  typeof value === 'number' && Number.isFinite(value) ? Math.max(-FARTHEST, Math.min(FARTHEST, value)) : 0;

const wordsIn = ({ text }: Raw) =>
  typeof text === 'string' ? cutText(cleanText(text), LIMITS.noteLength) : '';

function pieceOf(raw: Raw, place: number, idOf: (value: unknown) => ItemId | null): Piece {
  const text = wordsIn(raw);
  const isNote = WITH_WORDS.includes(raw.kind);
  return { id: idAt(place), isNote, text, x: placed(raw.x), y: placed(raw.y), parent: idOf(raw.parent) };
}

function arrowsOf(raw: Raw, idOf: (value: unknown) => ItemId | null): readonly Arrow[] {
  const [from, to] = [idOf(raw.from), idOf(raw.to)];
  if (raw.kind !== 'connector' || from === null || to === null) return [];
  const text = wordsIn(raw);
  const heads = isRecord(raw.more) ? raw.more.heads : undefined;
  const there = heads === 'start' ? [] : [{ from, to, text }];
  return heads === 'start' || heads === 'both' ? [...there, { from: to, to: from, text }] : there;
}

/**
 * @param kind of all nodes where no arrow says what they are.
 * @returns null for what is no clip of a board, and where neither arrows nor headings say more than a list does.
 */
export function boardClipAsMap(value: unknown, kind: NodeKind): readonly ItemDraft[] | null {
  const items = isRecord(value) && Array.isArray(value.items) ? value.items.filter(isRecord) : [];
  if (items.length === 0 || items.length > LIMITS.itemsPerPaste) return null;
  const idOf = (place: unknown) =>
    typeof place === 'number' && Number.isInteger(place) && place in items ? idAt(place) : null;
  const pieces = items.map((raw, place) => pieceOf(raw, place, idOf));
  const arrows = items.flatMap((raw) => arrowsOf(raw, idOf));
  const chosen = new Set(pieces.filter(({ isNote }) => isNote).map(({ id }) => id));
  const drawn = mapOfNotes(pieces, arrows, chosen, 'asDrawn');
  const hasHeadings = items.some((raw) => HEADINGS.includes(raw.kind));
  if (drawn.nodes.length === 0 || (drawn.links.length === 0 && !hasHeadings)) return null;
  const { nodes, links } = drawn.links.length > 0 ? drawn : mapOfNotes(pieces, arrows, chosen, kind);
  const at = new Map(nodes.map(({ note }, place) => [note, place]));
  return [
    ...nodes.map(({ note, text, category, x, y, ...node }): ItemDraft => {
      const fields = { kind: node.kind, x, y, ...(category && { category }) };
      return { key: note, from: null, to: null, fields, texts: { text } };
    }),
    ...links.map(({ from, to, relation, text }, place): ItemDraft => {
      const ends = { from: at.get(from) ?? null, to: at.get(to) ?? null };
      return { key: `link ${place}`, ...ends, fields: { kind: 'link', relation }, texts: { text } };
    }),
  ];
}
