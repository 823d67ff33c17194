/** How what brings no places lands: near the shape of a screen, in reading order, nothing on anything else. */
import { describe, expect, it } from 'vitest';
import { intersects, union } from '../../client/canvas/geometry.ts';
import { MIN_ZOOM } from '../../client/canvas/Viewport.ts';
import { bringIn } from '../../client/features/board/actions/bringIn.ts';
import { layList } from '../../client/features/board/acts/paste.ts';
import { Clipboard } from '../../client/features/board/canvas/Clipboard.ts';
import { NOTE_SIZE } from '../../shared/documents/boardKinds.ts';
import type { Draft } from '../../shared/exchange/draft.ts';
import { aroundDrafts, draftBoxes } from '../../shared/exchange/draftBoxes.ts';
import { noteHeight } from '../../shared/exchange/noteHeight.ts';
import { readAny } from '../../shared/exchange/readFile.ts';
import { inScreenRows } from '../../shared/exchange/screenRows.ts';
import { newCanvas } from '../support/boardCommands.ts';

const numbers = (count: number) => Array.from({ length: count }, (_, at) => at + 1);

function drafts(end: string, text: string): readonly Draft[] {
  const reading = readAny(end, text);
  if (reading.kind === 'refused') throw new Error(reading.why);
  return reading.drafts;
}

const words = (at: number) => `Idea ${at} ${'about the money that we do not have '.repeat(at % 7)}`;

const MANY: Readonly<Record<string, () => readonly Draft[]>> = {
  'a text': () => drafts('.txt', numbers(5_000).map(words).join('\n')),
  'a table': () => drafts('.csv', ['text', ...numbers(5_000).map(words)].join('\n')),
  'a table without names': () =>
    drafts(
      '.csv',
      numbers(5_000)
        .map((at) => `${at};x${at};"a ${words(at)}"`)
        .join('\n'),
    ),
  'one cluster': () =>
    drafts('.csv', ['text,cluster', ...numbers(5_000).map((at) => `${words(at)},Money`)].join('\n')),
  'many clusters': () =>
    drafts('.csv', ['text,cluster', ...numbers(3_000).map((at) => `n ${at},Theme ${at % 90}`)].join('\n')),
  'many frames': () =>
    drafts(
      '.md',
      numbers(60)
        .map(
          (at) =>
            `## Frame ${at}\n${numbers(at)
              .map((one) => `- ${words(one)}`)
              .join('\n')}`,
        )
        .join('\n'),
    ),
  'notes, clusters and frames': () =>
    drafts(
      '.md',
      `${numbers(900)
        .map((at) => `- n ${at}`)
        .join('\n')}\n### Money\n- a\n- b\n## Frame\n${numbers(400)
        .map((at) => `- n ${at}`)
        .join('\n')}\n## Other\n- c`,
    ),
};

function overlapping(all: readonly Draft[]): number {
  const boxes = draftBoxes(all)
    .flatMap((box) => (box && box.draft.parent === null ? [box] : []))
    .toSorted((a, b) => a.y - b.y);
  return boxes.filter((box, at) => {
    for (let next = at + 1; next < boxes.length; next++) {
      const other = boxes[next];
      if (!other || other.y >= box.y + box.h) return false;
      if (other.x < box.x + box.w && box.x < other.x + other.w) return true;
    }
    return false;
  }).length;
}

describe('[EX25] what brings no places', () => {
  it.each(Object.keys(MANY))('has the shape of a screen: %s', (what) => {
    const all = MANY[what]?.() ?? [];
    const around = aroundDrafts(all);
    const shape = (around?.w ?? 0) / (around?.h ?? 1);
    expect(shape).toBeGreaterThan(1.2);
    expect(shape).toBeLessThan(1.9);
    expect(overlapping(all)).toBe(0);
  });

  it('keeps its order, row by row', () => {
    const { places } = inScreenRows([
      { sizes: numbers(200).map((at) => ({ w: 200, h: 200 + (at % 5) * 90 })), gap: 20 },
    ]);
    const placed = places[0] ?? [];
    const read = placed.map((place, at) => ({ ...place, at })).toSorted((a, b) => a.y - b.y || a.x - b.x);
    expect(read.map(({ at }) => at)).toEqual(numbers(200).map((at) => at - 1));
  });

  it('few stand in one row, while that can be read', () => {
    const rowsOf = (count: number, w: number) =>
      new Set(
        inScreenRows([{ sizes: numbers(count).map(() => ({ w, h: 200 })), gap: 20 }]).places[0]?.map(
          ({ y }) => y,
        ),
      ).size;
    expect([rowsOf(5, 200), rowsOf(6, 200), rowsOf(3, 1_000), rowsOf(5, 1_000)]).toEqual([1, 2, 1, 5]);
    expect(new Set(layList(['a', 'b', 'c', 'd', 'e']).places.map(({ y }) => y)).size).toBe(1);
  });

  it('is seen whole at the smallest zoom, and lands readable: thousands of notes of a file', () => {
    const canvas = newCanvas();
    canvas.viewport.setSize({ w: 1_440, h: 852 });
    bringIn(canvas.commands.parts, MANY['a text']?.() ?? [], 'came');
    expect(canvas.viewport.zoom).toBe(0.5);
    const all = union([...canvas.model.boxes()].map(([, box]) => box));
    if (!all) throw new Error('nothing came');
    expect(canvas.viewport.cameraToFit(all).zoom).toBeGreaterThanOrEqual(MIN_ZOOM);
    canvas.viewport.fit(all);
    const { w, h } = canvas.viewport.visibleBox();
    expect([w >= all.w, h >= all.h]).toEqual([true, true]);
  });

  it('lands readable when it is pasted, too', () => {
    const canvas = newCanvas();
    canvas.viewport.setSize({ w: 1_440, h: 852 });
    new Clipboard(canvas.commands).create({ lines: numbers(2_000).map((at) => `Idea ${at}`), cut: 0 });
    const boxes = [...canvas.model.boxes()].map(([, box]) => box);
    const all = union(boxes);
    expect(all && all.w / all.h).toBeGreaterThan(1.3);
    expect(all && all.w / all.h).toBeLessThan(1.7);
    expect(canvas.viewport.zoom).toBeGreaterThan(0.4);
    const seen = canvas.viewport.boxToBoard(canvas.viewport.clearBox());
    const first = canvas.model.box(canvas.model.readingOrder()[0] as never);
    expect(first && first.x >= seen.x && first.y >= seen.y && first.x + NOTE_SIZE <= seen.x + seen.w).toBe(
      true,
    );
  });

  it('long lines that are pasted lie on nothing', () => {
    const canvas = newCanvas();
    const lines = numbers(24).map((at) =>
      'what the council could do about it '.repeat(at % 3 === 0 ? 20 : 1).trim(),
    );
    new Clipboard(canvas.commands).create({ lines, cut: 0 });
    // Nothing is measured here: as high as such words become.
    const boxes = [...canvas.model.boxes()].map(([id, box]) => ({
      ...box,
      h: noteHeight(canvas.model.item(id)?.text ?? ''),
    }));
    expect(boxes.some(({ h }) => h > NOTE_SIZE)).toBe(true);
    const covered = boxes.filter((one, at) =>
      boxes.some((other, place) => place > at && intersects(one, other)),
    );
    expect(covered).toEqual([]);
  });
});
