/** Files of a board as the dialog saves them: what they are called, and giving one up. */
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import BoardExport from '../../client/features/exports/BoardExport.tsx';
import type { BoardReading } from '../../client/features/exports/exportedBoard.ts';
import type { BoardLook } from '../../client/features/exports/picture/svg.ts';
import { KIND_ICONS } from '../../client/features/map/kindIcons.ts';
import { insideOf } from '../../client/ui/insideOf.ts';
import { boardItems, insertItem } from '../../shared/documents/board.ts';
import type { ItemId } from '../../shared/ids.ts';
import { newId } from '../../shared/ids.ts';
import { newBoard } from '../support/boards.ts';
import { setUpDom, show } from '../support/dom.tsx';

setUpDom();

const look: BoardLook = {
  wordsOf: (item) => ({ lines: [item.text], fontSize: 16, lineHeight: 20 }),
  pathOf: () => '',
  labelOf: () => null,
  isSigned: () => true,
};

function framed() {
  const { doc, model, store } = newBoard();
  const common = { author: null, at: 0 };
  const [budapest, eskilstuna] = [newId<ItemId>(), newId<ItemId>()];
  const items = boardItems(doc);
  insertItem(items, {
    ...common,
    id: budapest,
    kind: 'frame',
    z: 'a',
    text: 'Budapest',
    x: 0,
    y: 0,
    w: 900,
    h: 600,
  });
  insertItem(items, {
    ...common,
    id: eskilstuna,
    kind: 'frame',
    z: 'b',
    text: ' ',
    x: 1_000,
    y: 0,
    w: 900,
    h: 600,
  });
  insertItem(items, {
    ...common,
    id: newId<ItemId>(),
    kind: 'note',
    z: 'c',
    text: 'Ask',
    x: 50,
    y: 100,
    parent: budapest,
  });
  store.flush();
  const board: BoardReading = {
    title: 'What blocks us?',
    origin: '',
    readingOrder: () => model.readingOrder(),
    frames: () => model.frames(),
    item: (id) => model.item(id),
    box: (id) => model.box(id),
    parentOf: (id) => model.parentOf(id),
    withContents: (id) => model.withContents(id),
    authorOf: () => null,
    reactionsTo: () => [],
  };
  return { board, budapest, eskilstuna };
}

interface File {
  readonly name: string;
  readonly blob: Blob;
}

describe('a board as files', () => {
  const saved: File[] = [];
  let boards: ReturnType<typeof framed>;
  beforeEach(() => {
    boards = framed();
    const blobs: Blob[] = [];
    vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => `blob:${blobs.push(blob as Blob) - 1}`);
    vi.spyOn(URL, 'revokeObjectURL').mockImplementation(() => undefined);
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      const blob = blobs[Number(this.href.replace('blob:', ''))];
      if (blob) saved.push({ name: this.download, blob });
    });
  });
  afterEach(() => {
    saved.length = 0;
    vi.restoreAllMocks();
  });

  async function saveAs(format: string, chosen: readonly ItemId[], part?: string): Promise<File> {
    const { board } = boards;
    const view = show(
      <BoardExport board={board} look={async () => look} chosen={chosen} onClose={() => undefined} />,
    );
    if (part) fireEvent.change(screen.getByRole('combobox'), { target: { value: part } });
    fireEvent.click(screen.getByRole('radio', { name: new RegExp(`^${format}`) }));
    fireEvent.click(screen.getByRole('button', { name: 'Export' }));
    await waitFor(() => expect(saved).toHaveLength(1));
    view.unmount();
    return saved.pop() as File;
  }

  it.each([
    ['chosen on the board', true],
    ['chosen in the dialog', false],
  ])(
    '[EX23] a frame %s gives its title and the board’s to the file and to the picture',
    async (_, before) => {
      const { budapest } = boards;
      const file = await saveAs('SVG', before ? [budapest] : [], before ? undefined : budapest);
      expect(file.name).toBe('Budapest - What blocks us.svg');
      const svg = await file.blob.text();
      expect(svg).toContain('<title id="title">Budapest – What blocks us?</title>');
      expect(svg).toContain('The frame “Budapest” of the board “What blocks us?” with 1 note<');
      expect((await saveAs('CSV', [budapest])).name).toBe('Budapest - What blocks us.csv');
    },
  );

  it('[MP78] begins with the whole board where one thing is chosen, with the chosen ones where several are', () => {
    const { board, budapest } = boards;
    const [note] = board.readingOrder().filter((id) => board.item(id)?.kind === 'note') as [ItemId];
    const begins = (chosen: readonly ItemId[], meant = false) => {
      const all = { board, look: async () => look, chosen, meant, onClose: () => undefined };
      const view = show(<BoardExport {...all} />);
      const { value } = screen.getByRole<HTMLSelectElement>('combobox');
      view.unmount();
      return value;
    };
    expect([[], [note], [budapest], [note, budapest]].map((ids) => begins(ids))).toEqual([
      'all',
      'all',
      budapest,
      'chosen',
    ]);
  });

  it('[EX71] comments go along where that is asked, and the question is there only where something was said', async () => {
    const { board, budapest } = boards;
    const [note] = board.readingOrder().filter((id) => board.item(id)?.kind === 'note') as [ItemId];
    const about = (id: ItemId | null, words: string) => ({
      ...{ about: id, resolved: false, messages: [{ name: 'Anna', at: 0, words }] },
    });
    const threads = [
      about(note, 'Whom?'),
      about(null, 'In general'),
      about(newId<ItemId>(), 'Of another frame'),
    ];
    const textOf = async (format: string, comments: 'With' | 'Without', part: string) => {
      const parts = { board: { ...board, threads }, look: async () => look, chosen: [] };
      const view = show(<BoardExport {...parts} onClose={() => undefined} />);
      fireEvent.change(screen.getByRole('combobox'), { target: { value: part } });
      expect(screen.queryByRole('combobox', { name: 'Comments' })).toBeNull();
      fireEvent.click(screen.getByRole('radio', { name: new RegExp(`^${format}`) }));
      const asked = screen.getByRole<HTMLSelectElement>('combobox', { name: 'Comments' });
      expect(asked.value).toBe('without');
      fireEvent.change(asked, { target: { value: comments.toLowerCase() } });
      fireEvent.click(screen.getByRole('button', { name: 'Export' }));
      await waitFor(() => expect(saved).toHaveLength(1));
      view.unmount();
      return (saved.pop() as File).blob.text();
    };
    const csv = await textOf('CSV', 'With', budapest);
    expect(csv.split('\r\n')[0]).toMatch(/,comments$/);
    expect(csv).toContain('Anna, ');
    expect(csv).toContain(': Whom?');
    expect(await textOf('CSV', 'Without', budapest)).not.toMatch(/comments|Whom/);
    const whole = await textOf('Markdown', 'With', 'all');
    expect([/- \*\*Ask\*\*/, /: In general/, /another/].map((words) => words.test(whole))).toEqual([
      true,
      true,
      false,
    ]);
    expect(await textOf('Markdown', 'With', budapest)).not.toContain('In general');
    expect(await textOf('Markdown', 'Without', 'all')).not.toContain('Whom');
    show(<BoardExport board={board} look={async () => look} chosen={[]} onClose={() => undefined} />);
    fireEvent.click(screen.getByRole('radio', { name: /^CSV/ }));
    expect(screen.queryByRole('combobox', { name: 'Comments' })).toBeNull();
  });

  it('[EX23] the whole board, a frame without a title and several items have the board’s', async () => {
    const { budapest, eskilstuna } = boards;
    for (const chosen of [[], [eskilstuna], [budapest, eskilstuna]])
      expect((await saveAs('SVG', chosen)).name).toBe('What blocks us.svg');
  });
});

describe('icons in pictures', () => {
  it('[MX25] are those that the page shows', () => {
    const insides = Object.values(KIND_ICONS).map((Icon) => {
      const { container, unmount } = show(<Icon />);
      const shown = container.querySelector('svg')?.innerHTML;
      unmount();
      expect(insideOf(Icon)).toBe(shown);
      return shown;
    });
    expect(new Set(insides).size).toBe(insides.length);
    expect(insides.every((inside) => inside?.includes('<path d="'))).toBe(true);
  });
});
