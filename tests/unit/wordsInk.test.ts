/** Words at the top, in the middle or at the bottom, and in a colour of their own: acts, a look, fields of every format. */
import { readFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { boardLook } from '../../client/app/board/exchange/boardLook.ts';
import { createRuler } from '../../client/canvas/text/measure.ts';
import { reasonAgainst } from '../../client/features/board/actions/ActionSet.ts';
import { lockItems } from '../../client/features/board/acts/lock.ts';
import { createFrame } from '../../client/features/board/acts/make.ts';
import { createFigures } from '../../client/features/board/acts/makeFigure.ts';
import { isOn } from '../../client/features/board/canvas/isOn.ts';
import {
  type BoardColours,
  type Painting,
  paintItem,
  readColours,
} from '../../client/features/board/canvas/paint.ts';
import { clipOf, writeClip } from '../../client/features/board/clipboard/clip.ts';
import { readClip } from '../../client/features/board/clipboard/readClip.ts';
import { wordsTop } from '../../client/features/board/model/figures.ts';
import { NoteFitter } from '../../client/features/board/text/fitNote.ts';
import { DARK, LIGHT } from '../../client/features/exports/picture/paint.ts';
import { drawSvg } from '../../client/features/exports/picture/svg.ts';
import { tracesOf } from '../../client/together/past/provenance.ts';
import { boardItems } from '../../shared/documents/board.ts';
import {
  type BoardItem,
  NOTE_COLOURS,
  type Note,
  SHAPE_FORMS,
  type Shape,
  VALIGNS,
} from '../../shared/documents/boardKinds.ts';
import { parseJson, readJson, writeJson } from '../../shared/exchange/boardJson.ts';
import { readExcalidraw } from '../../shared/exchange/excalidraw.ts';
import { readTldraw } from '../../shared/exchange/tldraw.ts';
import type { ItemId } from '../../shared/ids.ts';
import { newDesk } from '../support/desk.ts';
import { draftsOf, exported, landed } from '../support/exchangeBoards.ts';

/** A note of 200 px, a text of 320, a shape of 200 × 100. */
function open(words = 'Ab') {
  const parts = newDesk();
  const { desk, model, history, selection, context, said } = parts;
  const run = async (id: string, ...chosen: readonly ItemId[]) => {
    const before = said.length;
    selection.set(chosen);
    desk.actions.get(id).run(desk);
    await vi.waitFor(() => expect(said.length).toBeGreaterThan(before));
    model.store.flush();
  };
  const of = (id: ItemId) => model.item(id) as BoardItem;
  const looks = (...ids: readonly ItemId[]) => ids.map((id) => [of(id).valign, of(id).ink]);
  const checked = (prefix: string, ...chosen: readonly ItemId[]) => {
    selection.set(chosen);
    const acts = desk.actions.all.filter(({ id }) => id.startsWith(prefix) && !/left|centre|right/.test(id));
    return acts.filter((act) => act.checked?.(desk)).map(({ id }) => id.slice(prefix.length));
  };
  const reason = (id: string, ...chosen: readonly ItemId[]) => {
    selection.set(chosen);
    return reasonAgainst(desk.actions.get(id), desk);
  };
  const note = parts.note(0, 0, words);
  const [text, shape] = createFigures(context, [
    { kind: 'text', x: 600, y: 0, w: 320, text: words },
    { kind: 'shape', x: 600, y: 300, w: 200, h: 100, text: words },
  ]) as [ItemId, ItemId];
  model.store.flush();
  const undo = () => {
    history.undo();
    model.store.flush();
  };
  return { ...parts, run, of, looks, checked, reason, undo, make: parts.note, note, text, shape };
}

describe('words at the top, in the middle, at the bottom', () => {
  it('[BC673] all notes and shapes that are chosen, but what is locked, in one step of undo each', async () => {
    const { run, looks, undo, note, text, shape, make, context, reason, said, history, model } = open();
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
    const { run, looks, checked, note, shape, history } = open();
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
    const { run, of, looks, undo, note, text, shape, make, context, reason, said, history } = open();
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
    const { run, checked, note, text, shape } = open();
    expect(checked('ink.', note, text, shape)).toEqual(['auto']);
    await run('ink.lime', note, text);
    expect([checked('ink.', note, text), checked('ink.', note, shape)]).toEqual([['lime'], []]);
  });

  it('[BC672] merge with what another does to colour, place and words at the same moment', async () => {
    const { run, note, doc, model } = open();
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
    const { run, of, looks, note, text, shape, make } = open();
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
    const { run, of, looks, undo, note, shape } = open();
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
    const parts = open();
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
    const { run, note, doc } = open();
    await run('ink.sky', note);
    const map = boardItems(doc).get(note);
    const deeds = map ? tracesOf(map, { moments: [], writers: {} }).map(({ deed }) => deed) : [];
    expect([deeds.includes('colour'), deeds.includes('other')]).toEqual([true, false]);
  });
});

const tokens = readFileSync('client/ui/tokens.css', 'utf8');

const channels = (hex: string) => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255);

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = channels(hex).map((one) =>
    one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [dark = 0, bright = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (bright + 0.05) / (dark + 0.05);
}

describe.each([
  [':root', LIGHT],
  ['[data-theme="dark"]', DARK],
] as const)('the tones of words (%s)', (theme, paint) => {
  const rule = tokens.split(`${theme} {`)[1]?.split('}')[0] ?? '';
  const token = (name: string) => new RegExp(`--${name}: (#\\w{6})`).exec(rule)?.[1] ?? '';

  /** A frame in that colour. */
  const tinted = (paper: string) => {
    const parts = channels(token(`note-${paper}`)).map((one, at) => {
      const below = channels(token('surface'))[at] ?? 0;
      return Math.round(255 * (0.26 * one + 0.74 * below));
    });
    return `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
  };

  it('[BC676] have 4.5:1 on every paper, and on the board itself', () => {
    for (const ink of NOTE_COLOURS) {
      for (const paper of NOTE_COLOURS)
        expect(contrast(token(`word-${ink}`), token(`note-${paper}`)), `${ink} on ${paper}`).toBeGreaterThan(
          4.5,
        );
      const grounds = ['canvas', 'surface', 'surface-2'].map(token);
      for (const ground of [...grounds, ...NOTE_COLOURS.map(tinted)])
        expect(contrast(token(`ink-${ink}`), ground), `${ink} on ${ground}`).toBeGreaterThan(4.5);
    }
  });

  it('[BC676] are those of pictures', () => {
    for (const ink of NOTE_COLOURS)
      expect([token(`word-${ink}`), token(`ink-${ink}`), token(`note-${ink}`)]).toEqual([
        paint.word[ink],
        paint.ink[ink],
        paint.paper[ink],
      ]);
  });

  it('[BC676] are eight, none of which is the one that words have by themselves', () => {
    const tones = NOTE_COLOURS.map((ink) => token(`word-${ink}`));
    expect(new Set([...tones, LIGHT.text]).size).toBe(9);
  });
});

describe('words in pictures', () => {
  it('[BC677] stand so and have that colour, without filling that of lines', async () => {
    const parts = open();
    const { run, note, text, shape } = parts;
    const written = () => {
      const look = boardLook(parts.model);
      const svg = drawSvg(exported(parts), look, { title: '', description: '', fonts: '' })?.svg ?? '';
      return [...svg.matchAll(/<text x="(\d+)" y="([\d.]+)"[^>]*? fill="(#\w+)"[^>]*>Ab</g)].map(
        ([, x, y, fill]) => `${x} ${y} ${fill}`,
      );
    };
    const at = { note: written()[0], shape: written().at(-1) };
    expect([at.note?.split(' ')[2], at.shape?.split(' ')[2]]).toEqual([LIGHT.text, LIGHT.text]);
    await run('ink.rose', note, text, shape);
    await run('words.bottom', note, shape);
    const [ofNote = '', ofText = '', ofShape = ''] = written();
    expect([ofNote, ofText, ofShape].map((one) => one.split(' ')[2])).toEqual([
      LIGHT.word.rose,
      LIGHT.ink.rose,
      LIGHT.word.rose,
    ]);
    const down = (now: string, before = '') => Number(now.split(' ')[1]) - Number(before.split(' ')[1]);
    // One line of 31 px in a note, of 26 in a shape.
    expect([down(ofNote, at.note), down(ofShape, at.shape)]).toEqual([
      200 - 38 - 31 - 14,
      100 - 12 - 26 - 37,
    ]);
    await run('hollow', shape);
    expect(written().at(-1)?.split(' ')[2]).toBe(LIGHT.ink.rose);
  });
});

/** What is written on a picture of the board: the words, their colour, and where. */
function painted(item: BoardItem) {
  const box = { x: 0, y: 0, w: 200, h: 200 };
  const marks: string[] = [];
  const kept: Record<string | symbol, unknown> = { globalAlpha: 1, textAlign: 'start' };
  const context = new Proxy(kept, {
    get: (all, name) =>
      name === 'fillText'
        ? (words: string, _x: number, y: number) => marks.push(`${words} ${String(all.fillStyle)} ${y}`)
        : (all[name] ?? (() => undefined)),
  }) as unknown as CanvasRenderingContext2D;
  const colours: BoardColours = readColours({
    getPropertyValue: (name: string) => name,
  } as CSSStyleDeclaration);
  const fitter = new NoteFitter(createRuler((words) => words.length * 0.5));
  paintItem({ context, item, box, zoom: 1, brief: false, fitter, colours } as unknown as Painting);
  return marks;
}

describe('words from afar', () => {
  it('[BC677] stand as they do close up, in the same colour', async () => {
    const { run, note, text, shape, of } = open();
    const all = () => [note, text, shape].map((id) => painted(of(id))[0]);
    expect(all()).toEqual(['Ab --note-ink 29.5', 'Ab --ink-stone 15.5', 'Ab --note-ink 100']);
    await run('ink.lilac', note, text, shape);
    await run('words.middle', note);
    await run('words.top', shape);
    expect(all()).toEqual(['Ab --word-lilac 100', 'Ab --ink-lilac 15.5', 'Ab --word-lilac 25']);
    await run('hollow', shape);
    expect(all()[2]).toBe('Ab --ink-lilac 25');
  });

  it('[BC677] of a shape without filling are pressed where they stand', async () => {
    const { run, shape, of } = open('Some words');
    const fitter = new NoteFitter(createRuler((words) => words.length * 0.5));
    const box = { x: 0, y: 0, w: 200, h: 200 };
    const on = (y: number) => isOn(of(shape), box, { x: 100, y }, 0, fitter);
    await run('hollow', shape);
    expect([30, 100, 170].map(on)).toEqual([false, true, false]);
    await run('words.bottom', shape);
    expect([30, 100, 170].map(on)).toEqual([false, false, true]);
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
