import { afterEach, describe, expect, it, vi } from 'vitest';
import { print, printView } from '../../client/features/exports/print/printBoard.ts';
import { built, exported } from '../support/exchangeBoards.ts';

const board = exported(
  built({
    notes: [
      { text: 'Clustered <b>', colour: 'sun' },
      { text: 'Clustered too', colour: 'sun' },
      { text: 'Loose', colour: 'sky' },
      { text: 'In the frame', colour: 'mint' },
    ],
    clusters: ['Money'],
    frames: ['Budapest'],
    links: [[0, 3, 'leads to']],
  }),
);
const words = {
  date: '28 November 2026',
  linkedTo: (target: string, label: string) => `${label} → ${target}`,
  votes: (counts: readonly { name: string; count: number }[]) =>
    counts.map(({ name, count }) => `${count} × ${name}`).join(', '),
  noTitle: 'untitled',
  loose: 'Elsewhere',
};

const NO_PICTURES = { whole: null, frames: new Map() };

/** Headings, and where a page begins before them. */
const headings = (view: HTMLElement) =>
  [...view.querySelectorAll('h1,h2')].map(
    (one) => `${one.className.includes('newPage') ? '| ' : ''}${one.tagName} ${one.textContent}`,
  );

describe('the print view', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('[EX14] has the picture with its words, headings for frames and clusters, lists of notes with their links', () => {
    const view = printView(
      board,
      { whole: { address: 'data:,', description: 'What is to be seen' }, frames: new Map() },
      words,
    );
    const outline = [...view.querySelectorAll('h1,h2,h3,span,li li')].map(
      (one) => `${one.tagName} ${one.textContent}`,
    );
    expect(outline).toEqual([
      'H1 What blocks us?',
      'H2 Budapest',
      'SPAN In the frame',
      'H3 Money',
      'SPAN Clustered <b>',
      'LI leads to → In the frame',
      'SPAN Clustered too',
      'H2 Elsewhere',
      'SPAN Loose',
    ]);
    expect(view.querySelector('img')?.alt).toBe('What is to be seen');
  });

  it('[EX28] what was voted stands behind the words of a note and below the title of a cluster', () => {
    const voted = { ...board, items: board.items.map((one) => ({ ...one })) };
    for (const one of voted.items)
      if (/^(Loose|Money)/.test(one.item.text)) one.reactions = [{ reaction: 'agree', count: 12 }];
    const view = printView(voted, NO_PICTURES, words);
    expect([...view.querySelectorAll('h3 + p')].map(({ textContent }) => textContent)).toEqual([
      '12 × reaction agree',
    ]);
    const loose = [...view.querySelectorAll('li')].find((one) => one.textContent?.startsWith('Loose'));
    expect(loose?.querySelector('span + small')?.textContent).toBe('12 × reaction agree');
    expect(view.textContent?.match(/12 × reaction agree/gu)).toHaveLength(2);
  });

  it('[EX27] web addresses are links there too', () => {
    const text = 'See https://a.eu/b, or javascript:alert(1)';
    const source = built({ notes: [{ text, colour: 'sun' }], frames: [], clusters: [], links: [] });
    const view = printView(exported(source), NO_PICTURES, words);
    expect([...view.querySelectorAll('a')].map(({ href }) => href)).toEqual(['https://a.eu/b']);
    expect(view.querySelector('li span')?.textContent).toBe(text);
  });

  it('[EX23] a frame alone is the heading of the page, with the board below it', () => {
    const source = built({
      notes: [{ text: 'In it', colour: 'sun' }],
      frames: ['Budapest'],
      clusters: [],
      links: [],
    });
    const [frame] = source.model.frames();
    const view = printView(exported(source, frame ? [frame] : []), NO_PICTURES, words);
    expect([...view.querySelectorAll('h1,h2,p')].map((one) => one.textContent)).toEqual([
      'Budapest',
      'What blocks us?',
      words.date,
    ]);
  });

  it('[EX24] several frames begin a page each, in their turn, with their own pictures, and so does what lies in none', () => {
    const source = built({
      notes: [
        { text: 'Loose', colour: 'sun' },
        { text: 'In A', colour: 'sun' },
        { text: 'In B', colour: 'sun' },
      ],
      frames: ['A', 'B'],
      clusters: [],
      links: [],
    });
    const ids = source.model.frames().toReversed();
    const pictureOf = (id: string) => ({ address: `data:,${id}`, description: `Picture of ${id}` });
    const view = printView(
      exported(source),
      { whole: pictureOf('all'), frames: new Map(ids.map((id) => [id, pictureOf(id)])) },
      words,
    );
    const titles = ids.map((id) => source.model.item(id)?.text);
    expect(headings(view)).toEqual([
      'H1 What blocks us?',
      ...titles.map((title) => `| H2 ${title}`),
      '| H2 Elsewhere',
    ]);
    expect([...view.querySelectorAll('img')].map(({ alt }) => alt)).toEqual(
      ['all', ...ids].map((id) => `Picture of ${id}`),
    );
  });

  it.each(['pointerdown', 'keydown'])(
    '[EX14] [EN6] names the file, and stays hidden in the page until somebody does something again: %s',
    async (doing) => {
      const view = printView(board, NO_PICTURES, words);
      const during: string[] = [];
      vi.stubGlobal('print', () => during.push(`${document.title} ${view.isConnected}`));
      document.title = 'Before';
      await print(view, 'My board');
      expect(during).toEqual(['My board true']);
      expect([document.title, view.isConnected]).toEqual(['My board', true]);
      window.dispatchEvent(new Event(doing));
      expect([document.title, view.isConnected]).toEqual(['Before', false]);
      document.title = 'Later';
      for (const again of ['pointerdown', 'keydown']) window.dispatchEvent(new Event(again));
      expect(document.title).toBe('Later');
    },
  );

  it('[EX14] a browser that does not print leaves nothing behind', async () => {
    const view = printView(board, NO_PICTURES, words);
    vi.stubGlobal('print', () => {
      throw new Error('not allowed');
    });
    document.title = 'Before';
    await expect(print(view, 'My board')).rejects.toThrow('not allowed');
    expect([document.title, view.isConnected]).toEqual(['Before', false]);
  });
});
