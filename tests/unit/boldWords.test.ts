/** Some words of an item are bold: formats of its text, in every format that has bold, in nobody's way elsewhere. */
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { boardLook } from '../../client/app/board/exchange/boardLook.ts';
import { strongLines } from '../../client/canvas/text/strongParts.ts';
import { setBold, setBoldWords } from '../../client/features/board/acts/embolden.ts';
import { clipOf, writeClip } from '../../client/features/board/clipboard/clip.ts';
import { readClip } from '../../client/features/board/clipboard/readClip.ts';
import { drawSvg } from '../../client/features/exports/picture/svg.ts';
import { matchItem, sameItem } from '../../client/together/past/restore.ts';
import { boardItems, copyItem } from '../../shared/documents/board.ts';
import type { BoardItem } from '../../shared/documents/boardKinds.ts';
import { itemText, readItem } from '../../shared/documents/readItem.ts';
import { insertWithStrong, setStrong } from '../../shared/documents/setStrong.ts';
import { strongIn } from '../../shared/documents/strong.ts';
import { parseJson, readJson, writeJson } from '../../shared/exchange/boardJson.ts';
import { writeMarkdown } from '../../shared/exchange/boardMarkdown.ts';
import { readMarkdown } from '../../shared/exchange/readMarkdown.ts';
import { type ItemId, newId } from '../../shared/ids.ts';
import { newDesk } from '../support/desk.ts';
import { draftsOf, exported, landed } from '../support/exchangeBoards.ts';

function open(words = 'One two\nthree') {
  const parts = newDesk();
  const id = parts.note(0, 0, words);
  const { context, model, history } = parts;
  const item = () => {
    model.store.flush();
    return model.item(id) as BoardItem;
  };
  const text = itemText(boardItems(context.doc).get(id)) as Y.Text;
  const mark = (from: number, to: number) => setBoldWords(context, id, from, to);
  return { ...parts, id, item, text, mark, undo: () => history.undo() };
}

describe('bold words', () => {
  it('[BC282] are marked and unmarked, all at once is the whole item, each in one step of undo', () => {
    const { mark, item, text, undo } = open();
    expect(mark(4, 7)).toBe(true);
    expect([item().strong, item().text]).toEqual(['4,7', 'One two\nthree']);
    expect(mark(5, 6)).toBe(false);
    expect(item().strong).toBe('4,5,6,7');
    undo();
    expect(item().strong).toBe('4,7');
    mark(0, 4);
    expect(item().strong).toBe('0,7');
    mark(7, 13);
    expect([item().strong, item().bold, strongIn(text)]).toEqual([undefined, true, '']);
    expect(mark(0, 3)).toBe(false);
    expect([item().strong, item().bold]).toEqual(['3,13', undefined]);
    undo();
    expect(item().bold).toBe(true);
  });

  it('[BC282] go with the whole item when that is switched', () => {
    const { mark, item, id, context, text } = open();
    mark(0, 3);
    setBold(context, [id], true);
    expect([item().bold, item().strong]).toEqual([true, undefined]);
    setBold(context, [id], null);
    expect([item().bold, item().strong, strongIn(text)]).toEqual([undefined, undefined, '']);
  });

  it('[BC282] merge letter by letter; what is typed at their end is bold, before them it is not', () => {
    const { mark, item, text, context } = open('One two');
    const other = new Y.Doc();
    Y.applyUpdate(other, Y.encodeStateAsUpdate(context.doc));
    const theirs = itemText(boardItems(other).get(item().id as ItemId)) as Y.Text;
    mark(4, 7);
    theirs.insert(0, 'All: ');
    theirs.format(0, 8, { bold: true });
    Y.applyUpdate(context.doc, Y.encodeStateAsUpdate(other));
    Y.applyUpdate(other, Y.encodeStateAsUpdate(context.doc));
    expect([text.toString(), strongIn(text), strongIn(theirs)]).toEqual([
      'All: One two',
      '0,8,9,12',
      '0,8,9,12',
    ]);
    text.insert(12, '!');
    text.insert(9, '~');
    expect(strongIn(text)).toBe('0,8,10,14');
  });

  it('[BC282] [AN32] go along in copies, clips, JSON, other moments, and come back', () => {
    const parts = open();
    const { mark, id, context, model, item } = parts;
    mark(4, 7);
    model.store.flush();
    const items = boardItems(context.doc);
    const copy = newId<ItemId>();
    copyItem(items, id, copy, {});
    expect(readItem(copy, items.get(copy))?.strong).toBe('4,7');
    const clip = readClip(writeClip(clipOf(model, [id]) ?? { items: [] }));
    expect(clip?.items.map(({ more }) => more.strong)).toEqual(['4,7']);
    const back = landed(readJson(parseJson(writeJson(exported(parts)))));
    expect(back.store.ids().map((one) => back.store.get(one)?.strong)).toEqual(['4,7', '4,7']);
    const past = new Y.Doc();
    Y.applyUpdate(past, Y.encodeStateAsUpdate(context.doc));
    mark(0, 3);
    expect(item().strong).toBe('0,3,4,7');
    const then = boardItems(past);
    expect(sameItem(items.get(id) as never, then.get(id) as never)).toBe(false);
    context.doc.transact(() => matchItem(items, then, id));
    expect(item().strong).toBe('4,7');
  });

  it.each([
    ['One two\nthree', '4,7', '- One **two**\n  three'],
    ['One two\nthree', '3,10', '- One **two**\n  **th**ree'],
    ['a * b', '2,3', '- a **\\*** b'],
    ['1. first\nrest', '3,8', '- 1. **first**\n  rest'],
  ])('[BC282] %j, %s is in Markdown %j, and comes back', (words, strong, written) => {
    const { text, ...parts } = open(words);
    setStrong(text, strong);
    const markdown = writeMarkdown(exported(parts));
    expect(markdown).toContain(written);
    const [again] = draftsOf(readMarkdown(markdown));
    expect(again?.text).toBe(words);
    const marked = (edges = '') => {
      const parts = strongLines(words, words.split('\n'), edges);
      return parts.map((line) =>
        line
          .map((part) => (part.strong ? `<${part.words.trim()}>` : part.words))
          .join('')
          .trim(),
      );
    };
    expect(marked(again?.fields.strong).join('|').replace(/\s/g, '')).toBe(
      marked(strong).join('|').replace(/\s/g, ''),
    );
  });

  it('[BC282] a mark of Markdown that nothing answers is no bold, and never one of the words', () => {
    const [one] = draftsOf(readMarkdown('- 2 ** 3 and **so** on\n'));
    expect([one?.text, one?.fields.strong]).toEqual(['2  3 and so on', undefined]);
  });

  it('[BC282] are thicker in pictures, on the same lines', () => {
    const { mark, ...parts } = open('One two three');
    const { model } = parts;
    const svgOf = () =>
      drawSvg(exported(parts), boardLook(model), { title: '', description: '', fonts: '' })?.svg ?? '';
    const plain = svgOf();
    mark(4, 7);
    const [, size, edge] =
      /font-size="([^"]+)"[^>]*>One <tspan stroke="[^"]+" stroke-width="([^"]+)" stroke-linejoin="round">two<\/tspan>/.exec(
        svgOf(),
      ) ?? [];
    // Thicker, and no blot.
    expect(Number(edge) / Number(size)).toBeCloseTo(0.04, 2);
    expect(svgOf().replace(/<\/?tspan[^>]*>/g, '')).toBe(plain);
  });

  it.each(['', 'x,y', '-4,2', '0.5,3', '5', '3,1', '0,9999', '1e3,2', '0,2,'])(
    '[BC282] reads %j without harm',
    (strong) => {
      const doc = new Y.Doc();
      const items = boardItems(doc);
      const id = newId<ItemId>();
      insertWithStrong(items, { id, kind: 'note', author: null, at: 0, z: 'V', text: 'Words', strong });
      expect(items.get(id)?.has('strong')).toBe(false);
      const item = readItem(id, items.get(id));
      expect(item?.text).toBe('Words');
      expect(item?.strong ?? '').toMatch(/^(\d,\d)?$/);
    },
  );
});
