import { describe, expect, it } from 'vitest';
import { intersects } from '../../client/canvas/geometry.ts';
import { colourItems, lockItems } from '../../client/features/board/acts/change.ts';
import { clusterItems } from '../../client/features/board/acts/cluster.ts';
import { createFrame } from '../../client/features/board/acts/make.ts';
import { groupByWording, termsOf } from '../../client/features/board/grouping/byWording.ts';
import { clusterBy } from '../../client/features/board/grouping/clusterBy.ts';
import { groupable } from '../../client/features/board/grouping/groupable.ts';
import { GROUPINGS } from '../../client/features/board/grouping/groups.ts';
import type { ItemId } from '../../shared/ids.ts';
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

const said = (texts: readonly string[]) =>
  groupByWording(texts).map((group) => group.members.map((at) => texts[at]));

describe('groups by wording', () => {
  it('[GR1] notes that share telling words are together, the others in none; the name is what they share', () => {
    expect(said(NOTES)).toEqual([
      [NOTES[0], NOTES[2], NOTES[3]],
      [NOTES[4], NOTES[5], NOTES[6]],
    ]);
    expect(groupByWording(NOTES).map((group) => group.name)).toEqual([
      'banks · loan',
      'contractors · insulation',
    ]);
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
    expect(groupByWording([])).toEqual([]);
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

function board() {
  const { desk, ...rest } = newDesk();
  const ids = NOTES.map((words, at) => rest.note((at % 4) * 230, Math.floor(at / 4) * 230, words));
  desk.model.store.flush();
  const clusters = () => [...desk.model.store.ids()].filter((id) => desk.model.item(id)?.kind === 'cluster');
  return { desk, ids, clusters, ...rest };
}

describe('cluster by', () => {
  it('[GR2] every note that is in no cluster is put together, in one step that is taken back whole', () => {
    const { desk, ids, clusters, context, model } = board();
    const frame = createFrame(context, { x: -200, y: -200, w: 2_000, h: 900, title: 'F' }) as ItemId;
    colourItems(context, ids.slice(0, 3), 'rose');
    const own = clusterItems(context, [ids[7] as ItemId], { x: 2_000, y: 0, title: 'Kept' }) as ItemId;
    model.store.flush();
    clusterBy(desk, 'colour', () => null);
    const titles = clusters().map((id) => [model.item(id)?.text, model.childrenOf(id).length]);
    expect(titles.sort()).toEqual([
      ['Kept', 1],
      ['colours.rose', 3],
      ['colours.sun', 4],
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

  it('[GR2] by author and city as their names are shown here; without names nothing is moved, and that is said', () => {
    const { desk, clusters, model, context } = board();
    for (const by of GROUPINGS.filter((one) => one !== 'colour' && one !== 'wording'))
      clusterBy(desk, by, () => null);
    expect([clusters(), desk.history.last]).toEqual([[], desk.history.last]);
    clusterBy(desk, 'city', (id) => (id === context.author ? { name: 'Anna', badge: 'BUD' } : null));
    expect(clusters().map((id) => model.item(id)?.text)).toEqual(['BUD']);
  });
});
