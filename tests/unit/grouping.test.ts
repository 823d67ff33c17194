import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Box, containsBox, intersects } from '../../client/canvas/geometry.ts';
import { colourItems } from '../../client/features/board/acts/change.ts';
import { clusterItems } from '../../client/features/board/acts/cluster.ts';
import { lockItems } from '../../client/features/board/acts/lock.ts';
import { createFrame } from '../../client/features/board/acts/make.ts';
import { groupByWording, LEVEL_COUNT, USUAL_LEVEL } from '../../client/features/board/grouping/byWording.ts';
import { groupable } from '../../client/features/board/grouping/groupable.ts';
import { groupsBy } from '../../client/features/board/grouping/groups.ts';
import { layGroup } from '../../client/features/board/grouping/layGroup.ts';
import { Proposal } from '../../client/features/board/grouping/Proposal.ts';
import { putTogether } from '../../client/features/board/grouping/putTogether.ts';
import { boardItems, changeItem } from '../../shared/documents/board.ts';
import type { ItemId } from '../../shared/ids.ts';
import { termsOf } from '../../shared/wording/terms.ts';
import { newDesk } from '../support/desk.ts';

const NOTES = [
  'Banks lend to a person, never to a block',
  'Grant is paid after the works',
  'The bank wants every owner to sign the loan',
  'Loans from banks are above 40 %',
  'Contractors want 60 % in advance',
  'Insulation course closed in 2019',
  'Too few contractors know insulation',
  'Heat pumps are loud',
];
const DUTCH = [
  'Huurders zijn bang voor hogere huur',
  'De huur stijgt na de renovatie',
  'Aannemers zijn er te weinig',
  'Geen aannemer wil kleine huizen',
];

const usual = (texts: readonly string[]) => groupByWording(texts)[USUAL_LEVEL] ?? [];
const said = (texts: readonly string[]) => usual(texts).map((group) => group.members.map((at) => texts[at]));

describe('groups by wording', () => {
  it('[GR1] notes that share telling words are together, the others in none; the name is what they share', () => {
    expect(said(NOTES)).toEqual([
      [NOTES[0], NOTES[2], NOTES[3]],
      [NOTES[4], NOTES[5], NOTES[6]],
    ]);
    expect(usual(NOTES).map((group) => group.name)).toEqual(['banks · loan', 'contractors · insulation']);
    expect(said(DUTCH)).toEqual([
      [DUTCH[0], DUTCH[1]],
      [DUTCH[2], DUTCH[3]],
    ]);
  });

  it('[GR1] stop words, case, accents and endings do not count; any script, any emptiness is read', () => {
    const stems = (text: string) => termsOf(text).map((term) => term.stem);
    expect(stems('The HUIZEN of the Élite are not with us')).toEqual([...stems('huis'), 'elit']);
    expect(said(['', '  ', '!!!', 'the and', 'жилье дорого', 'дорого жилье'])).toEqual([
      ['жилье дорого', 'дорого жилье'],
    ]);
    expect(groupByWording([])).toEqual(Array(LEVEL_COUNT).fill([]));
    // Words that everybody uses tell nothing apart, and nothing breaks.
    expect(said(['rent rent', 'rent rent', 'rent'])).toEqual([['rent rent', 'rent rent', 'rent']]);
  });

  it('[GR1] the order in which notes were written changes no group', () => {
    const sorted = (texts: readonly string[]) =>
      said(texts)
        .map((group) => [...group].sort())
        .sort();
    expect(sorted(NOTES.toReversed())).toEqual(sorted(NOTES));
  });
});

describe('coarser and finer', () => {
  it('[GR3] a finer level only takes groups apart, whatever the words', () => {
    const word = fc.constantFrom('rent', 'loan', 'roof', 'heat', 'pump', 'street', 'bank', 'permit', 'noise');
    const texts = fc.array(
      fc.array(word, { maxLength: 5 }).map((words) => words.join(' ')),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(texts, (notes) => {
        const levels = groupByWording(notes);
        for (const [at, groups] of levels.entries()) {
          const members = groups.flatMap((group) => group.members);
          expect(new Set(members).size).toBe(members.length);
          const coarser = levels[at - 1];
          for (const group of groups)
            expect(
              coarser?.some((one) => group.members.every((place) => one.members.includes(place))) ?? true,
            ).toBe(true);
        }
      }),
    );
    const words = ['rent', 'loan', 'roof', 'heat', 'pump', 'street', 'bank', 'permit', 'noise'];
    const mixed = Array.from({ length: 40 }, (_, at) =>
      [at, at * at + 1, at * 5 + 2].map((one) => words[one % words.length]).join(' '),
    );
    const counts = groupByWording(mixed).map((groups) => groups.length);
    expect(counts[0]).toBeLessThan(counts[LEVEL_COUNT - 1] ?? 0);
  });

  it('[GR3] progress is told and ends at most at all of it', () => {
    const parts: number[] = [];
    groupByWording(
      Array.from({ length: 500 }, (_, at) => `${NOTES[at % 8]} ${at % 50}`),
      (part) => parts.push(part),
    );
    expect(parts.length).toBeGreaterThan(3);
    expect(parts).toEqual(parts.toSorted((a, b) => a - b));
    expect(parts.every((part) => part > 0 && part <= 1)).toBe(true);
  });
});

function board() {
  const { desk, ...rest } = newDesk();
  const ids = NOTES.map((words, at) => rest.note((at % 4) * 230, Math.floor(at / 4) * 230, words));
  desk.model.store.flush();
  const clusters = () => [...desk.model.store.ids()].filter((id) => desk.model.item(id)?.kind === 'cluster');
  return { desk, ids, clusters, ...rest };
}

const WORDS = { colourOf: (colour: string) => colour, authorOf: () => null };

describe('cluster by', () => {
  it('[GR2] every note that is in no cluster is put together, in one step that is taken back whole', () => {
    const { desk, ids, clusters, context, model } = board();
    const frame = createFrame(context, { x: -200, y: -200, w: 2_000, h: 900, title: 'F' }) as ItemId;
    colourItems(context, ids.slice(0, 3), 'rose');
    const own = clusterItems(context, [ids[7] as ItemId], { x: 2_000, y: 0, title: 'Kept' }) as ItemId;
    model.store.flush();
    putTogether(desk, groupsBy(groupable(desk), 'colour', WORDS));
    const titles = clusters().map((id) => [model.item(id)?.text, model.childrenOf(id).length]);
    expect(titles.sort()).toEqual([
      ['Kept', 1],
      ['rose', 3],
      ['sun', 4],
    ]);
    const boxes = [...clusters().filter((id) => id !== own), frame].flatMap((id) => model.box(id) ?? []);
    for (const [at, box] of boxes.entries())
      expect(boxes.slice(at + 1).some((other) => intersects(box, other))).toBe(false);
    desk.history.undo();
    model.store.flush();
    expect(clusters()).toEqual([own]);
    expect(ids.slice(0, 7).map((id) => model.parentOf(id))).toEqual(Array(7).fill(null));
  });

  it('[GR2] only what is chosen when something is, with what a frame holds; what is locked stays', () => {
    const { desk, ids, note, context, model } = board();
    const inside = [note(50, 1_000, 'one'), note(300, 1_000, 'two')];
    const frame = createFrame(context, {
      ...{ x: 0, y: 900, w: 900, h: 600, title: 'F' },
      holds: inside,
    }) as ItemId;
    lockItems(context, [ids[0] as ItemId], true);
    model.store.flush();
    desk.selection.set([frame, ids[0] as ItemId]);
    expect(groupable(desk).map((one) => one.id)).toEqual(inside);
    desk.selection.set([]);
    expect(groupable(desk)).toHaveLength(NOTES.length - 1 + 2);
  });

  it('[GR2] by author and by the name of the city, as they are shown here; names that are hidden are not used', () => {
    const { desk, context } = board();
    const notes = groupable(desk);
    for (const by of ['author', 'city'] as const) expect(groupsBy(notes, by, WORDS)).toEqual([]);
    const anna = { name: 'Anna', badge: 'BUD', city: 'Budapest' };
    const authorOf = (id: string | null) => (id === context.author ? anna : null);
    const names = (by: 'author' | 'city') =>
      groupsBy(notes, by, { ...WORDS, authorOf }).map((group) => group.name);
    expect([names('author'), names('city')]).toEqual([['Anna'], ['Budapest']]);
  });
});

describe('notes in frames', () => {
  const FRAME = { x: 3_000, y: 0, w: 720, h: 560 };

  /** Eight notes on the board, and in a frame three of one colour and two of another, with a text between them. */
  function framed() {
    const it = board();
    const { note, context, model } = it;
    const places = [0, 1, 2, 3, 4].map(
      (at) => [3_030 + (at % 3) * 220, 80 + Math.floor(at / 3) * 220] as const,
    );
    const inside = places.map(([x, y], at) => note(x, y, `in ${at}`));
    colourItems(context, [inside[3], inside[4]] as ItemId[], 'rose');
    const frame = createFrame(context, { ...FRAME, title: 'F', holds: inside }) as ItemId;
    model.store.flush();
    const all = () => {
      const proposal = new Proposal(it.desk);
      return proposal.groups(groupsBy(proposal.notes, 'colour', WORDS), new Map());
    };
    return { ...it, inside, frame, all };
  }
  const parentsOf = ({ model }: ReturnType<typeof framed>, ids: readonly ItemId[]) =>
    new Set(ids.map((id) => model.parentOf(model.parentOf(id) as ItemId)));

  it('[GR8] many are about as wide as high, as by hand', () => {
    const { model, note } = newDesk();
    const ids = Array.from({ length: 900 }, (_, at) =>
      note((at % 30) * 220, Math.floor(at / 30) * 220, `${at}`),
    );
    model.store.flush();
    const { columns, size } = layGroup(model, { name: 'All', ids });
    expect([columns, size.w / size.h > 0.8, size.w / size.h < 1.25]).toEqual([30, true, true]);
  });

  it('[GR5] come together in their frame, the others outside of it; the frame grows, in the same step', () => {
    const it = framed();
    const { desk, ids, inside, frame, all, clusters, model, history } = it;
    expect(all().map(({ name, home, ids }) => [name, home, ids.length])).toEqual([
      ['sun', null, 8],
      ['sun', frame, 3],
      ['rose', frame, 2],
    ]);
    const depth = history.depth;
    expect(putTogether(desk, all())).toBe(true);
    expect([parentsOf(it, ids), parentsOf(it, inside)]).toEqual([new Set([null]), new Set([frame])]);
    const box = model.box(frame) as Box;
    expect([box.w, box.h > FRAME.h]).toEqual([FRAME.w, true]);
    const boxes = clusters().map((id) => model.box(id) as Box);
    const held = clusters().map((id) => model.parentOf(id) === frame);
    for (const [at, one] of boxes.entries()) {
      expect([containsBox(box, one), intersects(box, one)]).toEqual([held[at], held[at]]);
      expect(boxes.slice(at + 1).some((other) => intersects(one, other))).toBe(false);
    }
    expect(history.depth - depth).toBe(1);
    history.undo();
    model.store.flush();
    expect([model.box(frame), clusters()]).toEqual([FRAME, []]);
    expect(new Set(inside.map((id) => model.parentOf(id)))).toEqual(new Set([frame]));
  });

  it('[GR7] what lies around a frame and goes into a cluster elsewhere leaves it the room', () => {
    const it = framed();
    const { desk, frame, all, clusters, model, note, history } = it;
    const around = [note(3_000, 565, 'below'), note(3_740, 100, 'beside')];
    expect(putTogether(desk, all())).toBe(true);
    const box = model.box(frame) as Box;
    expect(clusters().filter((id) => model.parentOf(id) === frame)).toHaveLength(2);
    expect(box.w * box.h).toBeGreaterThan(FRAME.w * FRAME.h);
    for (const id of around) expect(intersects(box, model.box(id) as Box)).toBe(false);
    history.undo();
    model.store.flush();
    expect([model.box(frame), clusters()]).toEqual([FRAME, []]);
  });

  it('[GR5] what lies below makes it grow to the right; without room either way it stays, and that is said', () => {
    const it = framed();
    const { desk, inside, frame, all, clusters, model, note, offers, problems, history, context } = it;
    lockItems(context, [note(3_000, 565, 'below')], true);
    model.store.flush();
    putTogether(desk, all());
    const box = model.box(frame) as Box;
    expect([box.w > FRAME.w, box.h]).toEqual([true, FRAME.h]);
    expect(clusters().filter((id) => model.parentOf(id) === frame)).toHaveLength(2);
    history.undo();
    model.store.flush();
    lockItems(context, [note(3_740, 100, 'beside')], true);
    model.store.flush();
    putTogether(desk, all());
    expect([model.box(frame), new Set(inside.map((id) => model.parentOf(id)))]).toEqual([
      FRAME,
      new Set([frame]),
    ]);
    history.undo();
    model.store.flush();
    expect(
      putTogether(
        desk,
        all().filter(({ home }) => home === frame),
      ),
    ).toBe(false);
    expect([clusters(), problems.length, offers.length]).toEqual([[], 1, 2]);
  });

  it('[GR5] by wording a note that is alike to none in its frame is in no group', () => {
    const { desk, ids, inside } = framed();
    const proposal = new Proposal(desk);
    const found = [{ name: 'banks', ids: [ids[0], ids[2], inside[0]] as ItemId[] }];
    expect(proposal.groups(found, new Map(), 2).map((group) => group.ids)).toEqual([[ids[0], ids[2]]]);
    expect(proposal.groups(found, new Map()).map((group) => group.ids.length)).toEqual([2, 1]);
  });

  it('[GR6] the clusters are shown, and after undo what came back, where none of it would be in view', () => {
    const { desk, all, viewport, offers, model, ids, commands, clusters } = framed();
    const inView = (box: Box | null) => box !== null && containsBox(viewport.visibleBox(), box);
    const far = all().filter(({ home }) => home === null);
    putTogether(desk, far);
    expect(clusters().every((id) => inView(model.box(id)))).toBe(true);
    viewport.setCamera({ x: 50_000, y: 50_000, zoom: 1 });
    offers.at(-1)?.act();
    expect(ids.every((id) => inView(model.box(id)))).toBe(true);
    viewport.setCamera({ x: 50_000, y: 50_000, zoom: 1 });
    commands.redo();
    expect(clusters().every((id) => inView(model.box(id)))).toBe(true);
    // With something else in view too; with some of it in view the board stays where it is.
    viewport.setCamera({ x: 3_000, y: 0, zoom: 1 });
    commands.undo();
    expect(ids.some((id) => inView(model.box(id)))).toBe(true);
    const { x = 0, y = 0 } = model.box(ids[0] as ItemId) ?? {};
    commands.redo();
    viewport.setCamera({ x: x - 10, y: y - 10, zoom: 1 });
    const stays = viewport.camera();
    commands.undo();
    expect(viewport.camera()).toBe(stays);
  });
});

describe('a proposal', () => {
  it('[GR4] what others delete, lock or put into a cluster meanwhile is left out; what they only move or write is not', () => {
    const { desk, ids, context, model } = board();
    const [gone, locked, taken, moved, written] = ids as [ItemId, ItemId, ItemId, ItemId, ItemId];
    const proposal = new Proposal(desk);
    const found = groupsBy(proposal.notes, 'colour', WORDS);
    boardItems(desk.context.doc).delete(gone);
    lockItems(context, [locked], true);
    clusterItems(context, [taken], { x: 3_000, y: 0, title: 'Theirs' });
    changeItem(boardItems(desk.context.doc), moved, { x: 900 });
    changeItem(boardItems(desk.context.doc), written, { colour: 'rose' });
    model.store.flush();
    const [group, ...others] = proposal.groups(found, new Map());
    expect([group?.ids, group?.gone, others]).toEqual([ids.slice(3), 3, []]);
    putTogether(desk, [group as NonNullable<typeof group>]);
    expect([model.parentOf(locked), model.item(model.parentOf(taken))?.text]).toEqual([null, 'Theirs']);
  });

  it('[GR4] a note that comes from a cluster of the selection may leave it', () => {
    const { desk, ids, context, model } = board();
    const own = clusterItems(context, ids.slice(0, 4), { x: 0, y: 2_000, title: 'Mixed' }) as ItemId;
    model.store.flush();
    desk.selection.set([own]);
    const proposal = new Proposal(desk);
    expect(proposal.notes.map(({ id }) => proposal.isFree(id))).toEqual(Array(4).fill(true));
  });

  it('[GR4] names and ticks of one person stay with a group at every level that has it', () => {
    const { desk } = board();
    const proposal = new Proposal(desk);
    const group = { name: 'banks', ids: proposal.notes.slice(0, 3).map(({ id }) => id) };
    const larger = { name: 'all', ids: proposal.notes.map(({ id }) => id) };
    const [first] = proposal.groups([group], new Map());
    const wishes = new Map([[first?.key ?? '', { name: 'Money', off: true }]]);
    expect(proposal.groups([larger, group], wishes).map(({ name, on }) => [name, on])).toEqual([
      ['all', true],
      ['Money', false],
    ]);
  });
});
