/** What arrows and headings of a board say to be the answer to a barrier. */
import { describe, expect, it } from 'vitest';
import type { ItemId } from '../../shared/ids.ts';
import { type Arrow, type Becoming, mapOfNotes, type Piece } from '../../shared/maps/mapOfNotes.ts';

const idOf = (text: string) => text as ItemId;
const piece = (text: string, parent: string | null = null, isNote = true): Piece => ({
  ...{ id: idOf(text), isNote, text, x: 0, y: 0 },
  parent: parent === null ? null : idOf(parent),
});
const arrow = (from: string, to: string, text = ''): Arrow => ({ from: idOf(from), to: idOf(to), text });

describe('answers on a board', () => {
  const pieces = [
    piece('What blocks us', null, false),
    piece('Wat kan helpen', null, false),
    piece('Three offices', 'What blocks us'),
    piece('Up-front cost', 'What blocks us'),
    piece('One desk', 'Wat kan helpen'),
    piece('A loan', 'Wat kan helpen'),
    piece('Training'),
    piece('Old law'),
  ];
  const arrows = [
    arrow('Three offices', 'One desk', 'is answered by'),
    arrow('Up-front cost', 'A loan'),
    arrow('Old law', 'Training', 'opgelost door'),
  ];
  const chosen = new Set(pieces.filter(({ isNote }) => isNote).map(({ id }) => id));
  const told = (becoming: Becoming) => mapOfNotes(pieces, arrows, chosen, becoming);

  it('[MN10] are solutions by the words of the arrow, or by the heading over them', () => {
    const { nodes, links } = told('asDrawn');
    expect(nodes.map(({ kind, text }) => `${kind}: ${text}`)).toEqual([
      'barrier: Three offices',
      'barrier: Up-front cost',
      'solution: One desk',
      'solution: A loan',
      'solution: Training',
      'barrier: Old law',
    ]);
    expect(links.map(({ from, relation, to, text }) => [from, relation, to, text].join(' ').trim())).toEqual([
      'Three offices overcome-by One desk',
      'Up-front cost overcome-by A loan',
      'Old law overcome-by Training',
    ]);
  });

  it('[MN10] change nothing where all are to be of one kind', () => {
    expect(told('barrier').nodes.every(({ kind }) => kind === 'barrier')).toBe(true);
  });
});
