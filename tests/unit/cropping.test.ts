/** Which part of a picture is shown: the field, what hands make of it, and where it is seen. */
import { describe, expect, it, vi } from 'vitest';
import { boardLook } from '../../client/app/board/exchange/boardLook.ts';
import { centre, turned } from '../../client/canvas/geometry.ts';
import { duplicateItems } from '../../client/features/board/acts/copy.ts';
import { lockItems } from '../../client/features/board/acts/lock.ts';
import { createFigures } from '../../client/features/board/acts/makeFigure.ts';
import { pasteClip } from '../../client/features/board/acts/paste.ts';
import { crops } from '../../client/features/board/canvas/laterCrop.ts';
import { paintItem } from '../../client/features/board/canvas/paint.ts';
import { replaceImage } from '../../client/features/board/canvas/replaceImage.ts';
import { clipOf, writeClip } from '../../client/features/board/clipboard/clip.ts';
import { readClip } from '../../client/features/board/clipboard/readClip.ts';
import { cropImage } from '../../client/features/board/crop/cropImage.ts';
import { keepCrop, showWhole } from '../../client/features/board/crop/keepCrop.ts';
import { startCrop } from '../../client/features/board/crop/startCrop.ts';
import {
  boundsOfWhole,
  cropped,
  croppingOf,
  cutOff,
  pan,
  pull,
} from '../../client/features/board/crop/window.ts';
import { cropStyle } from '../../client/features/board/model/cropStyle.ts';
import { drawSvg } from '../../client/features/exports/picture/svg.ts';
import type { ImageItem } from '../../shared/documents/boardKinds.ts';
import { imageAddress } from '../../shared/documents/boardKinds.ts';
import { type Crop, readCrop } from '../../shared/documents/crop.ts';
import { parseJson, readJson, writeJson } from '../../shared/exchange/boardJson.ts';
import type { DocumentId, ImageId, ItemId } from '../../shared/ids.ts';
import { newId } from '../../shared/ids.ts';
import { newCanvas } from '../support/boardCommands.ts';
import { newBoard } from '../support/boards.ts';
import { exported } from '../support/exchangeBoards.ts';

await crops.fetch();

const home = newId<DocumentId>();
const image = 'a1'.repeat(32) as ImageId;
const other = 'b2'.repeat(32) as ImageId;
/** Of a picture of 400 × 200 at (0, 0). */
const QUARTER: Crop = [0.25, 0.5, 0.5, 0.5];
const DRAFT = { kind: 'image', x: 100, y: 100, w: 200, h: 100, image, home, text: 'A bridge' } as const;

function withPicture(more: object = {}) {
  const canvas = newCanvas();
  const [id] = createFigures(canvas.context, [{ ...DRAFT, crop: QUARTER, ...more }]) ?? [];
  canvas.model.store.flush();
  const picture = () => canvas.model.item(id as ItemId) as ImageItem;
  return { ...canvas, id: id as ItemId, picture };
}

describe('the part of a picture that is shown', () => {
  it.each([
    [Number.NaN, 0, 1, 1],
    [-0.1, 0, 0.5, 0.5],
    [0, 0, 0, 0.5],
    [0, 0, 0.0001, 0.5],
    [0.6, 0, 0.5, 0.5],
    [0, 0.6, 0.5, 0.5],
    [0, 0, Number.POSITIVE_INFINITY, 0.5],
    [0, 0, 1, 1],
    [0, 0, 0.5],
    [0, 0, 0.5, 0.5, 0.5],
    ['0', 0, 0.5, 0.5],
  ])('[IM32] %s, %s, %s, %s is no part', (...hostile) => {
    expect(readCrop(hostile)).toEqual({});
    const { picture } = withPicture({ crop: hostile });
    expect(picture()).toMatchObject({ image, w: 200 });
    expect(picture().crop).toBeUndefined();
    expect(picture().extra).toBeUndefined();
  });

  it.each([[null], [{ x: 0, y: 0, w: 0.5, h: 0.5 }], ['0,0,1,1'], [7]])('[IM32] %s is no part', (hostile) => {
    expect(readCrop(hostile)).toEqual({});
  });

  it('[IM32] four shares within the picture are one, also with what rounding adds', () => {
    expect(withPicture().picture().crop).toEqual(QUARTER);
    expect(readCrop([0.9, 0, 0.1 + 1e-12, 1])).toEqual({ crop: [0.9, 0, 0.1 + 1e-12, 1] });
  });

  it('[IM33] the whole lies around the window; the picture goes along under it as far as it fills it', () => {
    const start = croppingOf(withPicture().picture());
    expect(start).toEqual({
      whole: { x: 0, y: 0, w: 400, h: 200 },
      window: { x: 100, y: 100, w: 200, h: 100 },
    });
    expect(pan(start, 40, -20).whole).toMatchObject({ x: 40, y: 0 });
    expect(pan(start, 900, 900).whole).toMatchObject({ x: 100, y: 100 });
    expect(pan(start, -900, -900).whole).toMatchObject({ x: -100, y: 0 });
    expect(pan(start, 900, 900).window).toEqual(start.window);
  });

  it('[IM33] handles move edges within the picture, and leave something of it', () => {
    const start = croppingOf(withPicture().picture());
    expect(pull(start, 'nw', -900, -900).window).toEqual({ x: 0, y: 0, w: 300, h: 200 });
    expect(pull(start, 'e', 50, 50).window).toEqual({ x: 100, y: 100, w: 250, h: 100 });
    expect(pull(start, 'se', -900, -900).window).toEqual({ x: 100, y: 100, w: 16, h: 16 });
    expect(pull(start, 's', 0, 900).window).toEqual(start.window);
    expect(cutOff(start)).toEqual({ left: 25, right: 25, top: 50, bottom: 0 });
  });

  it.each([[0], [90], [-37]])('[IM35] what is seen stays where it is, turned by %i°', (angle) => {
    const { picture, commands, id } = withPicture({ angle });
    /** Where a point of the picture, given by shares of it, is seen. */
    const seen = (x: number, y: number) => {
      const { whole } = croppingOf(picture());
      return turned({ x: whole.x + x * whole.w, y: whole.y + y * whole.h }, centre(picture()), angle);
    };
    const before = seen(0.5, 0.75);
    keepCrop(commands, id, (now) => pull(pull(now, 'nw', -60, -40), 'e', -30, 0));
    expect(picture()).toMatchObject({ w: 230, h: 140, crop: [0.1, 0.3, 0.575, 0.7] });
    const after = seen(0.5, 0.75);
    expect(Math.abs(after.x - before.x)).toBeLessThanOrEqual(0.51);
    expect(Math.abs(after.y - before.y)).toBeLessThanOrEqual(0.51);
  });

  it('[IM35] whole sides of an item stretch nothing of its picture', () => {
    const { picture, commands, id } = withPicture();
    keepCrop(commands, id, (now) => pull(now, 'e', -33.4, 0));
    const { w, crop = QUARTER } = picture();
    expect(w).toBe(167);
    expect(w / crop[2]).toBeCloseTo(400, 6);
  });

  it('[IM35] all of it again is in the place that the crop gives it, in one step of undo', () => {
    const { picture, commands, id, history, said, model } = withPicture();
    showWhole(commands, id);
    expect(picture()).toMatchObject({ x: 0, y: 0, w: 400, h: 200 });
    expect(picture().crop).toBeUndefined();
    expect(said).toContain('crop.whole');
    history.undo();
    model.store.flush();
    expect(picture()).toMatchObject({ x: 100, y: 100, w: 200, h: 100, crop: QUARTER });
  });

  it('[IM35] a sticker that lies on what is left stays where it is seen', () => {
    const { context, model, commands, id } = withPicture();
    const spot = { onX: 5_000, onY: 5_000 };
    const [dot] =
      createFigures(context, [{ kind: 'sticker', symbol: 'dot', parent: id, x: 0, y: 0, ...spot }]) ?? [];
    model.store.flush();
    const before = model.box(dot as ItemId);
    keepCrop(commands, id, (now) => pull(now, 'w', -80, 0));
    expect(model.box(dot as ItemId)).toEqual(before);
  });

  it('[IM33] what is as it was is no step of undo', () => {
    const { commands, id, history, said, picture } = withPicture();
    const before = picture();
    const step = history.last;
    keepCrop(commands, id, (now) => pan(now, 0.001, 0));
    expect([history.last, picture(), said.at(-1)]).toEqual([step, before, 'crop.left']);
  });

  it('[IM33] it begins in view and large enough for hands; a double click begins it, a key writes', () => {
    const { commands, id, viewport, picture, selection } = withPicture();
    viewport.setCamera({ x: 5_000, y: 5_000, zoom: 0.05 });
    startCrop(commands, id);
    const seen = viewport.boxToScreen(boundsOfWhole(picture()));
    expect(Math.min(seen.w, seen.h)).toBeGreaterThanOrEqual(120);
    expect(seen.x).toBeGreaterThanOrEqual(0);
    expect([commands.cropping.get(), selection.ids.size, selection.focused]).toEqual([id, 0, id]);
    commands.cropping.set(null);
    commands.edit(id, { x: 150, y: 150 });
    expect([commands.cropping.get(), selection.editing]).toEqual([id, null]);
    commands.cropping.set(null);
    commands.edit(id);
    expect([commands.cropping.get(), selection.editing]).toEqual([null, id]);
  });

  it('[IM33] who may only read begins nothing, nor does anybody with a locked one', () => {
    const { commands, id, context, model, problems } = withPicture();
    lockItems(context, [id], true);
    model.store.flush();
    startCrop(commands, id);
    expect([commands.cropping.get(), problems]).toEqual([null, ['crop.gone']]);
    const reader = newCanvas({ mayEdit: false });
    startCrop(reader.commands, id);
    expect([reader.commands.cropping.get(), reader.problems]).toEqual([null, []]);
  });

  it('[IM36] copies, clips and JSON keep it', () => {
    const { context, model, id } = withPicture();
    const [copy] = duplicateItems(context, [id], { dx: 10, dy: 10 }) ?? [];
    model.store.flush();
    expect(model.item(copy as ItemId)).toMatchObject({ crop: QUARTER });
    const clip = clipOf(model, [id]);
    const read = clip && readClip(writeClip(clip));
    const there = newBoard();
    if (read) pasteClip(there.context, read, { x: 0, y: 0 });
    there.model.store.flush();
    expect([...there.model.store.values()]).toEqual([expect.objectContaining({ crop: QUARTER })]);
    const reading = readJson(parseJson(writeJson(exported(there))));
    expect(reading).toMatchObject({
      kind: 'read',
      drafts: [{ kind: 'image', fields: { image, crop: QUARTER } }],
    });
  });

  it('[IM36] a drawing shows that part, and no more', () => {
    const board = newBoard();
    createFigures(board.context, [{ ...DRAFT, crop: QUARTER }]);
    board.model.store.flush();
    const images = new Map([[imageAddress({ image, home }), 'data:image/png;base64,AAAA']]);
    const words = { title: 'Board', description: '', fonts: '', images };
    const drawing = drawSvg(exported(board), boardLook(board.model), words)?.svg;
    expect(drawing).toContain(
      '<svg x="100" y="100" width="200" height="100" overflow="hidden"><image x="-100" y="-100" width="400" height="200"',
    );
  });

  it('[IM36] from far away that part is painted', () => {
    const { picture } = withPicture();
    const drawImage = vi.fn();
    const here = { naturalWidth: 800, naturalHeight: 400 };
    const painting = { context: { drawImage }, box: { x: 1, y: 2, w: 4, h: 2 }, picture: here, route: null };
    const paint = (item: ImageItem) =>
      paintItem({ ...painting, item } as unknown as Parameters<typeof paintItem>[0]);
    paint(picture());
    expect(drawImage.mock.lastCall).toEqual([here, 200, 200, 400, 200, 1, 2, 4, 2]);
    const { crop: _none, ...whole } = picture();
    paint(whole);
    expect(drawImage.mock.lastCall).toEqual([here, 0, 0, 800, 400, 1, 2, 4, 2]);
  });

  it('[IM38] a place of other proportions is filled, and nothing is stretched', () => {
    const { picture } = withPicture();
    const drawImage = vi.fn();
    const here = { naturalWidth: 800, naturalHeight: 400 };
    const box = { x: 0, y: 0, w: 100, h: 100 };
    const painting = { context: { drawImage }, box, picture: here, route: null };
    const paint = (item: ImageItem) =>
      paintItem({ ...painting, item } as unknown as Parameters<typeof paintItem>[0]);
    const { crop: _none, ...whole } = picture();
    paint(whole);
    expect(drawImage.mock.lastCall).toEqual([here, 200, 0, 400, 400, 0, 0, 100, 100]);
    paint(picture());
    expect(drawImage.mock.lastCall).toEqual([here, 300, 200, 200, 200, 0, 0, 100, 100]);
  });

  it('[IM38] a crop is taken back whole, or not at all once another has cropped it', () => {
    const { context, commands, id, picture, model, history } = withPicture();
    keepCrop(commands, id, (now) => pull(now, 'nw', -50, -50));
    const theirs = { ...context, origin: {}, beforeEdit: () => undefined };
    cropImage(theirs, id, cropped(picture(), pull(croppingOf(picture()), 'e', -50, 0)));
    model.store.flush();
    const before = picture();
    history.undo();
    model.store.flush();
    expect(picture()).toEqual(before);
  });

  it('[IM36] an element is as large as that part fills its place, and clipped there', () => {
    expect(cropStyle()).toBeUndefined();
    expect(cropStyle(QUARTER)).toMatchObject({
      left: '-50%',
      top: '-100%',
      width: '200%',
      height: '200%',
      clipPath: 'inset(50% 25% 0% 25%)',
    });
  });

  it('[IM35] what a crop says twice over is the same', () => {
    const { picture } = withPicture();
    const again = cropped(picture(), croppingOf(picture()));
    expect(again).toMatchObject({ x: 100, y: 100, w: 200, h: 100, crop: QUARTER });
  });
});

describe('another picture in its place', () => {
  const tall = { id: other, width: 300, height: 600 };

  it('[IM30] [IM31] same middle and width, whole, without the words of the first; one undo brings all back', () => {
    const { commands, id, picture, offers, history, model, selection } = withPicture({ angle: 30 });
    const before = picture();
    replaceImage(commands, id, tall, home);
    expect(picture()).toMatchObject({ image: other, x: 100, y: -50, w: 200, h: 400, text: '', angle: 30 });
    expect(picture().crop).toBeUndefined();
    expect(offers.at(-1)?.words).toContain('image.ask');
    offers.at(-1)?.act();
    expect(selection.editing).toBe(id);
    selection.stopEditing();
    history.undo();
    model.store.flush();
    expect(picture()).toEqual(before);
    expect(offers.at(-1)?.stands?.get()).toBe(false);
  });

  it('[IM31] the same picture again keeps its words, and shows all of it', () => {
    const { commands, id, picture, offers, said } = withPicture();
    replaceImage(commands, id, { id: image, width: 400, height: 200 }, home);
    expect(picture()).toMatchObject({ image, text: 'A bridge', w: 200, h: 100 });
    expect(picture().crop).toBeUndefined();
    expect([offers, said]).toEqual([[], ['image.replaced']]);
  });

  it('[IM31] one that was locked or deleted meanwhile stays as it is', () => {
    const { commands, id, picture, context, model, problems } = withPicture();
    lockItems(context, [id], true);
    model.store.flush();
    replaceImage(commands, id, tall, home);
    expect(picture()).toMatchObject({ image, text: 'A bridge' });
    lockItems(context, [id], false);
    commands.remove([id]);
    replaceImage(commands, id, tall, home);
    expect([model.item(id), problems]).toEqual([null, ['image.notReplaced', 'image.notReplaced']]);
  });
});
