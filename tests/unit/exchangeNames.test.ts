/** Whose it is and what it is called, as a file says. */
import { describe, expect, it } from 'vitest';
import { bringDrafts } from '../../client/features/board/acts/bring.ts';
import { readFile } from '../../shared/exchange/readFile.ts';
import { newBoard } from '../support/boards.ts';
import { draftsOf } from '../support/exchangeBoards.ts';

const read = (name: string, text: string) => readFile({ name, bytes: new TextEncoder().encode(text) });

describe('what a file says of itself', () => {
  it('[EX88] what nobody signed comes in unsigned, what says nothing of it as mine', () => {
    const { context, model } = newBoard();
    const items = [
      { id: 'a', kind: 'note', text: 'Of a template', author: null, x: 0, y: 0 },
      { id: 'b', kind: 'note', text: 'By hand', x: 300, y: 0 },
    ];
    const file = JSON.stringify({ format: 'jumelage-board', version: 1, items });
    const ids = bringDrafts(context, draftsOf(read('a.json', file)), { x: 0, y: 0 }) ?? [];
    model.store.flush();
    expect(context.author).not.toBeNull();
    expect(ids.map((id) => model.item(id)?.author)).toEqual([null, context.author]);
  });

  it('[EX89] the first heading of Markdown is its title; without one there is none', () => {
    expect(read('a.md', '# Kick-off in Győr\n\n## Wishes\n\n- one')).toMatchObject({
      title: 'Kick-off in Győr',
    });
    expect(read('a.md', '## Wishes\n\n- one')).not.toHaveProperty('title');
  });
});
