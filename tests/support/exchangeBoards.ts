/** Boards for tests of formats: built through the real acts, read through the real model. */
import fc from 'fast-check';
import { bringDrafts } from '../../client/features/board/acts/bring.ts';
import { changeItems } from '../../client/features/board/acts/change.ts';
import { clusterItems } from '../../client/features/board/acts/cluster.ts';
import { createFrame, createNotes, linkItems } from '../../client/features/board/acts/make.ts';
import { createFigures } from '../../client/features/board/acts/makeFigure.ts';
import { exportedBoard } from '../../client/features/exports/exportedBoard.ts';
import {
  ALIGNS,
  FRAME_BACKGROUNDS,
  HEADS,
  NOTE_COLOURS,
  PENS,
  ROUTINGS,
  SHAPE_FORMS,
  SIDES,
  STICKERS,
  TEXT_SIZES,
  VALIGNS,
} from '../../shared/documents/boardKinds.ts';
import type { Draft, Reading } from '../../shared/exchange/draft.ts';
import type { ExportedBoard, ExportedItem } from '../../shared/exchange/exported.ts';
import type { ItemId } from '../../shared/ids.ts';
import { newBoard, type TestBoard } from './boards.ts';

export const ANNA = { name: '=Anna', city: 'Budapest' };

type Reactions = NonNullable<ExportedItem['reactions']>;

export function exported(
  board: TestBoard,
  chosen: readonly ItemId[] | null = null,
  reactions: ReadonlyMap<ItemId, Reactions> = new Map(),
): ExportedBoard {
  board.store.flush();
  const { model } = board;
  const reading = {
    title: 'What blocks us?',
    origin: 'https://boards.example.org',
    readingOrder: () => model.readingOrder(),
    frames: () => model.frames(),
    item: (id: ItemId) => model.item(id),
    box: (id: ItemId) => model.box(id),
    parentOf: (id: ItemId) => model.parentOf(id),
    withContents: (id: ItemId) => model.withContents(id),
    authorOf: (id: string | null) => (id === null ? null : ANNA),
    reactionsTo: (id: ItemId) => reactions.get(id) ?? [],
  };
  return exportedBoard(reading, chosen, Date.UTC(2026, 10, 28));
}

/** Words as people and hostile files write them; what a paste would not take is left out beforehand. */
const words = fc
  .oneof(
    fc.string({ unit: 'grapheme', maxLength: 40 }),
    fc.constantFrom('=1+1', "'=x", '-5', '@here', '- item', '1. first', '# no', '→ x', '“a” → b', '*bold*'),
    fc.constantFrom(
      'a,b;c\td',
      'say "no"',
      'two\nlines',
      'two\n\n\nblank',
      '\\',
      '|a|b|',
      '```',
      '---',
      '___',
    ),
    fc.constantFrom(
      'مرحبا بالعالم',
      'e\u0301\u0323',
      '👩‍👩‍👧‍👦🏳️‍🌈',
      '[x](y)',
      '<img src=x onerror=alert(1)>',
    ),
  )
  .map((text) =>
    text
      .replace(/[^\S\n]+/g, ' ')
      .replace(/(?!\n)\p{C}/gu, (sign) => (sign === '\u200d' ? sign : ''))
      .replace(/[\u2028\u2029]/g, '')
      .split('\n')
      .map((line) => line.trim())
      .join('\n')
      .trim(),
  );

export const boardPlan = fc.record({
  notes: fc.array(fc.record({ text: words, colour: fc.constantFrom(...NOTE_COLOURS) }), {
    minLength: 1,
    maxLength: 10,
  }),
  clusters: fc.array(words, { maxLength: 3 }),
  frames: fc.array(words, { maxLength: 2 }),
  links: fc.array(fc.tuple(fc.nat(9), fc.nat(9), words), { maxLength: 4 }),
});

const align = fc.constantFrom(...ALIGNS);
const valign = fc.constantFrom(...VALIGNS);
const ink = fc.constantFrom(...NOTE_COLOURS);

/** Texts, shapes, stickers and drawn lines. */
export const figures = fc.array(
  fc.oneof(
    fc.record(
      { kind: fc.constant('text' as const), text: words, align, size: fc.constantFrom(...TEXT_SIZES) },
      { requiredKeys: ['kind', 'text', 'size'] },
    ),
    fc.record(
      {
        kind: fc.constant('shape' as const),
        text: words,
        ...{ align, valign, ink },
        form: fc.constantFrom(...SHAPE_FORMS),
      },
      { requiredKeys: ['kind', 'text', 'form'] },
    ),
    fc.record({ kind: fc.constant('sticker' as const), symbol: fc.constantFrom(...STICKERS) }),
    fc.record({
      kind: fc.constant('stroke' as const),
      pen: fc.constantFrom(...PENS),
      points: fc.array(fc.nat(100), { minLength: 3, maxLength: 3 }),
    }),
  ),
  { maxLength: 4 },
);
export type BoardPlan = typeof boardPlan extends fc.Arbitrary<infer Plan> ? Plan : never;

export function built(plan: BoardPlan): TestBoard {
  const board = newBoard();
  const { context } = board;
  const drafts = plan.notes.map((note, at) => ({ ...note, x: at * 250, y: (at % 3) * 250 }));
  const notes = createNotes(context, drafts) ?? [];
  const clusters = plan.clusters.map((title, at) =>
    clusterItems(context, notes.slice(at * 2, at * 2 + 2), { x: at * 500, y: 2_000, title }),
  );
  plan.frames.forEach((title, at) => {
    const holds = [clusters[at], notes.at(-1 - at)].filter((id): id is ItemId => Boolean(id));
    const frame = createFrame(context, { x: at * 900, y: 3_000, w: 800, h: 600, title, holds });
    const background = FRAME_BACKGROUNDS[title.length % FRAME_BACKGROUNDS.length];
    const turn = title.length % 2 === 0 ? 'V' : '';
    if (frame && background) changeItems(context, [frame], { background, turn });
  });
  for (const [from, to, label] of plan.links) {
    const [a, b] = [notes[from], notes[to]];
    const link = a && b ? linkItems(context, a, b, label.replace(/\n/g, ' ')) : null;
    const [routing, heads] = [ROUTINGS[label.length % ROUTINGS.length], HEADS[label.length % HEADS.length]];
    const [fromSide, toSide] = [SIDES[from % 5], SIDES[to % 5]];
    if (link && routing && heads) changeItems(context, [link], { routing, heads, fromSide, toSide });
  }
  board.store.flush();
  return board;
}

type Figures = typeof figures extends fc.Arbitrary<infer Value> ? Value : never;

export function withFigures(board: TestBoard, more: Figures): TestBoard {
  const drafts = more.map((one, at) => ({ ...one, x: at * 300, y: 5_000, w: 120, h: 90, parent: null }));
  createFigures(
    board.context,
    drafts.map(({ w, h, ...draft }) => (draft.kind === 'sticker' ? draft : { ...draft, w, h })),
  );
  board.store.flush();
  return board;
}

export function draftsOf(reading: Reading): readonly Draft[] {
  if (reading.kind !== 'read') throw new Error(`refused: ${reading.why}`);
  return reading.drafts;
}

/** The drafts on a board of their own. */
export function landed(reading: Reading): TestBoard {
  const board = newBoard();
  bringDrafts(board.context, draftsOf(reading), { x: 0, y: 0 });
  board.store.flush();
  return board;
}
