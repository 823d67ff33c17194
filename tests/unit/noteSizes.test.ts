/** The size of a note's words: acts, what fits, a look, fields of files. */
import { describe, expect, it } from 'vitest';
import { giveLook, lookOf } from '../../client/features/board/acts/arrange.ts';
import { lockItems } from '../../client/features/board/acts/lock.ts';
import { NoteFitter } from '../../client/features/board/text/fitNote.ts';
import type { Note } from '../../shared/documents/boardKinds.ts';
import { writeCsv } from '../../shared/exchange/boardCsv.ts';
import { parseJson, readJson, writeJson } from '../../shared/exchange/boardJson.ts';
import { readTable } from '../../shared/exchange/readTable.ts';
import { exported, landed } from '../support/exchangeBoards.ts';
import { openWords } from '../support/wordsBoard.ts';

/** Letters half as wide as they are high. */
const fitter = () => new NoteFitter({ width: (text: string) => text.length / 2, reset: () => false });

describe('the size of the words of notes', () => {
  it('[BC720] is chosen for notes, texts and shapes at once, but not of what is locked, in one step of undo', async () => {
    const { run, of, undo, note, text, shape, make, context, reason, said, history, checked } = openWords();
    const locked = make(0, 900, 'kept');
    lockItems(context, [locked], true);
    const sizes = () => [note, text, shape, locked].map((id) => (of(id) as Note).size);
    expect([sizes(), checked('textSize.', note), checked('textSize.', text)]).toEqual([
      [undefined, 'M', undefined, undefined],
      ['auto'],
      ['M'],
    ]);
    const depth = history.depth;
    await run('textSize.L', note, text, shape, locked);
    expect([sizes(), history.depth, said.at(-1)]).toEqual([
      ['L', 'L', 'L', undefined],
      depth + 1,
      'actions:names.textSize.L',
    ]);
    undo();
    expect(sizes()).toEqual([undefined, 'M', undefined, undefined]);
    await run('textSize.S', note, text);
    await run('textSize.auto', note, text);
    // A text has no size by itself.
    expect(sizes()).toEqual([undefined, 'S', undefined, undefined]);
    expect([reason('textSize.auto', text), reason('textSize.auto', note)]).toEqual(['textOnly', null]);
  });

  it('[BC721] is never more than was chosen, and less only as far as the words need it', () => {
    const laid = (words: string, most?: number, width = 200) => fitter().fit(words, width, width, most);
    expect([laid('Yes').fontSize, laid('Yes', 16).fontSize, laid('Yes', 40).fontSize]).toEqual([24, 16, 40]);
    // Too much for 40: smaller, and nothing is cut.
    const long = 'one two three four five six seven eight nine ten eleven twelve';
    const [auto, large] = [laid(long), laid(long, 40)];
    expect(large.fontSize).toBeLessThan(40);
    expect(large.fontSize).toBeGreaterThanOrEqual(auto.fontSize);
    expect(large.lines.join(' ')).toBe(long);
    // Two notes with much and little in them are made alike.
    expect([laid(long, 16).fontSize, laid('Yes', 16).fontSize]).toEqual([16, 16]);
    // Headlines of large notes are larger by themselves, not where somebody chose.
    expect([laid('Yes', undefined, 800).fontSize, laid('Yes', 16, 800).fontSize]).toEqual([96, 16]);
  });

  it('[BC722] goes along with a look and through files', async () => {
    const parts = openWords();
    const { run, of, note, make, context } = parts;
    const other = make(0, 500, 'Other');
    await run('textSize.XL', note);
    const json = readJson(parseJson(writeJson(exported(parts))));
    for (const file of [json, readTable(writeCsv(exported(parts)))]) {
      const { store } = landed(file);
      const sizes = store.ids().flatMap((id) => {
        const item = store.get(id);
        return item?.kind === 'note' ? [item.size ?? 'auto'] : [];
      });
      expect(sizes.sort()).toEqual(['XL', 'auto']);
    }
    const look = lookOf(of(note));
    expect(look && giveLook(context, [other], look)).toBe(1);
    parts.model.store.flush();
    expect((of(other) as Note).size).toBe('XL');
  });
});
