import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { breakLines } from '../../client/canvas/text/breakLines.ts';
import { createRuler } from '../../client/canvas/text/measure.ts';
import { leastLetters, lettersOf, shapeBox, wordsWidth } from '../../client/features/board/model/figures.ts';
import { NoteFitter } from '../../client/features/board/text/fitNote.ts';
import type { Shape } from '../../shared/documents/boardKinds.ts';

const fitter = () => new NoteFitter(createRuler((text) => text.length * 0.5));

describe('words on a note', () => {
  it('[BD16] few words are large, more are smaller, many make the note grow down', () => {
    const fit = fitter();
    expect(fit.fit('Few words', 200)).toMatchObject({ fontSize: 24, height: 200, lines: ['Few words'] });
    const more = fit.fit('Banks lend to a person and almost never to a whole block of flats', 200);
    expect(more.fontSize).toBeLessThan(24);
    expect(more.height).toBe(200);
    const many = fit.fit('word '.repeat(200), 200);
    expect(many.fontSize).toBe(14);
    expect(many.height).toBe(14 + 38 + many.lines.length * many.lineHeight);
  });

  it('[BC432] in a shape a long word is made smaller before it is cut, down to 10 px; a chosen size stays', () => {
    const { words } = fitter();
    const shape = { form: 'diamond', text: 'Besluiten' } as const;
    const at = (width: number, more: Partial<Shape> = {}) => {
      const one = { ...shape, ...more };
      return words(one.text, wordsWidth(one, width), lettersOf(one), leastLetters(one));
    };
    expect(at(300)).toMatchObject({ fontSize: 20, lines: ['Besluiten'] });
    expect(at(120)).toMatchObject({ fontSize: 13, lines: ['Besluiten'], height: 17 });
    expect(at(80)).toMatchObject({ fontSize: 10, lines: ['Besluit', 'en'] });
    expect(at(120, { size: 'M' }).fontSize).toBe(24);
    // The box grows for what is seen, not for what larger letters would need.
    const box = (text: string) =>
      shapeBox({ ...shape, kind: 'shape', x: 0, y: 0, w: 120, h: 30, text } as Shape, (...asked) => {
        const [words, width, most, , least] = asked;
        return fitter().words(words, width, most, least).height;
      });
    expect(box('Besluiten').h).toBe(34);
  });

  it('[BC702] on small notes a long word makes the words smaller until it fits, and begins its own line where it is cut', () => {
    const fit = fitter();
    const at = (text: string, width: number) => {
      const { fontSize, lines } = fit.fit(text, width);
      return [fontSize, ...lines];
    };
    // Nine letters a line at 14 px, on a square of 100.
    expect(at('Loan guarantees', 100)).toEqual([13, 'Loan', 'guarantees']);
    expect(at('Old neighbour', 100)).toEqual([14, 'Old', 'neighbour']);
    expect(at('The Energiegenossenschaftler', 200)).toEqual([13, 'The', 'Energiegenossenschaftler']);
    expect(at(`The ${'n'.repeat(33)}`, 200)).toEqual([10, 'The', 'n'.repeat(33)]);
    // In vain: as large as ever.
    expect(at(`The ${'n'.repeat(34)}`, 200)).toEqual([14, 'The', 'n'.repeat(23), 'n'.repeat(11)]);
    expect(at(`The ${'n'.repeat(26)}`, 400)).toEqual([28, 'The', 'n'.repeat(26)]);
    expect(at(`The ${'n'.repeat(28)}`, 400)).toEqual([26, 'The', 'n'.repeat(28)]);
    // Of a text and in a shape as well, and below what is seen of the note nothing is lost.
    expect(fit.words('The Energiegenossenschaften', 100, 16).lines[0]).toBe('The');
    expect(fit.height('Loan guarantees', 100)).toBe(fit.fit('Loan guarantees', 100).height);
  });

  it('[BD16] a long word is made smaller before it is cut, and no letter is lost', () => {
    const fit = fitter();
    expect(fit.fit('Gemeindeverbund', 200)).toMatchObject({ fontSize: 22, lines: ['Gemeindeverbund'] });
    const word = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft';
    const cut = fit.fit(`${word} 😀\n\nend`, 200);
    expect(cut.fontSize).toBe(14);
    expect(cut.lines.join('')).toBe(`${word} 😀end`);
    expect(cut.lines).toContain('');
  });

  it('[BD16] the size is the largest of the sizes whose lines, broken one by one, fit', () => {
    const ruler = createRuler((text) =>
      [...text].reduce((sum, letter) => sum + 0.3 + ((letter.codePointAt(0) ?? 0) % 7) / 10, 0),
    );
    const words = fc.array(
      fc.oneof(
        fc.string({ maxLength: 14 }),
        fc.constantFrom('a-b', 'x/y/z', '–', '住宅', 'naïve', '\n', '  ', '\u2028', 'Straßenbahn', '😀', ''),
      ),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(words, (parts) => {
        const text = parts.join(' ');
        const broken = (size: number) => breakLines(text, (168 * 0.995) / size, ruler);
        const whole = [24, 22, 20, 18, 16].find((size) => {
          const { lines, cut } = broken(size);
          return !cut && lines.length * Math.round(size * 1.28) <= 148;
        });
        const fits = whole ?? [14, 13, 12, 11, 10].find((size) => !broken(size).cut) ?? 14;
        const fit = new NoteFitter(ruler).fit(text, 200);
        expect(fit.fontSize).toBe(fits);
        expect(fit.lines).toEqual(breakLines(text, (168 * 0.995) / fit.fontSize, ruler).lines);
      }),
    );
  });

  it('[BD16] a height that is known without breaking lines is the height of the lines, and costs no word', () => {
    const measured: string[] = [];
    const kerned = createRuler((text) => {
      measured.push(text);
      const letters = [...text];
      return (
        letters.reduce((sum, letter) => sum + 0.2 + ((letter.codePointAt(0) ?? 0) % 9) / 10, 0) *
        (letters.length > 1 ? 1.04 : 1)
      );
    });
    const words = fc.array(
      fc.oneof(
        fc.string({ maxLength: 12 }),
        fc.constantFrom('heat', 'of', '\n', 'a-b', 'Straßenbahn', 'naïve', '住宅', '😀'),
      ),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(words, fc.integer({ min: 80, max: 900 }), (list, width) => {
        const text = list.join(' ');
        expect(new NoteFitter(kerned).height(text, width)).toBe(
          new NoteFitter(kerned).fit(text, width).height,
        );
      }),
    );
    measured.length = 0;
    expect(new NoteFitter(kerned).height('Owners fear the costs', 200)).toBe(200);
    expect(measured.every((text) => text.length === 1)).toBe(true);
  });

  it('[BD16] the same words are laid out once, until the font changes', () => {
    let wide = 0.5;
    const fit = new NoteFitter(createRuler((text) => text.length * wide));
    const first = fit.fit('same', 200);
    expect(fit.fit('same', 200)).toBe(first);
    expect(fit.reset()).toBe(false);
    expect(fit.fit('same', 200)).toBe(first);
    wide = 1.5;
    expect(fit.reset()).toBe(true);
    expect(fit.fit('same', 200)).not.toBe(first);
    expect(fit.fit('x'.repeat(1_000_000), 200).lines.join('').length).toBe(10_000);
  });
});
