import { describe, expect, it } from 'vitest';
import { called, fitAmong } from '../../client/acts/fuzzy.ts';
import { colourItems } from '../../client/features/board/acts/change.ts';
import { createCluster, createFrame } from '../../client/features/board/acts/make.ts';
import {
  asksNothing,
  type Criteria,
  choicesOf,
  findItems,
  NOTHING_ASKED,
} from '../../client/features/board/find/finder.ts';
import { absenceOf, type Filter, offersFor } from '../../client/features/board/find/offers.ts';
import { keysOf } from '../../client/ui/keysOf.ts';
import { boardItems, changeItem, insertItem } from '../../shared/documents/board.ts';
import type { DocumentId, ImageId, ItemId } from '../../shared/ids.ts';
import { newId } from '../../shared/ids.ts';
import { fold } from '../../shared/wording/terms.ts';
import { newCanvas } from '../support/boardCommands.ts';
import { exchange, newBoard } from '../support/boards.ts';

function known<Value>(value: Value | null | undefined): Value {
  if (value === null || value === undefined) throw new Error('nothing there');
  return value;
}

describe('finding by words', () => {
  it('[AN6] case, accents and missing letters do not matter; every word must fit; the best fit comes first', () => {
    expect([fold('Élégant'), fold('İstanbul'), fold('ışık'), fold('Straße')]).toEqual([
      'elegant',
      'istanbul',
      'isik',
      'strasse',
    ]);
    const names = ['New note', 'Note below', 'Undo', 'Zoom to the selection', 'Move to…'];
    const best = (query: string) =>
      names
        .map((name) => ({ name, score: fitAmong(fold(query), [called(name, 1, 'gaps')]).score }))
        .filter((one) => one.score > 0)
        .sort((a, b) => b.score - a.score)
        .map((one) => one.name);
    expect(best('NOTE')).toEqual(['Note below', 'New note']);
    expect(best('zoom sel')).toEqual(['Zoom to the selection']);
    expect(best('nwnote')).toEqual(['New note']);
    expect(best('note zoom')).toEqual([]);
    const several = ['New note', 'Nieuwe notitie', 'Maken'].map((words) => called(words, 1));
    expect(fitAmong('maken notitie', several).score).toBeGreaterThan(0);
  });
});

describe('find on the board', () => {
  it('[AN24] offers the filters that are typed by name, in any language, and takes their words away', () => {
    const filters: readonly Filter[] = [
      { set: { colour: 'lilac' }, names: ['Purple', 'Paars'], list: 'Colour' },
      { set: { colour: 'rose' }, names: ['Pink', 'Roze'], list: 'Colour' },
      { set: { comments: 'unanswered' }, names: ['Unanswered', 'Onbeantwoord'], list: 'Comments' },
      { set: { who: 'city:ESK' }, names: ['Eskişehir'], list: 'Who' },
      { set: { who: 'member:1' }, names: ['Anna de Vries'], list: 'Who' },
    ];
    const offered = (words: string, more: Partial<Criteria> = {}) =>
      offersFor({ ...NOTHING_ASKED, words, ...more }, filters).map(({ label, criteria }) => [
        label,
        criteria.words,
      ]);
    expect(offered('purple')).toEqual([['Colour: Purple', '']]);
    expect(offered('PAARS geld')).toEqual([['Colour: Purple', 'geld']]);
    expect(offered('unanswerd')).toEqual([['Comments: Unanswered', '']]);
    expect(offered('eskisehir')).toEqual([['Who: Eskişehir', '']]);
    expect(offered('anna de vries')).toEqual([['Who: Anna de Vries', '']]);
    expect(offered('pink onbeantwoord')).toEqual([
      ['Colour: Pink', 'onbeantwoord'],
      ['Comments: Unanswered', 'pink'],
    ]);
    for (const words of ['', 'p', 'pu', 'money', 'ink', 'answer', '  ?']) expect(offered(words)).toEqual([]);
    expect(offered('purple', { colour: 'lilac' })).toEqual([]);
    expect(offersFor({ ...NOTHING_ASKED, words: 'purple', kind: 'note' }, filters)[0]?.criteria).toEqual({
      ...NOTHING_ASKED,
      kind: 'note',
      colour: 'lilac',
    });
  });

  it('[AN26] for a colour that the board has not, those that it has are told, without the words that named it', () => {
    const filters: readonly Filter[] = [
      { set: { colour: 'lilac' }, names: ['Purple', 'Paars'], list: 'Colour', absent: true },
      { set: { colour: 'rose' }, names: ['Pink', 'Roze'], list: 'Colour', absent: false },
      { set: { colour: 'sky' }, names: ['Blue', 'Blauw'], list: 'Colour' },
      { set: { kind: 'note' }, names: ['Note', 'Notitie'], list: 'Kind' },
    ];
    const asked = { ...NOTHING_ASKED, words: 'paars rent' };
    expect(offersFor(asked, filters)).toEqual([]);
    expect(absenceOf(asked, filters)).toEqual({
      name: 'Purple',
      offers: [
        { key: 'Colour: Pink', label: 'Colour: Pink', criteria: { ...asked, colour: 'rose', words: 'rent' } },
        { key: 'Colour: Blue', label: 'Colour: Blue', criteria: { ...asked, colour: 'sky', words: 'rent' } },
      ],
    });
    expect(absenceOf({ ...asked, colour: 'rose' }, filters)?.offers.map(({ label }) => label)).toEqual([
      'Colour: Blue',
    ]);
    for (const words of ['pink', 'money', 'pu', ''])
      expect(absenceOf({ ...asked, words }, filters)).toBeNull();
    expect(absenceOf(asked, filters.slice(0, 1))).toBeNull();
  });

  it('[AN7] by words, author, city, colour and kind, in reading order; nothing asked is nothing found', () => {
    const board = newCanvas();
    const [a, b, c] = [
      board.note(600, 0, 'Élan vital'),
      board.note(0, 0, 'elan and rent'),
      board.note(300, 0, 'rent'),
    ];
    const frame = createFrame(board.context, { x: 0, y: 600, w: 400, h: 400, title: 'Rent' });
    colourItems(board.context, [c], 'rose');
    board.model.store.flush();
    const { author } = board.context;
    const authorOf = (id: string | null) =>
      id === author ? { name: 'Anna Kovács', badge: 'BUD', city: 'Budapest' } : null;
    const found = (part: Partial<Criteria>) =>
      findItems(board.model, { ...NOTHING_ASKED, ...part }, authorOf);
    expect(found({ words: 'ELAN' })).toEqual([b, a]);
    expect(found({ words: 'rent' })).toEqual([b, c, frame]);
    expect(found({ words: 'rent kovacs' })).toEqual([b, c, frame]);
    expect(found({ words: 'rent', kind: 'note', colour: 'rose' })).toEqual([c]);
    expect(found({ who: `member:${author}` })).toEqual([b, c, a, frame]);
    expect(found({ who: 'city:BUD', kind: 'frame' })).toEqual([frame]);
    expect(found({ who: 'city:ESK' })).toEqual([]);
    expect([asksNothing(NOTHING_ASKED), found({})]).toEqual([true, []]);
    const choices = choicesOf(board.model, authorOf);
    expect([choices.cities, [...choices.kinds], choices.people.length]).toEqual([
      [{ value: 'city:BUD', label: 'Budapest' }],
      ['note', 'frame'],
      1,
    ]);
  });

  it('[AN27] a colour is found where it is seen: not on clusters, and on frames only when they are tinted', () => {
    const board = newCanvas();
    const note = board.note(0, 0, 'a');
    const cluster = known(createCluster(board.context, { x: 300, y: 0, title: '' }, null));
    const at = { x: 0, y: 600, w: 400, h: 400, title: '' };
    const [plain, tinted] = [at, { ...at, x: 600 }].map((box) => known(createFrame(board.context, box)));
    const image = newId<ItemId>();
    const picture = {
      w: 10,
      h: 10,
      home: newId<DocumentId>(),
      image: 'a1'.repeat(32) as ImageId,
      colour: 'sun' as const,
    };
    insertItem(boardItems(board.doc), {
      ...picture,
      ...{ id: image, kind: 'image', x: 0, y: 2_000, z: 'z', text: '', author: null, at: 0 },
    });
    colourItems(board.context, [note, cluster], 'rose');
    changeItem(boardItems(board.doc), known(plain), { colour: 'rose' });
    colourItems(board.context, [known(tinted)], 'mint');
    board.model.store.flush();
    expect(board.model.item(image)).toMatchObject({ kind: 'image', colour: 'sun' });
    const found = (colour: Criteria['colour']) =>
      findItems(board.model, { ...NOTHING_ASKED, colour }, () => null);
    expect([found('rose'), found('mint'), found('sun')]).toEqual([[note], [tinted], []]);
    expect([...choicesOf(board.model, () => null).colours]).toEqual(['rose', 'mint']);
  });

  it('[AN7] what others add is found as well', () => {
    const [mine, theirs] = [newBoard(), newCanvas()];
    theirs.note(0, 0, 'written elsewhere');
    exchange(mine, theirs);
    expect(findItems(mine.model, { ...NOTHING_ASKED, words: 'else' }, () => null)).toHaveLength(1);
  });
});

describe('keys in print', () => {
  it('[AN8] a Mac has its own signs', () => {
    expect(['Ctrl+Shift+G', 'Ctrl++', 'Ctrl+-', '?', 'F6'].map((keys) => keysOf(keys, false))).toEqual([
      'Ctrl Shift G',
      'Ctrl +',
      'Ctrl -',
      '?',
      'F6',
    ]);
    expect(['Ctrl+Shift+G', 'Ctrl++', 'Shift+Enter'].map((keys) => keysOf(keys, true))).toEqual([
      '⌘⇧G',
      '⌘+',
      '⇧↩',
    ]);
  });
});
