import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32, inflateSync } from 'node:zlib';
import {
  IconAlertTriangleFilled,
  IconCheck,
  IconHeartFilled,
  IconQuestionMark,
  IconStarFilled,
} from '@tabler/icons-react';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { boardLook } from '../../client/app/board/exchange/boardLook.ts';
import { authorPx } from '../../client/canvas/text/measure.ts';
import { createNotes } from '../../client/features/board/acts/make.ts';
import { createTable } from '../../client/features/board/acts/newTable.ts';
import {
  encodePng,
  fittingScale,
  MOST_PIXELS,
  MOST_SIDE,
} from '../../client/features/exports/picture/png.ts';
import { REACTION_SIGNS, STICKER_SIGNS } from '../../client/features/exports/picture/signs.ts';
import { drawSvg } from '../../client/features/exports/picture/svg.ts';
import { REACTION_ICONS } from '../../client/together/reactionIcons.ts';
import { boardItems } from '../../shared/documents/board.ts';
import { NOTE_SIZE } from '../../shared/documents/boardKinds.ts';
import { REACTIONS } from '../../shared/domain/discussion.ts';
import { escapeXml } from '../../shared/exchange/escapeXml.ts';
import { type ItemId, type MemberId, newId } from '../../shared/ids.ts';
import { newBoard } from '../support/boards.ts';
import { built, exported, withFigures } from '../support/exchangeBoards.ts';
import { ROOT } from '../support/sources.ts';

const board = withFigures(
  built({
    notes: [
      { text: '</text><script>alert(1)</script>', colour: 'sun' },
      { text: 'a & b "c" \u0007', colour: 'mint' },
      { text: 'مرحبا', colour: 'sky' },
    ],
    clusters: ['Money'],
    frames: ['Budapest'],
    links: [[0, 2, 'leads to']],
  }),
  [
    { kind: 'text', text: 'Words', size: 'L' },
    { kind: 'shape', text: 'In', form: 'diamond' },
    { kind: 'sticker', symbol: 'star' },
    { kind: 'stroke', pen: 'marker', points: [0, 0, 50, 10_000, 10_000, 50] },
  ],
);
const words = { title: 'Board <1>', description: 'With 3 notes', fonts: '@font-face{}' };

describe('an SVG', () => {
  it('[EX12] [BC106] holds every item, its names and the typeface, and no markup of theirs', () => {
    const picture = drawSvg(exported(board), boardLook(board.model), words);
    const svg = picture?.svg ?? '';
    for (const part of [
      '<title id="title">Board &lt;1&gt;</title>',
      '<desc id="desc">With 3 notes</desc>',
      'role="img"',
    ])
      expect(svg).toContain(part);
    expect(svg).toContain('@font-face{}');
    for (const text of ['Money', 'Budapest', 'leads to', 'Words', '>In<', 'مرحبا', 'a &amp;'])
      expect(svg, text).toContain(text);
    expect(svg).not.toMatch(/<script|NaN|undefined/);
    expect(svg.match(/opacity="0.4"/g)).toHaveLength(1);
    // [BC106] A dot has an edge in the colour of the picture's ground.
    expect(svg).toMatch(/<circle [^>]*stroke="#[0-9a-f]{3,6}" stroke-width="2"/i);
    // Well formed: every element that opens closes.
    expect(svg.match(/<text /g)?.length).toBe(svg.match(/<\/text>/g)?.length);
    expect(picture && picture.w > 0 && picture.h > 0).toBe(true);
  });

  it('[BC170] the words on a link come after all that they could lie under', () => {
    const svg = drawSvg(exported(board), boardLook(board.model), words)?.svg ?? '';
    expect(svg.split('\n').at(-2)).toContain('leads to');
    expect(svg.split('leads to')).toHaveLength(2);
  });

  it('[BC382] the words on a link lie on its pill, all of them', () => {
    const link = board.store.ids().find((id) => board.model.item(id)?.kind === 'connector') as ItemId;
    const item = board.model.item(link);
    const pill = item && boardLook(board.model).labelOf(item);
    const longer = item && boardLook(board.model).labelOf({ ...item, text: 'leads to '.repeat(40) });
    expect(longer?.w).toBeGreaterThan(3_000);
    const svg = drawSvg(exported(board), boardLook(board.model), words)?.svg ?? '';
    const middle = Math.round(((pill?.x ?? 0) + (pill?.w ?? 0) / 2) * 10) / 10;
    expect(svg).toMatch(
      new RegExp(`<rect [^>]*height="35" rx="16"[^>]*/>\\s*<text x="${middle}"[^>]*>leads to`),
    );
    expect(svg).not.toContain('paint-order');
  });

  it('[EX41] says who wrote a note as large as the board does, with the badge, and not beyond the note', () => {
    const css = readFileSync(join(ROOT, 'client/features/board/canvas/views/Items.module.css'), 'utf8');
    const size = authorPx(NOTE_SIZE);
    const badge = size * Number(/\.author b \{\s+font-size: ([\d.]+)em/.exec(css)?.[1]);
    const saying = (name: string) => {
      const { items, ...rest } = exported(board);
      const author = { name, city: 'Budapest', badge: 'B$&' };
      const svg =
        drawSvg({ ...rest, items: items.map((one) => ({ ...one, author })) }, look, words)?.svg ?? '';
      return new RegExp(
        `font-size="${size}"[^>]*>([^<]*)<tspan [^>]*font-size="${badge}"[^>]*>([^<]*)<`,
      ).exec(svg);
    };
    const look = boardLook(board.model);
    expect(saying('Anna Kovács')?.slice(1)).toEqual(['Anna Kovács', 'B$&amp;']);
    expect(saying('Wolfeschlegelsteinhausenbergerdorff')?.[1]).toMatch(/^Wolfeschleg.*…$/);
  });

  it('[TB81] does not say who wrote the notes of a table where that is who made it', () => {
    const it = newBoard();
    const [mine, theirs] = ['12.5', '1,300'].map(
      (text) => createNotes(it.context, [{ x: 0, y: 0, colour: 'sun', text }])?.[0] as ItemId,
    );
    boardItems(it.doc)
      .get(theirs as string)
      ?.set('author', newId<MemberId>());
    const notes = [mine, theirs].map((id, column) => ({ id: id as ItemId, row: 0, column }));
    createTable(it.context, { x: 0, y: 0, title: 'Plan', rows: ['Bergen'], columns: ['A', 'B'], notes });
    const board = exported(it);
    const author = (id: ItemId) => ({ name: id === mine ? 'Anna' : 'Elif', city: 'Budapest' });
    const items = board.items.map((one) => ({ ...one, author: author(one.item.id) }));
    const svg = drawSvg({ ...board, items }, boardLook(it.model), words)?.svg ?? '';
    expect([svg.includes('12.5'), svg.includes('>Anna<'), svg.includes('>Elif<')]).toEqual([
      true,
      false,
      true,
    ]);
  });

  it('[BC90] words from right to left begin at the right edge of their note', () => {
    const svg = drawSvg(exported(board), boardLook(board.model), words)?.svg ?? '';
    const texts = svg.split('<text ').filter((one) => /مرحبا|a &amp;/.test(one));
    expect(texts.map((one) => one.includes('direction="rtl"'))).toEqual([false, true]);
    const left = (one = '') => Number(/x="([\d.-]+)"/.exec(one)?.[1]);
    const notes = board.model.boxes();
    const rtl = [...notes].find(([id]) => board.model.item(id)?.text === 'مرحبا')?.[1];
    expect(left(texts[1])).toBe((rtl?.x ?? 0) + (rtl?.w ?? 0) - 16);
  });

  it('[EX40] has reactions with their counts and the symbols of stickers as drawings, those of the board', () => {
    const note = [...board.model.boxes()]
      .map(([id]) => id)
      .find((id) => board.model.item(id)?.kind === 'note');
    const given = REACTIONS.map((reaction, at) => ({ reaction, count: 70 + at }));
    const svg = drawSvg(
      exported(board, null, new Map([[note as ItemId, given]])),
      boardLook(board.model),
      words,
    )?.svg;
    for (const { reaction, count } of given) {
      expect(svg).toContain(REACTION_SIGNS[reaction].path);
      expect(svg).toMatch(new RegExp(`>${count}</text>`));
    }
    expect(svg).toContain(STICKER_SIGNS.star.path);
    expect(svg).not.toMatch(/[\u2190-\u2bff\u{1f000}-\u{1ffff}]/u);
    const icons = {
      star: IconStarFilled,
      heart: IconHeartFilled,
      question: IconQuestionMark,
      check: IconCheck,
      warning: IconAlertTriangleFilled,
    };
    const paths = (icon: typeof IconCheck) =>
      [...renderToStaticMarkup(createElement(icon)).matchAll(/ d="([^"]+)"/g)]
        .map(([, path]) => path)
        .join('');
    for (const [symbol, icon] of Object.entries(icons))
      expect(STICKER_SIGNS[symbol as keyof typeof icons].path).toBe(paths(icon));
    for (const reaction of REACTIONS)
      expect(REACTION_SIGNS[reaction].path).toBe(paths(REACTION_ICONS[reaction]));
  });

  it('[EX12] of nothing is nothing, and half letters are left out', () => {
    expect(
      drawSvg({ title: '', origin: '', at: 0, frame: null, items: [] }, boardLook(board.model), words),
    ).toBeNull();
    expect(escapeXml('a\ud800b\u0000c<"')).toBe('abc&lt;&quot;');
  });
});

interface Chunk {
  readonly type: string;
  readonly data: Buffer;
}

function chunksOf(file: Buffer): readonly Chunk[] {
  const chunks: Chunk[] = [];
  for (let at = 8; at < file.length; ) {
    const length = file.readUInt32BE(at);
    const body = file.subarray(at + 4, at + 8 + length);
    // Node 22 has crc32; older ones are tested by the browser that opens the file.
    if (typeof crc32 === 'function') expect(file.readUInt32BE(at + 8 + length)).toBe(crc32(body));
    chunks.push({ type: body.subarray(0, 4).toString('latin1'), data: body.subarray(4) });
    at += 12 + length;
  }
  return chunks;
}

/** Red grows to the right, green with the row. */
function band(width: number) {
  return (top: number, rows: number) => {
    const pixels = new Uint8ClampedArray(width * rows * 4);
    for (let at = 0; at < width * rows; at++)
      pixels.set([(at % width) * 3, (top + Math.floor(at / width)) & 255, 7, 255], at * 4);
    return pixels;
  };
}

describe('a PNG', () => {
  const size = { w: 40, h: 600 };
  const naming = { title: 'Titel', description: 'Beschrijving – ü' };

  it('[EX13] holds the pixels of its bands, and its words', async () => {
    const shares: number[] = [];
    const blob = await encodePng({
      ...naming,
      size,
      band: band(size.w),
      onProgress: (share) => shares.push(share),
      signal: new AbortController().signal,
    });
    const chunks = chunksOf(Buffer.from(await blob.arrayBuffer()));
    expect(chunks.map((chunk) => chunk.type)).toEqual(['IHDR', 'iTXt', 'iTXt', 'IDAT', 'IEND']);
    expect(chunks[2]?.data.toString('utf8')).toBe('Description\0\0\0\0\0Beschrijving – ü');
    const rows = inflateSync(chunks[3]?.data ?? Buffer.alloc(0));
    expect(rows.length).toBe(size.h * (1 + 3 * size.w));
    const row = 300 * (1 + 3 * size.w);
    const pixel = [0, 0, 0];
    for (let at = 0; at < 10 * 3; at++)
      pixel[at % 3] = ((pixel[at % 3] ?? 0) + (rows[row + 1 + at] ?? 0)) & 255;
    expect([rows[row], ...pixel]).toEqual([1, 27, 300 & 255, 7]);
    expect(shares).toEqual([256 / 600, 512 / 600, 1]);
  });

  it('[EX13] is given up between two bands', async () => {
    const control = new AbortController();
    const painted: number[] = [];
    const paint = (top: number, rows: number) => {
      painted.push(top);
      control.abort(new Error('enough'));
      return band(size.w)(top, rows);
    };
    const made = encodePng({
      ...naming,
      size,
      band: paint,
      onProgress: () => undefined,
      signal: control.signal,
    });
    await expect(made).rejects.toThrow('enough');
    expect(painted).toEqual([0]);
  });

  it('[EX13] is as large as fits', () => {
    expect(fittingScale({ w: 2_000, h: 1_000 }, 2)).toBe(2);
    for (const large of [
      { w: 30_000, h: 500 },
      { w: 12_000, h: 12_000 },
      { w: 400_000, h: 300_000 },
    ]) {
      const scale = fittingScale(large, 2);
      expect(scale).toBeLessThan(2);
      expect(large.w * scale).toBeLessThanOrEqual(MOST_SIDE);
      expect(large.w * scale * large.h * scale).toBeLessThanOrEqual(MOST_PIXELS);
    }
  });
});
