/** A picture that is cropped by keys, and replaced, with a server that the test plays. */
import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createBoardImages } from '../../client/app/board/images/bringImages.ts';
import { ImageDoor } from '../../client/app/board/images/ImageDoor.tsx';
import { crops } from '../../client/features/board/canvas/laterCrop.ts';
import { boardItems, insertItem } from '../../shared/documents/board.ts';
import type { ImageId, ItemId } from '../../shared/ids.ts';
import { newId } from '../../shared/ids.ts';
import { openBoard } from '../support/boardView.tsx';
import { setUpDom, show } from '../support/dom.tsx';
import { gate } from '../support/gate.ts';

setUpDom();
await crops.fetch();
await import('../../client/features/board/crop/CropWindow.tsx');

const first = 'a1'.repeat(32) as ImageId;
const other = { id: 'b2'.repeat(32), width: 100, height: 200 };

async function open() {
  const opened = openBoard(0);
  const { doc, elsewhere, sync, live, board } = opened;
  const id = newId<ItemId>();
  const stamp = { id, author: null, at: 0, z: 'a' };
  const fields = { kind: 'image', image: first, home: live.documentId, text: 'A bridge' } as const;
  insertItem(boardItems(elsewhere), { ...stamp, ...fields, x: 400, y: 200, w: 400, h: 200 });
  sync();
  const images = createBoardImages(live.documentId);
  show(board(true, { more: images.acts, extras: <ImageDoor images={images} /> }));
  await waitFor(() => expect(document.querySelector('[data-item]')).not.toBeNull());
  const picture = () => boardItems(doc).get(id)?.toJSON();
  /** In the menu of the picture. */
  const choose = async (name: string) => {
    const at = { bubbles: true, cancelable: true, pointerId: 1, button: 2, clientX: 600, clientY: 450 };
    fireEvent(screen.getByRole('application'), new PointerEvent('contextmenu', at));
    fireEvent.click(await screen.findByRole('menuitem', { name: new RegExp(`^${name}`) }));
  };
  /** Somebody else does something with it. */
  const afar = (change: (item: ReturnType<ReturnType<typeof boardItems>['get']>) => void) =>
    act(async () => {
      change(boardItems(elsewhere).get(id));
      sync();
    });
  return { ...opened, id, picture, choose, afar };
}

const cropping = () => document.querySelector<HTMLElement>('[data-cropping]');
const said = () => document.querySelector('[data-said]')?.textContent ?? '';
const key = (name: string, more: object = {}) =>
  fireEvent.keyDown(document.activeElement as Element, { key: name, ...more });
const windowHere = () => waitFor(() => expect(document.activeElement?.getAttribute('data-crop')).toBe(''));

beforeEach(() => {
  Element.prototype.scrollIntoView = vi.fn();
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(1_200);
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(900);
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
});
afterEach(() => vi.restoreAllMocks());

describe('cropping by keys', () => {
  it('[IM34] arrows move edges and the picture under the window, and it is said; Enter keeps it, one undo takes it back', async () => {
    const { picture, choose } = await open();
    await choose('Crop');
    await windowHere();
    key('Tab');
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Upper left corner');
    key('ArrowRight', { shiftKey: true });
    key('ArrowRight', { shiftKey: true });
    key('ArrowDown');
    await waitFor(() => expect(said()).toBe('Cut off: 20% left, 0% right, 1% above, 0% below'));
    key('Tab', { shiftKey: true });
    key('ArrowRight', { shiftKey: true });
    await waitFor(() => expect(said()).toBe('Cut off: 10% left, 10% right, 1% above, 0% below'));
    expect(picture()).not.toHaveProperty('crop');
    key('Enter');
    await waitFor(() => expect(said()).toBe('Picture cropped'));
    expect(cropping()).toBeNull();
    expect(picture()).toMatchObject({ x: 480, y: 202, w: 320, h: 198 });
    expect(picture()?.crop).toEqual([expect.closeTo(0.1), expect.closeTo(0.01), 0.8, 0.99]);
    expect(document.querySelector<HTMLElement>('[data-item] img')?.style.clipPath).toContain('inset(');
    expect(document.activeElement?.closest('[data-item], [role="application"]')).not.toBeNull();
    key('z', { ctrlKey: true, code: 'KeyZ' });
    await waitFor(() => expect(picture()).not.toHaveProperty('crop'));
    expect(picture()).toMatchObject({ x: 400, y: 200, w: 400, h: 200 });
  });

  it('[IM33] Esc leaves all as it was; a press beside it keeps it; Enter on the board describes', async () => {
    const { picture, choose } = await open();
    await choose('Crop');
    await windowHere();
    key('Tab');
    key('ArrowRight');
    key('Escape');
    await waitFor(() => expect(said()).toBe('Left as it was'));
    expect([cropping(), picture()?.crop, picture()?.w]).toEqual([null, undefined, 400]);
    await choose('Crop');
    await windowHere();
    key('Tab');
    key('ArrowRight', { shiftKey: true });
    fireEvent.pointerDown(cropping() as Element);
    await waitFor(() => expect(picture()).toMatchObject({ w: 360 }));
    expect(cropping()).toBeNull();
    await choose('Describe');
    await waitFor(() => expect(document.querySelector('textarea[data-editor]')).not.toBeNull());
  });

  it('[IM33] “Whole picture again” while cropping shows all of it', async () => {
    const { picture, choose } = await open();
    await choose('Crop');
    await windowHere();
    key('Tab');
    key('ArrowRight', { shiftKey: true });
    key('Enter');
    await waitFor(() => expect(picture()).toHaveProperty('crop'));
    await choose('Crop');
    await windowHere();
    fireEvent.click(screen.getByRole('button', { name: 'Whole picture again' }));
    fireEvent.click(screen.getByRole('button', { name: 'Done' }));
    await waitFor(() => expect(picture()).toMatchObject({ x: 400, w: 400 }));
    expect(picture()).not.toHaveProperty('crop');
  });

  it('[IM37] what somebody else makes of it meanwhile begins anew; deleted, it ends', async () => {
    const { picture, choose, afar, elsewhere, sync, id } = await open();
    await choose('Crop');
    await windowHere();
    key('Tab');
    key('ArrowRight', { shiftKey: true });
    await afar((item) => item?.set('x', 500));
    await waitFor(() => expect(said()).toMatch(/^Somebody changed the picture/));
    await windowHere();
    key('Tab');
    key('ArrowRight', { shiftKey: true });
    key('Enter');
    await waitFor(() => expect(picture()).toMatchObject({ x: 540, w: 360 }));
    await choose('Crop');
    await windowHere();
    await act(async () => {
      boardItems(elsewhere).delete(id);
      sync();
    });
    await waitFor(() => expect(cropping()).toBeNull());
    expect(said()).toBe('The picture is gone or locked.');
  });
});

describe('replacing a picture', () => {
  /** What the browser's own window answers, once it was asked. */
  function fakeChooser(file: File) {
    const asked: boolean[] = [];
    vi.spyOn(HTMLInputElement.prototype, 'click').mockImplementation(function (this: HTMLInputElement) {
      asked.push(this.multiple);
      Object.defineProperty(this, 'files', { value: [file] });
      this.dispatchEvent(new Event('change'));
    });
    return asked;
  }
  function file(): File {
    const one = new File([new Uint8Array(9)], 'tall.png', { type: 'image/png' });
    Object.defineProperty(one, 'arrayBuffer', { value: async () => new ArrayBuffer(9) });
    return one;
  }
  const answers = (status: number, body: object, after?: Promise<void>) =>
    vi.stubGlobal('fetch', async () => {
      await after;
      return Response.json(body, { status });
    });

  it('[IM30] [IM31] one file takes its place when it has come, and is asked what it shows; undo brings the first back', async () => {
    const [held, letGo] = gate();
    answers(201, other, held);
    const asked = fakeChooser(file());
    const { picture, choose, live } = await open();
    await choose('Replace the picture…');
    await screen.findByText('Bringing the image in…');
    expect(picture()).toMatchObject({ image: first });
    letGo();
    await screen.findByText(/What does it show\?/);
    expect(asked).toEqual([false]);
    expect(picture()).toMatchObject({
      image: other.id,
      home: live.documentId,
      x: 400,
      y: -100,
      w: 400,
      h: 800,
    });
    expect(picture()?.text).toBe('');
    fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
    expect(picture()).toMatchObject({ image: first, y: 200, h: 200, text: 'A bridge' });
  });

  it('[IM31] one that cannot be shown changes nothing and says why; nor does one whose picture is gone', async () => {
    answers(415, { error: 'NOT_AN_IMAGE', message: '' });
    fakeChooser(file());
    const { picture, choose, elsewhere, sync, id } = await open();
    await choose('Replace the picture…');
    await screen.findByText('This file cannot be shown. Use a PNG, JPEG or WebP image.');
    expect(picture()).toMatchObject({ image: first, text: 'A bridge' });
    const [held, letGo] = gate();
    answers(201, other, held);
    await choose('Replace the picture…');
    await act(async () => {
      boardItems(elsewhere).delete(id);
      sync();
    });
    letGo();
    await screen.findByText('The picture is gone or locked: nothing was replaced.');
  });
});
