import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import {
  changeMapItem,
  insertLink,
  isNode,
  mapItems,
  readMapItem,
} from '../../shared/documents/barrierMap.ts';
import { boardItems, copyItem, insertItem } from '../../shared/documents/board.ts';
import { markWent } from '../../shared/documents/markWent.ts';
import { detailsOf } from '../../shared/documents/newItem.ts';
import { readDetails } from '../../shared/documents/readDetails.ts';
import { readItem } from '../../shared/documents/readItem.ts';
import { landDrafts } from '../../shared/exchange/landDrafts.ts';
import type { CityId, DocumentId, ItemId } from '../../shared/ids.ts';
import { newId } from '../../shared/ids.ts';
import { landOnMap, takeOffMap } from '../../shared/maps/landOnMap.ts';
import type { Arrow, MapOfNotes, Piece } from '../../shared/maps/mapOfNotes.ts';
import { MOST_NOTE_LINKS, mapOfNotes } from '../../shared/maps/mapOfNotes.ts';
import { categoryIn } from '../../shared/maps/words.ts';
import { fishbone, problemTree } from '../../shared/templates/deciding.ts';
import type { Sheet } from '../../shared/templates/Sheet.ts';

const id = () => newId<ItemId>();

/** A small board, written as a child would draw it. */
function drawing() {
  const pieces: Piece[] = [];
  const arrows: Arrow[] = [];
  const put = (text: string, more: Partial<Piece> = {}) => {
    const piece = { id: id(), isNote: true, text, x: 0, y: 0, parent: null, ...more };
    pieces.push(piece);
    return piece.id;
  };
  const arrow = (from: ItemId, to: ItemId, text = '') => arrows.push({ from, to, text });
  const asMap = (becoming: Parameters<typeof mapOfNotes>[3], without: readonly ItemId[] = []) => {
    const notes = pieces
      .filter((piece) => piece.isNote && !without.includes(piece.id))
      .map((piece) => piece.id);
    return told(pieces, mapOfNotes(pieces, arrows, new Set(notes), becoming));
  };
  return { put, arrow, asMap, pieces, arrows };
}

function told(pieces: readonly Piece[], { nodes, links }: MapOfNotes) {
  const name = (one: ItemId) => pieces.find((piece) => piece.id === one)?.text ?? '';
  return {
    nodes: nodes.map(({ kind, text }) => `${kind}: ${text}`).sort(),
    links: links
      .map(({ from, to, relation, text }) =>
        [name(from), relation, name(to), text && `(${text})`].filter(Boolean).join(' '),
      )
      .sort(),
    categories: Object.fromEntries(nodes.map(({ text, category }) => [text, category])),
  };
}

/** A template as it lies on a board. */
function laidOut(sheet: Sheet) {
  const all = sheet.drafts.map((draft) => ({ draft, id: id() }));
  const idOf = (place: number | null) => (place === null ? null : (all[place]?.id ?? null));
  const pieces = all
    .filter(({ draft }) => draft.kind !== 'connector')
    .map(
      ({ draft, id: own }): Piece => ({
        id: own,
        isNote: draft.kind === 'note',
        text: draft.text,
        x: draft.fields.x ?? 0,
        y: draft.fields.y ?? 0,
        parent: idOf(draft.parent),
      }),
    );
  const arrows = all.flatMap(({ draft }) => {
    const [from, to] = [idOf(draft.from), idOf(draft.to)];
    return from && to ? [{ from, to, text: draft.text }] : [];
  });
  const notes = new Set(pieces.filter((piece) => piece.isNote).map((piece) => piece.id));
  return told(pieces, mapOfNotes(pieces, arrows, notes, 'asDrawn'));
}

describe('notes become a map', () => {
  it('[MN1] arrows become links; of a cluster for each of its notes; joints are passed through', () => {
    const { put, arrow, asMap } = drawing();
    const [rent, law] = [put('Rent is low'), put('Law is strict')];
    const cluster = put('Reasons', { isNote: false });
    const [tired, old] = [
      put('People are tired', { parent: cluster }),
      put('Owners are old', { parent: cluster }),
    ];
    const joint = put('because', { isNote: false });
    const second = put('and', { isNote: false });
    const cold = put('Homes stay cold');
    arrow(rent, joint);
    arrow(joint, second);
    arrow(second, cold);
    arrow(cluster, law);
    arrow(cold, cluster);
    expect(asMap('barrier').links).toEqual([
      'Homes stay cold causes Owners are old',
      'Homes stay cold causes People are tired',
      'Owners are old causes Law is strict',
      'People are tired causes Law is strict',
      'Rent is low causes Homes stay cold',
    ]);
    expect(asMap('barrier', [tired]).links).not.toContain('People are tired causes Law is strict');
    expect(old).toBeDefined();
  });

  it('[MN1] circles end, and two large clusters do not make a map that nobody can read', () => {
    const { put, arrow, asMap } = drawing();
    const [a, b] = [put('a', { isNote: false }), put('b', { isNote: false })];
    arrow(a, b);
    arrow(b, a);
    for (let n = 0; n < 60; n++) for (const parent of [a, b]) put(`note ${n}`, { parent });
    const { links } = asMap('cause');
    expect(links.length).toBe(MOST_NOTE_LINKS);
  });

  it('[MN1] [MN2] a problem tree is causes, one barrier and effects', () => {
    const { nodes, links } = laidOut(problemTree((english) => english));
    expect(nodes).toEqual([
      'barrier: What is wrong, for whom, since when?',
      'cause: And why that?',
      'cause: And why that?',
      'cause: And why that?',
      'cause: What keeps it as it is?',
      'cause: Why else?',
      'cause: Why is it so?',
      'effect: And what from that?',
      'effect: What follows from it?',
      'effect: Who notices first?',
    ]);
    expect(links.length).toBe(9);
    expect(links).toContain('Why is it so? causes What is wrong, for whom, since when?');
    expect(links).toContain('What is wrong, for whom, since when? causes Who notices first?');
  });

  it('[MN1] [MN2] [MN3] a fishbone is causes by category that all lead to its head, in both languages', () => {
    for (const say of [(english: string) => english, (_: string, dutch: string) => dutch]) {
      const { nodes, links, categories } = laidOut(fishbone(say));
      const head = say(
        'The problem: what happens, where, to whom?',
        'Het probleem: wat gebeurt er, waar, met wie?',
      );
      expect(nodes.filter((one) => one.startsWith('barrier'))).toEqual([`barrier: ${head}`]);
      expect(nodes.filter((one) => one.startsWith('cause')).length).toBe(6);
      expect(links.length).toBe(6);
      expect(links.every((one) => one.endsWith(` causes ${head}`))).toBe(true);
      expect(
        Object.values(categories)
          .filter((one) => one !== null)
          .sort(),
      ).toEqual(['data', 'finance', 'governance', 'regulation', 'social', 'technology']);
    }
  });

  it('[MN10] what answers a barrier is a solution by the words of its arrow, or by the heading over it', () => {
    const { put, arrow, asMap } = drawing();
    const blocks = put('What blocks us', { isNote: false });
    const helps = put('Wat kan helpen', { isNote: false });
    const [offices, cost] = [
      put('Three offices', { parent: blocks }),
      put('Up-front cost', { parent: blocks }),
    ];
    const [desk, loan] = [put('One desk', { parent: helps }), put('A loan', { parent: helps })];
    const [alone, law] = [put('Training'), put('Old law')];
    arrow(offices, desk, 'is answered by');
    arrow(cost, loan);
    arrow(law, alone, 'opgelost door');
    expect(asMap('asDrawn')).toMatchObject({
      nodes: [
        'barrier: Old law',
        'barrier: Three offices',
        'barrier: Up-front cost',
        'solution: A loan',
        'solution: One desk',
        'solution: Training',
      ],
      links: [
        'Old law overcome-by Training',
        'Three offices overcome-by One desk',
        'Up-front cost overcome-by A loan',
      ],
    });
    expect(asMap('barrier').nodes.every((node) => node.startsWith('barrier'))).toBe(true);
  });

  it('[MN8] the words on an arrow are its relation where they name one, else they are kept', () => {
    const { put, arrow, asMap } = drawing();
    const [students, organiser, fund, cold, law] = [
      'Students leave',
      'Nobody organises',
      'A loan fund',
      'Homes stay cold',
      'Law is strict',
    ].map((text) => put(text)) as [ItemId, ItemId, ItemId, ItemId, ItemId];
    const joint = put('', { isNote: false });
    arrow(students, organiser, 'Same as');
    arrow(fund, cold, 'vermindert');
    arrow(cold, organiser, 'see the minutes of May');
    arrow(law, joint, 'needs');
    arrow(joint, fund, 'since 2019');
    const { nodes, links } = asMap('asDrawn');
    expect(links).toEqual([
      'A loan fund reduces Homes stay cold',
      'Homes stay cold causes Nobody organises (see the minutes of May)',
      'Law is strict requires A loan fund (since 2019)',
      'Students leave corresponds Nobody organises',
    ]);
    expect(nodes.filter((one) => !one.startsWith('barrier'))).toEqual([
      'cause: A loan fund',
      'cause: Homes stay cold',
    ]);
  });

  it('[MN2] what no arrow touches is a barrier, a note without words is nothing', () => {
    const { put, asMap } = drawing();
    put('Alone');
    put('  \n ');
    expect(asMap('asDrawn').nodes).toEqual(['barrier: Alone']);
    expect(asMap('solution').nodes).toEqual(['solution: Alone']);
  });

  it('[MN3] a heading that speaks of two kinds, or of none, gives no category', () => {
    expect(categoryIn('Geld en financiën')).toBe('finance');
    expect(categoryIn('FINANCIËN')).toBe('finance');
    expect(categoryIn('Money and rules')).toBeNull();
    expect(categoryIn('Ideas')).toBeNull();
  });
});

const board = newId<DocumentId>();
const map = newId<DocumentId>();

function landed(doc: Y.Doc, wanted: MapOfNotes) {
  return landOnMap(doc, wanted, { board, author: null, at: 1 });
}

const itemsOnMap = (doc: Y.Doc) => [...mapItems(doc)].flatMap(([key, one]) => readMapItem(key, one) ?? []);

describe('on a map', () => {
  it('[MN8] of thousands of arrows between the same two each says its words once', () => {
    const { put, arrow, asMap } = drawing();
    const cluster = put('All', { isNote: false });
    const start = put('Start');
    const held = Array.from({ length: 1_000 }, (_, at) => put(`Held ${at}`, { parent: cluster }));
    for (let at = 0; at < 10_000; at++) arrow(start, cluster, at % 2 ? 'since May' : 'since June');
    const { links } = asMap('asDrawn');
    expect(links).toHaveLength(held.length);
    expect(links[0]).toMatch(/\(since (May · since June|June · since May)\)$/);
  });

  it('[MN8] words of an arrow that name no relation stand on the link', () => {
    const { put, arrow, pieces, arrows } = drawing();
    const [rent, cold] = [put('Rent is low'), put('Homes stay cold')];
    arrow(rent, cold, 'see the minutes of May');
    const doc = new Y.Doc();
    landed(doc, mapOfNotes(pieces, arrows, new Set([rent, cold]), 'asDrawn'));
    expect(itemsOnMap(doc).find((item) => item.kind === 'link')).toMatchObject({
      relation: 'causes',
      text: 'see the minutes of May',
    });
  });

  it('[MN5] the same notes again make nothing twice, and a new arrow between them makes its link', () => {
    const { put, arrow, pieces, arrows } = drawing();
    const [rent, cold] = [put('Rent is low'), put('Homes stay cold')];
    const wanted = () => mapOfNotes(pieces, arrows, new Set([rent, cold]), 'asDrawn');
    const doc = new Y.Doc();
    const first = landed(doc, wanted());
    expect([first.madeNodes, first.madeLinks]).toEqual([2, 0]);
    arrow(rent, cold);
    const again = landed(doc, wanted());
    expect([again.madeNodes, again.madeLinks]).toEqual([0, 1]);
    expect(again.nodeOf).toEqual(first.nodeOf);
    const third = landed(doc, wanted());
    expect([third.madeNodes, third.madeLinks, itemsOnMap(doc).length]).toEqual([0, 0, 3]);
  });

  it('[MH112] what was put there can be taken off again; what somebody has gone on with stays, with the ends of its link', () => {
    const { put, arrow, pieces, arrows } = drawing();
    const all = ['Rent is low', 'Homes stay cold', 'Nobody asks', 'Bills rise'].map((text) => put(text));
    const [rent, cold, asks, bills] = all as [ItemId, ItemId, ItemId, ItemId];
    arrow(rent, cold);
    arrow(asks, bills);
    const doc = new Y.Doc();
    const wanted = mapOfNotes(pieces, arrows, new Set(all), 'asDrawn');
    const first = landed(doc, wanted);
    const there = new Y.Doc();
    Y.applyUpdate(there, Y.encodeStateAsUpdate(doc));
    expect(takeOffMap(there, first.made).size).toBe(first.made.size);
    expect(itemsOnMap(there)).toEqual([]);
    const node = (note: ItemId) => first.nodeOf.get(note) as ItemId;
    changeMapItem(mapItems(doc), node(rent), { kind: 'lever' });
    const own = id();
    insertLink(mapItems(doc), {
      id: own,
      from: node(bills),
      to: node(rent),
      relation: 'causes',
      author: null,
      at: 2,
    });
    takeOffMap(doc, first.made);
    expect(new Set(itemsOnMap(doc).map((one) => one.id))).toEqual(new Set([node(rent), node(bills), own]));
  });

  it('[MN9] a barrier is open in the city of who wrote its note; a cause says nothing of cities', () => {
    const { put, arrow, pieces, arrows } = drawing();
    const city = 'budapest-hu' as CityId;
    const [rent, cold, law] = [put('Rent is low', { city }), put('Homes stay cold', { city }), put('Law')];
    arrow(rent, cold);
    const doc = new Y.Doc();
    landed(doc, mapOfNotes(pieces, arrows, new Set([rent, cold, law]), 'asDrawn'));
    const nodes = itemsOnMap(doc).filter(isNode);
    expect(Object.fromEntries(nodes.map(({ text, status }) => [text, status]))).toEqual({
      'Rent is low': {},
      'Homes stay cold': { 'budapest-hu': 'open' },
      Law: {},
    });
  });

  it('[MN4] a node names its notes; what comes later lies below what is there', () => {
    const { put, pieces } = drawing();
    const rent = put('Rent is low', { x: 900, y: -300 });
    const doc = new Y.Doc();
    landed(doc, mapOfNotes(pieces, [], new Set([rent]), 'barrier'));
    const later = put('Law is strict', { x: 40, y: 40 });
    landed(doc, mapOfNotes(pieces, [], new Set([later]), 'barrier'));
    const [first, second] = itemsOnMap(doc).filter(isNode);
    expect([first?.fromNotes, second?.fromNotes]).toEqual([
      [{ board, note: rent }],
      [{ board, note: later }],
    ]);
    expect([first?.x, first?.y, second?.x]).toEqual([0, 0, 0]);
    expect(second?.y).toBeGreaterThan(150);
  });

  it('[MP2] [MN4] what stands in `from:` and `went:` is untrusted', () => {
    const doc = new Y.Doc();
    const node = new Y.Map<unknown>([
      ['kind', 'barrier'],
      ['from:no/ids', true],
      [`from:${board}/${newId<ItemId>()}/more`, true],
      [`from:${board}`, true],
      [`from:${board}/${newId<ItemId>()}`, 'yes'],
    ]);
    mapItems(doc).set(newId<ItemId>(), node);
    expect(itemsOnMap(doc)[0]).toMatchObject({ kind: 'barrier', fromNotes: [] });
    const note = new Y.Map<unknown>([
      ['kind', 'note'],
      ['went:', 'x'],
      [`went:${map}`, { deep: true }],
      ['went:elsewhere', newId<ItemId>()],
    ]);
    boardItems(doc).set('x', note);
    expect(readItem(newId<ItemId>(), note)).not.toHaveProperty('went');
  });
});

describe('a note that went to a map', () => {
  const written = () => {
    const doc = new Y.Doc();
    const items = boardItems(doc);
    const [note, node] = [id(), id()];
    insertItem(items, { id: note, kind: 'note', author: null, at: 1, z: 'a', text: 'Rent is low' });
    markWent(items, note, map, node);
    return { items, note, node };
  };

  it('[MN4] still says so after a copy on the board, on another board and through a file', () => {
    const { items, note, node } = written();
    const twin = id();
    copyItem(items, note, twin, { x: 40 });
    expect(readItem(twin, items.get(twin))).toMatchObject({ went: { [map]: node } });
    const item = readItem(note, items.get(note));
    if (item === null) throw new Error('a note');
    const carried = readDetails(JSON.parse(JSON.stringify(detailsOf(item))));
    expect(carried.went).toEqual({ [map]: node });
    const other = new Y.Doc();
    const landing = { by: { x: 0, y: 0 }, author: null, at: 1, top: null, newId: () => id() };
    const draft = {
      kind: 'note',
      text: item.text,
      parent: null,
      from: null,
      to: null,
      author: null,
      at: null,
    } as const;
    const [copy] = landDrafts(boardItems(other), [{ ...draft, fields: { x: 0, y: 0, ...carried } }], landing);
    expect(copy && readItem(copy, boardItems(other).get(copy))).toMatchObject({ went: { [map]: node } });
  });

  it('[MN4] two people who send it to two maps at once are both right', () => {
    const { items, note, node } = written();
    const mine = items.doc as Y.Doc;
    const theirs = new Y.Doc();
    Y.applyUpdate(theirs, Y.encodeStateAsUpdate(mine));
    const [far, away] = [newId<DocumentId>(), id()];
    markWent(boardItems(theirs), note, far, away);
    markWent(items, note, newId<DocumentId>(), id());
    Y.applyUpdate(mine, Y.encodeStateAsUpdate(theirs));
    const item = readItem(note, items.get(note));
    expect(item?.kind === 'note' && Object.keys(item.went ?? {}).length).toBe(3);
    expect(item).toMatchObject({ went: { [map]: node, [far]: away } });
  });
});
