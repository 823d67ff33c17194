/** Words in a colour of their own as they are seen: tones that can be read, pictures, the far view. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { boardLook } from '../../client/app/board/exchange/boardLook.ts';
import { createRuler } from '../../client/canvas/text/measure.ts';
import { isOn } from '../../client/features/board/canvas/isOn.ts';
import {
  type BoardColours,
  type Painting,
  paintItem,
  readColours,
} from '../../client/features/board/canvas/paint.ts';
import { NoteFitter } from '../../client/features/board/text/fitNote.ts';
import { DARK, LIGHT } from '../../client/features/exports/picture/paint.ts';
import { drawSvg } from '../../client/features/exports/picture/svg.ts';
import { type BoardItem, NOTE_COLOURS } from '../../shared/documents/boardKinds.ts';
import { exported } from '../support/exchangeBoards.ts';
import { openWords } from '../support/wordsBoard.ts';

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
    const parts = openWords();
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
    const { run, note, text, shape, of } = openWords();
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
    const { run, shape, of } = openWords('Some words');
    const fitter = new NoteFitter(createRuler((words) => words.length * 0.5));
    const box = { x: 0, y: 0, w: 200, h: 200 };
    const on = (y: number) => isOn(of(shape), box, { x: 100, y }, 0, fitter);
    await run('hollow', shape);
    expect([30, 100, 170].map(on)).toEqual([false, true, false]);
    await run('words.bottom', shape);
    expect([30, 100, 170].map(on)).toEqual([false, false, true]);
  });
});
