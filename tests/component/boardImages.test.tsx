/** Images from the clipboard, a drop and the menu, with a server that the test plays. */
import { createEvent, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createBoardImages } from '../../client/app/board/images/bringImages.ts';
import { ImageDoor } from '../../client/app/board/images/ImageDoor.tsx';
import { boardItems, insertItem } from '../../shared/documents/board.ts';
import type { NewItem } from '../../shared/documents/newItem.ts';
import type { ItemId } from '../../shared/ids.ts';
import { newId } from '../../shared/ids.ts';
import { LIMITS } from '../../shared/limits.ts';
import { openBoard } from '../support/boardView.tsx';
import { setUpDom, show } from '../support/dom.tsx';
import { gate } from '../support/gate.ts';

setUpDom();

const IMAGE = { id: 'b2'.repeat(32), width: 200, height: 100 };

function open(canEdit = true) {
  const opened = openBoard(1);
  const images = createBoardImages(opened.live.documentId);
  show(opened.board(canEdit, { more: images.acts, extras: <ImageDoor images={images} /> }));
  const items = () => [...boardItems(opened.doc).values()].map((map) => map.toJSON());
  return { ...opened, imagesOnBoard: () => items().filter(({ kind }) => kind === 'image') };
}

function picture(size = 9): File {
  const file = new File([new Uint8Array(9)], 'photo.png', { type: 'image/png' });
  Object.defineProperty(file, 'size', { value: size });
  // jsdom's files cannot be read this way.
  Object.defineProperty(file, 'arrayBuffer', { value: async () => new ArrayBuffer(9) });
  return file;
}

function paste(files: readonly File[], text = '', into: Element = document.body): void {
  const event = createEvent.paste(into);
  const getData = (type: string) => (type === 'text/plain' ? text : '');
  Object.defineProperty(event, 'clipboardData', { value: { files, getData } });
  fireEvent(into, event);
}

/** `after`: not before this is done. */
const answers = (status: number, body: object, after?: Promise<void>) => {
  const asked = vi.fn(async (_path: string) => {
    await after;
    return Response.json(body, { status });
  });
  vi.stubGlobal('fetch', asked);
  return asked;
};

describe('bringing images', () => {
  beforeEach(() => {
    Element.prototype.scrollIntoView = vi.fn();
    vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(1_200);
    vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(900);
    vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
  });
  afterEach(() => vi.restoreAllMocks());

  it('[IM11] [IM12] a pasted picture goes to the server, then on the board, and asks what it shows', async () => {
    const [held, letGo] = gate();
    const asked = answers(201, IMAGE, held);
    const { imagesOnBoard, live } = open();
    await waitFor(() => expect(document.querySelector('[data-item]')).not.toBeNull());
    paste([picture()], 'photo.png');
    await screen.findByText('Bringing the image in…');
    expect(imagesOnBoard()).toHaveLength(0);
    letGo();
    await screen.findByText('What does it show? For people who cannot see it.');
    expect(asked.mock.calls[0]?.[0]).toBe(`/api/documents/${live.documentId}/images`);
    const [image] = imagesOnBoard();
    expect(image).toMatchObject({ image: IMAGE.id, home: live.documentId, w: 200, h: 100 });
    const address = `/api/documents/${live.documentId}/images/${IMAGE.id}`;
    await waitFor(() => expect(document.querySelector(`[data-item] img[src="${address}"]`)).not.toBeNull());
    await waitFor(() => expect(screen.queryByText('Bringing the image in…')).toBeNull());
  });

  it('[IM16] several at once are asked about in turn, and gone with one undo', async () => {
    answers(201, IMAGE);
    const { imagesOnBoard } = open();
    await waitFor(() => expect(document.querySelector('[data-item]')).not.toBeNull());
    paste([picture(), picture(), picture()]);
    fireEvent.click(await screen.findByRole('button', { name: 'Describe it' }));
    const write = async (which: number, words: string, key: string) => {
      await screen.findByText(new RegExp(`^${which} of 3`));
      const field = await waitFor(() => {
        const found = document.querySelector<HTMLTextAreaElement>('textarea[data-editor]');
        expect(found).toBe(document.activeElement);
        return found as HTMLTextAreaElement;
      });
      fireEvent.change(field, { target: { value: words } });
      fireEvent.keyDown(field, { key });
    };
    await write(1, 'A bridge', 'Enter');
    await write(2, 'A street', 'Tab');
    await write(3, '', 'Escape');
    await waitFor(() => expect(document.querySelector('textarea[data-editor]')).toBeNull());
    expect(imagesOnBoard().map(({ text }) => text)).toEqual(['A bridge', 'A street', '']);
    const counts = [];
    for (const _words of ['street', 'bridge', 'images']) {
      fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
      counts.push(imagesOnBoard().length);
    }
    expect(counts).toEqual([3, 3, 0]);
  });

  it('[BC501] pasted into words that are being written it comes beside them, and the caret stays', async () => {
    answers(201, IMAGE);
    const { imagesOnBoard } = open();
    await waitFor(() => expect(document.querySelector('[data-item]')).not.toBeNull());
    paste([picture()]);
    fireEvent.click(await screen.findByRole('button', { name: 'Describe it' }));
    const field = await waitFor(() => {
      const found = document.querySelector<HTMLTextAreaElement>('textarea[data-editor]');
      expect(found).toBe(document.activeElement);
      return found as HTMLTextAreaElement;
    });
    fireEvent.change(field, { target: { value: 'A bridge' } });
    paste([picture(), picture()], '', field);
    await waitFor(() => expect(imagesOnBoard()).toHaveLength(3));
    const [first, ...others] = imagesOnBoard();
    for (const { x, y } of others) expect([x >= first?.x + first?.w, y >= first?.y]).toEqual([true, true]);
    expect(document.activeElement).toBe(field);
    expect(field.value).toBe('A bridge');
    paste([picture()], 'words as well', field);
    expect(imagesOnBoard()).toHaveLength(3);
  });

  it('[IM11] what fails says why and leaves nothing', async () => {
    const { imagesOnBoard } = open();
    await waitFor(() => expect(document.querySelector('[data-item]')).not.toBeNull());
    answers(415, { error: 'NOT_AN_IMAGE', message: '' });
    paste([picture()]);
    await screen.findByText('This file cannot be shown. Use a PNG, JPEG or WebP image.');
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('offline')));
    paste([picture()]);
    await screen.findByText(/^The image did not come in: there is no connection/);
    const asked = answers(201, IMAGE);
    paste([picture(LIMITS.imageBytes + 1)]);
    await screen.findByText(/^This image is too large: at most 16 MB/);
    expect(asked).not.toHaveBeenCalled();
    expect(imagesOnBoard()).toHaveLength(0);
  });

  it('[IM11] a drop brings it too; words win over their picture; who may only read brings none', async () => {
    const asked = answers(201, IMAGE);
    const { imagesOnBoard } = open();
    await waitFor(() => expect(document.querySelector('[data-item]')).not.toBeNull());
    paste([picture()], 'a\tb');
    const dropped = createEvent.drop(document.body);
    Object.defineProperty(dropped, 'dataTransfer', { value: { files: [picture()], types: ['Files'] } });
    fireEvent(document.body, dropped);
    await waitFor(() => expect(imagesOnBoard()).toHaveLength(1));
    expect(asked).toHaveBeenCalledTimes(1);
  });

  it('[IM11] a reader brings none', async () => {
    const asked = answers(201, IMAGE);
    const { imagesOnBoard } = open(false);
    await waitFor(() => expect(document.querySelector('[data-item]')).not.toBeNull());
    paste([picture()]);
    expect(asked).not.toHaveBeenCalled();
    expect(imagesOnBoard()).toHaveLength(0);
  });

  it('[IM12] a picture that cannot be loaded says what it shows', async () => {
    answers(201, IMAGE);
    open();
    await waitFor(() => expect(document.querySelector('[data-item]')).not.toBeNull());
    paste([picture()]);
    const shown = await waitFor(() => {
      const found = document.querySelector('[data-item] img');
      if (!found) throw new Error('not yet');
      return found;
    });
    fireEvent.error(shown);
    await screen.findByText('This image cannot be loaded.');
  });

  it('[IM15] in the outline it is a small picture beside its words; one that cannot be had is named', async () => {
    const { doc, elsewhere, sync, board, live } = openBoard(0, 'outline');
    const fields = { kind: 'image' as const, author: null, at: 0, image: IMAGE.id, home: live.documentId };
    const add = (text: string, x: number) =>
      insertItem(boardItems(elsewhere), {
        ...{ ...fields, id: newId<ItemId>(), z: `a${x}`, text, x, y: 0, w: 200, h: 100 },
      } as NewItem);
    add('The bridge', 0);
    add('', 400);
    sync();
    show(board());
    const rows = await waitFor(() => {
      const found = [...document.querySelectorAll<HTMLElement>('[data-item]')];
      expect(found).toHaveLength(2);
      return found;
    });
    const [shown, bare] = rows.map((row) => row.querySelector('img'));
    expect(shown?.getAttribute('src')).toBe(`/api/documents/${live.documentId}/images/${IMAGE.id}`);
    expect([shown?.getAttribute('loading'), shown?.getAttribute('alt')]).toEqual(['lazy', '']);
    expect(rows.map((row) => row.textContent)).toEqual([
      expect.stringContaining('The bridge'),
      expect.stringContaining('Image without a description'),
    ]);
    fireEvent.error(bare as HTMLElement);
    expect(rows[1]?.textContent).toMatch(/^Image/);
    doc.destroy();
  });
});
