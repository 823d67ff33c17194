/** Pictures of a board's file, on their way out and in, with a server that the test plays. */
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import BoardExport from '../../client/features/exports/BoardExport.tsx';
import BoardImport from '../../client/features/exports/BoardImport.tsx';
import { exportedBoard } from '../../client/features/exports/exportedBoard.ts';
import { TOAST_EVENT } from '../../client/ui/showToast.ts';
import { boardItems, insertItem } from '../../shared/documents/board.ts';
import { writeJson } from '../../shared/exchange/boardJson.ts';
import type { Draft } from '../../shared/exchange/draft.ts';
import type { DocumentId, ImageId, ItemId } from '../../shared/ids.ts';
import { newId } from '../../shared/ids.ts';
import { LIMITS } from '../../shared/limits.ts';
import { newBoard } from '../support/boards.ts';
import { setUpDom, show } from '../support/dom.tsx';
import { gate } from '../support/gate.ts';

setUpDom();

const [HOME, HERE] = [newId<DocumentId>(), newId<DocumentId>()];
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 1, 2, 3]);
const idOf = (at: number) => at.toString(16).padStart(64, '0') as ImageId;
const KEPT = 'c3'.repeat(32);

/** So many pictures and one shape. */
function boardOf(count: number) {
  const { doc, model, store } = newBoard();
  const common = { author: null, at: 0, y: 0, w: 200, h: 100 };
  const items = boardItems(doc);
  for (let at = 0; at < count; at++)
    insertItem(items, {
      ...{ ...common, id: newId<ItemId>(), kind: 'image', z: `a${at}`, x: at * 300 },
      ...{ text: `Bridge ${at}`, image: idOf(at), home: HOME },
    });
  insertItem(items, { ...common, id: newId<ItemId>(), kind: 'shape', z: 'b', x: 0, y: 300, text: 'River' });
  store.flush();
  return {
    ...{ title: 'Braga', origin: '', readingOrder: () => model.readingOrder(), frames: () => [] },
    item: (id: ItemId) => model.item(id),
    box: (id: ItemId) => model.box(id),
    parentOf: (id: ItemId) => model.parentOf(id),
    withContents: (id: ItemId) => model.withContents(id),
    ...{ authorOf: () => null, reactionsTo: () => [] },
  };
}

function fileOf(count: number, held: Readonly<Record<number, Buffer>> = {}): File {
  const pictures = Object.fromEntries(
    Object.entries(held).map(([at, bytes]) => [
      idOf(Number(at)),
      { type: 'image/png', data: bytes.toString('base64') },
    ]),
  );
  const text = writeJson({ ...exportedBoard(boardOf(count), null, 0), pictures });
  const bytes = new TextEncoder().encode(text);
  const file = new File([bytes], 'board.json');
  // jsdom's files cannot be read this way.
  Object.defineProperty(file, 'arrayBuffer', { value: async () => bytes.buffer });
  return file;
}

describe('pictures in a file of a board', () => {
  let said: string[] = [];
  const listen = (event: Event) => said.push((event as CustomEvent<{ message: string }>).detail.message);
  beforeEach(() => {
    said = [];
    window.addEventListener(TOAST_EVENT, listen);
    Object.defineProperty(Blob.prototype, 'arrayBuffer', {
      configurable: true,
      value: async () => new ArrayBuffer(7),
    });
  });
  afterEach(() => {
    window.removeEventListener(TOAST_EVENT, listen);
    Reflect.deleteProperty(Blob.prototype, 'arrayBuffer');
    vi.restoreAllMocks();
    vi.unstubAllGlobals();
  });

  /** `here`: the pictures that this server gives. */
  function serve(here: readonly number[], keep: () => Promise<Response>) {
    const sent: string[] = [];
    const answer = async (path: string, { method }: RequestInit = {}) => {
      if (method === 'POST') {
        sent.push(path);
        return keep();
      }
      const there = here.some((at) => path === `/api/documents/${HOME}/images/${idOf(at)}`);
      return new Response(null, { status: there ? 200 : 404 });
    };
    vi.stubGlobal('fetch', vi.fn(answer));
    return sent;
  }

  function importing(file: File) {
    const brought = vi.fn<(drafts: readonly Draft[], words: string) => boolean>(() => true);
    const onClose = vi.fn();
    show(<BoardImport file={file} documentId={HERE} onBring={brought} threads={() => 0} onClose={onClose} />);
    return { brought, onClose };
  }
  const press = async () => fireEvent.click(await screen.findByRole('button', { name: 'Bring it in' }));
  const kept = async () => Response.json({ id: KEPT, width: 20, height: 10 }, { status: 201 });
  const picturesOf = (drafts: readonly Draft[] = []) =>
    drafts.filter(({ kind }) => kind === 'image').map(({ fields }) => [fields.image, fields.home]);

  it('[EX107] one that nobody has here is no image: that is said before and after, and its place comes in', async () => {
    serve([0], kept);
    const { brought, onClose } = importing(fileOf(3));
    await screen.findByText('Comes in: 1 shape, 1 image and 2 places of images, without the images');
    screen.getByText(/^2 pictures cannot be shown here/);
    expect(screen.getAllByText('not in this file, and this server does not give it')).toHaveLength(2);
    expect(brought).not.toHaveBeenCalled();
    await press();
    await waitFor(() => expect(onClose).toHaveBeenCalled());
    const [drafts, words] = brought.mock.calls[0] ?? [];
    expect(words).toBe('Imported: 1 shape, 1 image and 2 places of images, without the images');
    expect(picturesOf(drafts)).toEqual([0, 1, 2].map((at) => [idOf(at), HOME]));
  });

  it('[EX107] [EX109] [IM46] one that the file holds is sent to this board, one that is here stays what it is', async () => {
    const sent = serve([0], kept);
    const { brought, onClose } = importing(fileOf(2, { 0: PNG, 1: PNG }));
    await screen.findByText('Comes in: 1 shape and 2 images');
    expect(sent).toEqual([]);
    await press();
    await waitFor(() => expect(onClose).toHaveBeenCalled());
    expect(sent).toEqual([`/api/documents/${HERE}/images`]);
    expect(brought.mock.calls[0]?.[1]).toBe('Imported: 1 shape and 2 images');
    expect(picturesOf(brought.mock.calls[0]?.[0])).toEqual([
      [idOf(0), HOME],
      [KEPT, HERE],
    ]);
  });

  it('[EX108] [EX109] a damaged one is refused before, one that the server refuses after, with the rest coming in', async () => {
    serve([], async () => Response.json({ error: 'NOT_AN_IMAGE' }, { status: 415 }));
    const { brought, onClose } = importing(fileOf(2, { 0: PNG, 1: Buffer.from('<svg/>') }));
    await screen.findByText('Comes in: 1 shape, 1 image and 1 place of an image, without the image');
    screen.getByText('the picture in this file is damaged');
    await press();
    await waitFor(() => expect(onClose).toHaveBeenCalled());
    expect(brought.mock.calls[0]?.[1]).toBe('Imported: 1 shape and 2 places of images, without the images');
  });

  it('[EX109] without a network nothing comes in, and that is said; pressed again, it does', async () => {
    let answer: () => Promise<Response> = () => Promise.reject(new TypeError('offline'));
    serve([], () => answer());
    const { brought, onClose } = importing(fileOf(1, { 0: PNG }));
    await press();
    await waitFor(() => expect(said).toHaveLength(1));
    expect(brought).not.toHaveBeenCalled();
    answer = kept;
    await waitFor(() => expect(screen.queryByText('Bringing it in…')).toBeNull());
    await press();
    await waitFor(() => expect(onClose).toHaveBeenCalled());
    expect(picturesOf(brought.mock.calls[0]?.[0])).toEqual([[KEPT, HERE]]);
  });

  it('[EX109] there is progress while they are sent, and who cancels then has nothing on the board', async () => {
    const [[first, openFirst], [second, openSecond]] = [gate(), gate()];
    const gates = [first, second];
    const sent = serve([], async () => {
      await gates.shift();
      return kept();
    });
    const { brought } = importing(fileOf(3, { 0: PNG, 1: PNG, 2: PNG }));
    await press();
    const bar = await screen.findByRole<HTMLProgressElement>('progressbar', { name: 'Bringing it in…' });
    openFirst();
    await waitFor(() => expect(bar.value).toBeCloseTo(1 / 3));
    fireEvent.click(screen.getByRole('button', { name: 'Another file' }));
    openSecond();
    await waitFor(() => expect(screen.queryByRole('progressbar')).toBeNull());
    expect([sent.length, brought.mock.calls.length]).toEqual([2, 0]);
  });

  it('[EX108] a file of 200 MB is refused with both numbers', async () => {
    serve([], kept);
    const file = fileOf(0);
    Object.defineProperty(file, 'size', { value: 200 * 1024 * 1024 });
    importing(file);
    await screen.findByText(/200 MB. At most 16 MB come in at once, of a Jumelage board .* 84 MB/);
  });

  describe('on their way out', () => {
    const saved: Blob[] = [];
    beforeEach(() => {
      saved.length = 0;
      vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => `blob:${saved.push(blob as Blob)}`);
      vi.spyOn(URL, 'revokeObjectURL').mockImplementation(() => undefined);
      vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
    });
    const give = (sizes: readonly (number | null)[], wait?: Promise<void>) => {
      const asked = vi.fn(async (path: string) => {
        await wait;
        const size = sizes[Number.parseInt(path.slice(-2), 16)] ?? null;
        const blob = new Blob([PNG], { type: 'image/png' });
        if (size !== null) Object.defineProperty(blob, 'size', { value: size });
        return { ok: size !== null, blob: async () => blob };
      });
      vi.stubGlobal('fetch', asked);
      return asked;
    };
    const saving = (count: number) => {
      const look = async () => ({
        ...{ wordsOf: () => ({ lines: [], fontSize: 16, lineHeight: 20 }), pathOf: () => '' },
        labelOf: () => null,
        isSigned: () => true,
      });
      show(<BoardExport board={boardOf(count)} look={look} chosen={[]} onClose={() => undefined} />);
      fireEvent.click(screen.getByRole('radio', { name: /^JSON/ }));
      fireEvent.click(screen.getByRole('button', { name: 'Export' }));
    };
    const filed = async () => {
      const text = await new Promise<string>((resolve) => {
        const reader = new FileReader();
        reader.onload = () => resolve(String(reader.result));
        reader.readAsText(saved[0] as Blob);
      });
      return Object.entries((JSON.parse(text) as { images?: object }).images ?? {});
    };

    it('[EX105] the file has each picture as the server keeps it', async () => {
      give([7, 7]);
      saving(2);
      await waitFor(() => expect(said).toEqual(['Saved as Braga.json']));
      const one = { type: 'image/png', data: PNG.toString('base64') };
      expect(await filed()).toEqual([0, 1].map((at) => [idOf(at), one]));
    });

    it('[EX106] what cannot be fetched and what is beyond the bound stays out, and that is said', async () => {
      const asked = give([null, 7, LIMITS.picturesPerFileBytes, 7]);
      saving(4);
      await waitFor(() => expect(said).toHaveLength(1));
      expect((await filed()).map(([id]) => id)).toEqual([idOf(1)]);
      expect(asked).toHaveBeenCalledTimes(3);
      expect(said[0]).toBe(
        'Saved as Braga.json. 1 picture could not be fetched: it is not in the file. 2 pictures are not in the file: at most 50 MB of pictures go along.',
      );
    });

    it('[EX105] it can be given up while they are fetched', async () => {
      const [wait, open] = gate();
      const asked = give([7, 7], wait);
      saving(2);
      await waitFor(() => expect(asked).toHaveBeenCalledTimes(1));
      fireEvent.click(screen.getByRole('button', { name: 'Cancel' }));
      open();
      await waitFor(() => expect(screen.queryByRole('progressbar')).toBeNull());
      expect([asked.mock.calls.length, saved.length, said.length]).toEqual([1, 0, 0]);
    });
  });
});
