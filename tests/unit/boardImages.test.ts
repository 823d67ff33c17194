import { describe, expect, it, vi } from 'vitest';
import { boardLook } from '../../client/app/board/exchange/boardLook.ts';
import { centre, intersects, union } from '../../client/canvas/geometry.ts';
import { resizeBox } from '../../client/canvas/resizeBox.ts';
import { createFrame, createNote } from '../../client/features/board/acts/make.ts';
import { createFigures } from '../../client/features/board/acts/makeFigure.ts';
import { pasteClip } from '../../client/features/board/acts/paste.ts';
import { newImages } from '../../client/features/board/canvas/newImages.ts';
import { clipOf, writeClip } from '../../client/features/board/clipboard/clip.ts';
import { readClip } from '../../client/features/board/clipboard/readClip.ts';
import { drawSvg } from '../../client/features/exports/picture/svg.ts';
import type { BoardItem, ImageItem } from '../../shared/documents/boardKinds.ts';
import { imageAddress } from '../../shared/documents/boardKinds.ts';
import { writeCsv } from '../../shared/exchange/boardCsv.ts';
import { parseJson, readJson, writeJson } from '../../shared/exchange/boardJson.ts';
import { writeMarkdown } from '../../shared/exchange/boardMarkdown.ts';
import { readMarkdown } from '../../shared/exchange/readMarkdown.ts';
import { readTable } from '../../shared/exchange/readTable.ts';
import type { DocumentId, ImageId, ItemId } from '../../shared/ids.ts';
import { newId } from '../../shared/ids.ts';
import { newCanvas } from '../support/boardCommands.ts';
import { newBoard } from '../support/boards.ts';
import { exported } from '../support/exchangeBoards.ts';

const home = newId<DocumentId>();
const image = 'a1'.repeat(32) as ImageId;
const DRAFT = { kind: 'image', x: 10, y: 20, w: 300, h: 200, image, home, text: 'Two <bridges>' } as const;

function boardWithImage() {
  const board = newBoard();
  const [id] = createFigures(board.context, [DRAFT]) ?? [];
  board.model.store.flush();
  return { board, id: id as ItemId };
}

const imagesOf = (items: Iterable<BoardItem | null>) =>
  [...items].filter((item): item is ImageItem => item?.kind === 'image');

describe('images on a board', () => {
  it.each([[{ image: 'x' }], [{ home: '../../secrets' }], [{ image: undefined }], [{ home: undefined }]])(
    '[IM10] one with %o is nothing',
    (bad) => {
      const board = newBoard();
      const [id] = createFigures(board.context, [{ ...DRAFT, ...(bad as object) }]) ?? [];
      board.model.store.flush();
      expect(board.model.item(id ?? null)).toBeNull();
    },
  );

  it('[IM10] sizes and places that cannot be are mended', () => {
    const board = newBoard();
    const [id] = createFigures(board.context, [{ ...DRAFT, w: -5, h: Number.NaN, x: 1e300 }]) ?? [];
    board.model.store.flush();
    expect(board.model.item(id ?? null)).toMatchObject({ w: 16, h: 360, x: 1_000_000 });
  });

  it('[BC324] with the mouse in the white of the chosen frame a picture comes there', () => {
    const { commands, model, selection, viewport, context } = newCanvas();
    const frame = createFrame(context, { x: 0, y: 0, w: 900, h: 700, title: 'Who shows' }) as ItemId;
    model.store.flush();
    selection.set([frame]);
    viewport.setCamera({ x: 0, y: 0, zoom: 1 });
    commands.pointAt({ x: 700, y: 500 });
    newImages(commands, [{ id: image, width: 480, height: 360 }], home);
    model.store.flush();
    expect(model.childrenOf(frame).map((id) => model.box(id))).toEqual([{ x: 420, y: 320, w: 480, h: 360 }]);
  });

  it('[IM12] a new one is no longer than 480, in the middle of what is seen, and chosen, with a question that catches no key', () => {
    const { commands, model, selection, offers } = newCanvas();
    newImages(commands, [{ id: image, width: 4_000, height: 3_000 }], home);
    const [id] = [...model.store.ids()];
    expect(model.item(id ?? null)).toMatchObject({ kind: 'image', w: 480, h: 360, image, home, text: '' });
    expect([selection.single, selection.editing]).toEqual([id, null]);
    const [question] = offers;
    expect([question?.words, question?.stands?.get()]).toEqual(['image.ask', true]);
    question?.act();
    expect(selection.editing).toBe(id);
    selection.stopEditing();
    commands.remove();
    expect(question?.stands?.get()).toBe(false);
  });

  it('[PR21] one that arrives while its owner presents moves nothing, and is asked about afterwards', () => {
    const { commands, model, selection, viewport, presenting, note } = newCanvas();
    const offer = vi.spyOn(commands.parts.voice, 'offer');
    note(2_000, 0);
    viewport.centreOn({ x: 9_000, y: 9_000 });
    const before = viewport.camera();
    presenting.set(true);
    newImages(commands, [{ id: image, width: 400, height: 200 }], home, { x: 0, y: 0 });
    expect([model.store.size, selection.ids.size, viewport.camera()]).toEqual([2, 0, before]);
    expect(offer.mock.lastCall?.[4]?.waits).toBe(presenting);
    presenting.set(false);
    newImages(commands, [{ id: image, width: 400, height: 200 }], home, { x: 0, y: 0 });
    expect([selection.ids.size, viewport.camera()]).not.toContainEqual(before);
  });

  it('[IM16] several lie beside each other and go in one step of undo', () => {
    const { commands, model, history, offers } = newCanvas();
    const view = { id: image, width: 400, height: 200 };
    newImages(commands, [view, { ...view, height: 800 }, view], home, { x: 1_000, y: 1_000 });
    const boxes = [...model.store.ids()].map((id) => model.box(id));
    expect(boxes.map((box) => box && [box.w, box.h])).toEqual([
      [400, 200],
      [240, 480],
      [400, 200],
    ]);
    for (const one of boxes)
      for (const other of boxes)
        if (one && other && one !== other) expect(intersects(one, other)).toBe(false);
    const around = union(boxes.filter((box) => box !== null));
    expect(around && centre(around)).toEqual({ x: 1_000, y: 1_000 });
    offers[0]?.act();
    expect(commands.asking).toEqual([...model.store.ids()]);
    history.undo();
    model.store.flush();
    expect(model.store.size).toBe(0);
  });

  it('[IM12] what it shows is its name; without, that is said', () => {
    const canvas = newCanvas();
    const [named, bare] = createFigures(canvas.context, [DRAFT, { ...DRAFT, text: '' }]) ?? [];
    canvas.model.store.flush();
    expect(canvas.names.nameOf(named as ItemId)).toContain('Two <bridges>');
    expect(canvas.names.nameOf(bare as ItemId)).toContain('untitled.image');
  });

  it('[IM13] keeps its proportions whichever corner is dragged', () => {
    const { commands, model, surface } = newCanvas();
    newImages(commands, [{ id: image, width: 400, height: 200 }], home);
    const [id] = [...model.store.ids()];
    const rules = surface.resizing(id as ItemId);
    const start = { x: 0, y: 0, w: 400, h: 200 };
    expect(rules && resizeBox(start, 'se', 100, 0, rules)).toMatchObject({ w: 500, h: 250 });
    expect(rules && resizeBox(start, 'nw', 399, 199, rules)).toMatchObject({ w: 32, h: 16 });
  });

  it('[IM13] a copy on another board shows the same bytes', () => {
    const { board, id } = boardWithImage();
    const clip = clipOf(board.model, [id]);
    const read = clip && readClip(writeClip(clip));
    const other = newBoard();
    if (read) pasteClip(other.context, read, { x: 0, y: 0 });
    other.model.store.flush();
    const [copy] = imagesOf([...other.model.store.ids()].map((one) => other.model.item(one)));
    expect(copy).toMatchObject({ image, home, w: 300, h: 200, text: 'Two <bridges>' });
  });

  it('[IM10] a clip with an image of nothing is no clip', () => {
    const { board, id } = boardWithImage();
    const clip = clipOf(board.model, [id]);
    const items = (clip?.items ?? []).map((one) => ({ ...one, more: {} }));
    expect(readClip(writeClip({ items }))).toBeNull();
  });

  it('[IM14] a table names its address and brings it back; a text shows it with its words', () => {
    const { board } = boardWithImage();
    createNote(board.context, { x: 900, y: 900, text: 'Beside it' });
    const address = `https://boards.example.org${imageAddress({ image, home })}`;
    const table = writeCsv(exported(board));
    expect(table).toContain(address);
    expect(readTable(table)).toMatchObject({
      kind: 'read',
      drafts: [
        { kind: 'image', text: 'Two <bridges>', fields: { image, home, w: 300, h: 200 } },
        { kind: 'note' },
      ],
    });
    const elsewhere = readTable(table.replace(address, 'https://elsewhere.example.org/a.png'));
    expect(elsewhere).toMatchObject({ drafts: [{ kind: 'note' }], report: { counts: { picture: 1 } } });
    const text = writeMarkdown(exported(board));
    expect(text).toContain(`- ![Two \\<bridges\\>](${address})`);
    expect(readMarkdown(text)).toMatchObject({
      kind: 'read',
      drafts: [{ kind: 'note', text: 'Two <bridges>' }, { kind: 'note' }],
    });
  });

  it('[IM13] JSON holds it whole, a drawing its bytes and its words', () => {
    const { board } = boardWithImage();
    const reading = readJson(parseJson(writeJson(exported(board))));
    expect(reading).toMatchObject({
      kind: 'read',
      drafts: [{ kind: 'image', text: 'Two <bridges>', fields: { image, home, w: 300, h: 200 } }],
    });
    const words = { title: 'Board', description: '', fonts: '' };
    const images = new Map([[imageAddress({ image, home }), 'data:image/png;base64,AAAA']]);
    const whole = drawSvg(exported(board), boardLook(board.model), { ...words, images })?.svg;
    expect(whole).toContain('href="data:image/png;base64,AAAA" role="img" aria-label="Two &lt;bridges&gt;"');
    const without = drawSvg(exported(board), boardLook(board.model), words)?.svg;
    expect(without).not.toContain('<image');
    expect(without).toContain('>Two &lt;bridges&gt;</text>');
  });
});
