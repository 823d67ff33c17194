/** Words at the top, in the middle or at the bottom, and in a colour of their own: acts, a look, fields of every format. */
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { lockItems } from '../../client/features/board/acts/lock.ts';
import { createFrame } from '../../client/features/board/acts/make.ts';
import { clipOf, writeClip } from '../../client/features/board/clipboard/clip.ts';
import { readClip } from '../../client/features/board/clipboard/readClip.ts';
import { wordsTop } from '../../client/features/board/model/figures.ts';
import { tracesOf } from '../../client/together/past/provenance.ts';
import { boardItems } from '../../shared/documents/board.ts';
import { type Note, SHAPE_FORMS, type Shape, VALIGNS } from '../../shared/documents/boardKinds.ts';
import { parseJson, readJson, writeJson } from '../../shared/exchange/boardJson.ts';
import { readExcalidraw } from '../../shared/exchange/excalidraw.ts';
import { readTldraw } from '../../shared/exchange/tldraw.ts';
import type { ItemId } from '../../shared/ids.ts';
import { draftsOf, exported, landed } from '../support/exchangeBoards.ts';
import { openWords } from '../support/wordsBoard.ts';

describe('words at the top, in the middle, at the bottom', () => {
  it('[BC673] all notes and shapes that are chosen, but what is locked, in one step of undo each', async () => {
    const { run, looks, undo, note, text, shape, make, context, reason, said, history, model } = openWords();
    const locked = make(0, 900, 'kept');
    lockItems(context, [locked], true);
    await run('words.top', shape);
    const depth = history.depth;
    await run('words.bottom', note, text, shape, locked);
    const stand = () => looks(note, text, shape, locked).map(([valign]) => valign);
    expect([stand(), history.depth]).toEqual([['bottom', undefined, 'bottom', undefined], depth + 1]);
    expect(said.at(-1)).toBe('actions:names.words.bottom');
    undo();
    expect(stand()).toEqual([undefined, undefined, 'top', undefined]);
    const frame = createFrame(context, { x: 0, y: 2_000, w: 400, h: 300, title: 'Named' }) as ItemId;
    model.store.flush();
    expect([locked, text, frame, note].map((id) => reason('words.middle', id))).toEqual([
      'locked',
      'roomy',
      'roomy',
      null,
    ]);
  });

  it('[BC672] [BC673] are ticked as they are seen, and what stands so already is not written', async () => {
    const { run, looks, checked, note, shape, history } = openWords();
    expect([checked('words.', note), checked('words.', shape), checked('words.', note, shape)]).toEqual([
      ['top'],
      ['middle'],
      [],
    ]);
    const depth = history.depth;
    await run('words.top', note);
    await run('words.middle', shape);
    expect([looks(note, shape), history.depth]).toEqual([
      [
        [undefined, undefined],
        [undefined, undefined],
      ],
      depth,
    ]);
    await run('words.middle', note, shape);
    expect([looks(note, shape).map(([valign]) => valign), checked('words.', note, shape)]).toEqual([
      ['middle', undefined],
      ['middle'],
    ]);
  });

  it('[BC674] stay off who wrote it, within the form, and at one place where there is no room', () => {
    const note = { kind: 'note' } as Note;
    const tops = (item: Note | Shape, high: number, words: number) =>
      VALIGNS.map((valign) => wordsTop({ ...item, valign }, high, words));
    expect(tops(note, 200, 40)).toEqual([14, 80, 122]);
    // The row of the author begins at 162.
    expect(tops(note, 200, 140)).toEqual([14, 22, 22]);
    expect(tops(note, 200, 148)).toEqual([14, 14, 14]);
    const shape = (form: Shape['form']) => ({ kind: 'shape', form }) as Shape;
    expect(SHAPE_FORMS.map((form) => tops(shape(form), 200, 40))).toEqual([
      [12, 80, 148],
      [27, 80, 133],
      [50, 80, 110],
    ]);
    expect([wordsTop(note, 200, 40), wordsTop(shape('ellipse'), 200, 40)]).toEqual([14, 80]);
  });
});

describe('words in a colour of their own', () => {
  it('[BC675] all that is chosen, but what is locked, in one step of undo each; a text its colour', async () => {
    const { run, of, looks, undo, note, text, shape, make, context, reason, said, history } = openWords();
    const locked = make(0, 900, 'kept');
    lockItems(context, [locked], true);
    await run('ink.sky', shape);
    const depth = history.depth;
    await run('ink.rose', note, text, shape, locked);
    const inks = () => [...looks(note, text, shape, locked).map(([, ink]) => ink), of(text)];
    const coloured = (colour: string) => expect.objectContaining({ colour });
    expect([inks(), history.depth]).toEqual([
      ['rose', undefined, 'rose', undefined, coloured('rose')],
      depth + 1,
    ]);
    expect(said.at(-1)).toBe('actions:names.ink.rose');
    undo();
    expect(inks()).toEqual([undefined, undefined, 'sky', undefined, coloured('stone')]);
    await run('ink.rose', text);
    await run('ink.auto', text, shape);
    expect(inks()).toEqual([undefined, undefined, undefined, undefined, coloured('stone')]);
    const again = history.depth;
    await run('ink.auto', text, shape, note);
    await run('ink.stone', text);
    expect(history.depth).toBe(again);
    expect([reason('ink.sun', locked), reason('ink.sun', note)]).toEqual(['locked', null]);
  });

  it('[BC675] are ticked as they are', async () => {
    const { run, checked, note, text, shape } = openWords();
    expect(checked('ink.', note, text, shape)).toEqual(['auto']);
    await run('ink.lime', note, text);
    expect([checked('ink.', note, text), checked('ink.', note, shape)]).toEqual([['lime'], []]);
  });

  it('[BC672] merge with what another does to colour, place and words at the same moment', async () => {
    const { run, note, doc, model } = openWords();
    const other = new Y.Doc();
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
    boardItems(other).get(note)?.set('colour', 'rose');
    boardItems(other).get(note)?.set('valign', 'bottom');
    await run('ink.sky', note);
    await run('words.centre', note);
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(other));
    model.store.flush();
    expect(model.item(note)).toMatchObject({
      ink: 'sky',
      align: 'centre',
      valign: 'bottom',
      colour: 'rose',
    });
  });

  it('[BC678] are a look that notes and shapes get whole, a text as its colour; a text gives none', async () => {
    const { run, of, looks, note, text, shape, make } = openWords();
    const plain = make(0, 900, 'plain');
    await run('ink.lilac', note);
    await run('words.bottom', note);
    await run('copyLook', note);
    await run('giveLook', text, shape, plain);
    expect([looks(text, shape, plain), of(text)]).toEqual([
      [
        [undefined, undefined],
        ['bottom', 'lilac'],
        ['bottom', 'lilac'],
      ],
      expect.objectContaining({ colour: 'lilac' }),
    ]);
    await run('copyLook', text);
    await run('giveLook', plain);
    expect(looks(plain)).toEqual([['bottom', 'lilac']]);
    await run('ink.auto', note);
    await run('words.top', note);
    await run('copyLook', note);
    await run('giveLook', shape);
    expect(looks(shape)).toEqual([['top', undefined]]);
  });

  it('[BC678] go along to another type; what becomes a text has that colour', async () => {
    const { run, of, looks, undo, note, shape } = openWords();
    await run('ink.mint', note, shape);
    await run('words.top', shape);
    await run('become.note', shape);
    expect([of(shape).kind, looks(shape)]).toEqual(['note', [['top', 'mint']]]);
    await run('become.text', note);
    expect([of(note), looks(note)]).toEqual([
      expect.objectContaining({ kind: 'text', colour: 'mint' }),
      [[undefined, undefined]],
    ]);
    undo();
    expect([of(note), looks(note)]).toEqual([
      expect.objectContaining({ kind: 'note', colour: 'sun' }),
      [[undefined, 'mint']],
    ]);
  });

  it('[BC672] [BC678] go along in clips and JSON; a value of a newer version or of anybody is shown as none', async () => {
    const parts = openWords();
    const { run, note, text, shape, model, context, looks, of } = parts;
    await run('ink.rose', shape);
    await run('words.top', shape);
    boardItems(context.doc).get(note)?.set('valign', 'justify');
    boardItems(context.doc).get(note)?.set('ink', '#ff0000');
    model.store.flush();
    expect([looks(note), of(note).extra]).toEqual([
      [[undefined, undefined]],
      { valign: 'justify', ink: '#ff0000' },
    ]);
    const clip = readClip(writeClip(clipOf(model, [note, text, shape]) ?? { items: [] }));
    expect(clip?.items.map(({ more }) => [more.valign, more.ink, more.extra?.ink])).toEqual([
      [undefined, undefined, '#ff0000'],
      [undefined, undefined, undefined],
      ['top', 'rose', undefined],
    ]);
    const back = landed(readJson(parseJson(writeJson(exported(parts)))));
    const there = back.store.ids().map((id) => back.store.get(id));
    expect(there.map((item) => item?.ink ?? item?.extra?.ink ?? item?.kind).sort()).toEqual(
      ['#ff0000', 'rose', 'text'].sort(),
    );
    await run('ink.sky', note);
    expect([looks(note), of(note).extra]).toEqual([[[undefined, 'sky']], { valign: 'justify' }]);
    for (const hostile of [7, null, '', { sky: true }, ['sky'], '__proto__', 'constructor', 'sky '])
      boardItems(context.doc)
        .get(note)
        ?.set('ink', hostile as string);
    model.store.flush();
    expect(looks(note)).toEqual([[undefined, undefined]]);
  });

  it('[BC678] a change of it is one of colour in the past', async () => {
    const { run, note, doc } = openWords();
    await run('ink.sky', note);
    const map = boardItems(doc).get(note);
    const deeds = map ? tracesOf(map, { moments: [], writers: {} }).map(({ deed }) => deed) : [];
    expect([deeds.includes('colour'), deeds.includes('other')]).toEqual([true, false]);
  });
});

describe('drawings of others', () => {
  it('[EX111] words of Excalidraw stand as they did there and have their colour', () => {
    const text = { type: 'text', x: 0, y: 0, width: 200, height: 30, fontSize: 24, text: 'Title' };
    const box = { type: 'rectangle', x: 0, y: 100, width: 100, height: 100, backgroundColor: '#a5d8ff' };
    const hollow = { ...box, backgroundColor: 'transparent', strokeColor: '#e03131' };
    const inside = (containerId: string, verticalAlign: unknown, strokeColor: unknown) => ({
      ...text,
      id: `in ${containerId}`,
      containerId,
      verticalAlign,
      strokeColor,
    });
    const elements = [
      { ...text, id: 't', strokeColor: '#1e1e1e' },
      { ...text, id: 'u', strokeColor: '#2f9e44' },
      { ...box, id: 'a' },
      inside('a', 'middle', '#1e1e1e'),
      { ...box, id: 'b' },
      inside('b', 'top', '#e03131'),
      { ...box, id: 'c' },
      inside('c', 'constructor', { red: 1 }),
      { ...hollow, id: 'd' },
      inside('d', 'bottom', '#e03131'),
      { ...hollow, id: 'e' },
      inside('e', 'middle', '#1e1e1e'),
    ];
    const drafts = draftsOf(readExcalidraw({ type: 'excalidraw', elements }));
    expect(drafts.map(({ kind, fields }) => [kind, fields.colour, fields.valign, fields.ink])).toEqual([
      ['text', 'stone', undefined, undefined],
      ['text', 'mint', undefined, undefined],
      ['shape', 'sky', undefined, undefined],
      ['shape', 'sky', 'top', 'rose'],
      ['shape', 'sky', undefined, undefined],
      ['shape', 'rose', 'bottom', undefined],
      ['shape', 'rose', undefined, 'stone'],
    ]);
  });

  it('[EX112] words of tldraw stand as they did there and have their colour', () => {
    const shape = (id: string, type: string, props: Readonly<Record<string, unknown>>) => ({
      id: `shape:${id}`,
      typeName: 'shape',
      type,
      x: 0,
      y: 0,
      props: { w: 100, h: 100, color: 'red', fill: 'solid', text: 'Words', ...props },
    });
    const records = [
      shape('a', 'geo', { geo: 'rectangle', verticalAlign: 'middle', labelColor: 'black' }),
      shape('b', 'geo', { geo: 'rectangle', verticalAlign: 'start', labelColor: 'blue' }),
      shape('c', 'note', { verticalAlign: 'middle', labelColor: 'green' }),
      shape('d', 'note', { verticalAlign: 'start', labelColor: 'black' }),
      shape('e', 'text', { color: 'violet' }),
      shape('f', 'geo', { geo: 'ellipse', verticalAlign: 'toString', labelColor: '__proto__' }),
    ];
    const drafts = draftsOf(readTldraw({ tldrawFileFormatVersion: 1, records }));
    expect(drafts.map(({ fields }) => [fields.colour, fields.valign, fields.ink])).toEqual([
      ['rose', undefined, undefined],
      ['rose', 'top', 'sky'],
      ['rose', 'middle', 'mint'],
      ['rose', undefined, undefined],
      ['lilac', undefined, undefined],
      ['rose', undefined, undefined],
    ]);
  });
});
