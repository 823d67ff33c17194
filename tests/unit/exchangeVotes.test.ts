import { describe, expect, it } from 'vitest';
import { createFigures } from '../../client/features/board/acts/makeFigure.ts';
import type { StickerSymbol } from '../../shared/documents/boardKinds.ts';
import { COLUMNS, writeCsv } from '../../shared/exchange/boardCsv.ts';
import { writeMarkdown } from '../../shared/exchange/boardMarkdown.ts';
import { readMarkdown } from '../../shared/exchange/readMarkdown.ts';
import type { ItemId } from '../../shared/ids.ts';
import { built, exported, landed } from '../support/exchangeBoards.ts';

describe('what was voted', () => {
  function votedBoard() {
    const board = built({
      notes: [
        { text: 'Ask the bank', colour: 'mint' },
        { text: 'Two\nlines *(5 ●)*', colour: 'mint' },
        { text: 'Neighbours', colour: 'mint' },
      ],
      clusters: ['Money'],
      frames: [],
      links: [[0, 1, '']],
    });
    const { model, context } = board;
    const idOf = (words: string) =>
      model.readingOrder().find((id) => model.item(id)?.text.startsWith(words)) as ItemId;
    const stick = (on: string, symbols: readonly StickerSymbol[]) =>
      createFigures(
        context,
        symbols.map((symbol, at) => ({ kind: 'sticker', symbol, parent: idOf(on), x: 10 * at, y: 10 })),
      );
    stick('Ask', ['dot', 'star', 'dot']);
    stick('Money', ['check']);
    const reactions = new Map([
      [idOf('Two'), [{ reaction: 'agree', count: 12 } as const, { reaction: 'question', count: 1 } as const]],
    ]);
    return exported(board, null, reactions);
  }

  it('[EX28] stands behind the words in Markdown, and does not come back as words', () => {
    const board = votedBoard();
    const written = writeMarkdown(board);
    expect(written).toContain('### Money *(1 ✓)*\n');
    expect(written).toContain('- Ask the bank *(2 ●, 1 ★)*\n  - → ');
    expect(written).toContain('- Two\n  lines \\*(5 ●)\\* *(12 👍, 1 ❓)*\n');
    expect(written).toContain('- Neighbours\n');
    const texts = exported(landed(readMarkdown(written))).items.map(({ item }) => item.text);
    expect(texts.toSorted()).toEqual(['', 'Ask the bank', 'Money', 'Neighbours', 'Two\nlines *(5 ●)*']);
  });

  it('[EX28] is a column of numbers in CSV for each sticker and reaction that somebody gave', () => {
    const [names = '', ...rows] = writeCsv(votedBoard()).replace('\ufeff', '').split('\r\n');
    expect(names.split(',').slice(COLUMNS.length)).toEqual([
      'sticker dot',
      'sticker star',
      'sticker check',
      'reaction agree',
      'reaction question',
    ]);
    expect(rows.find((row) => row.includes('Ask the bank'))).toMatch(/,2,1,,,$/);
    expect(rows.find((row) => row.includes('Neighbours'))).toMatch(/,,,,,$/);
    expect(rows.find((row) => row.includes('cluster,Money'))).toMatch(/,,,1,,$/);
    const without = exported(
      built({ notes: [{ text: 'x', colour: 'sun' }], clusters: [], frames: [], links: [] }),
    );
    expect(writeCsv(without)).not.toContain('sticker');
  });
});
