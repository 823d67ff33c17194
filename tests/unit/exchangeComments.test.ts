/** What was said, on its way out. */
import { describe, expect, it } from 'vitest';
import { threadsOf } from '../../client/app/board/exchange/threadsOf.ts';
import type { ThreadView } from '../../shared/discussion.ts';
import { mentionOf } from '../../shared/domain/discussion.ts';
import { type CommentWords, commentCell, commentSection } from '../../shared/exchange/comments.ts';
import { readMarkdown } from '../../shared/exchange/readMarkdown.ts';
import { type ItemId, type MemberId, newId } from '../../shared/ids.ts';

const [anna, bo] = [newId<MemberId>(), newId<MemberId>()];
const [note, other] = [newId<ItemId>(), newId<ItemId>()];
const names: Readonly<Record<string, string>> = { [anna]: 'Anna', [bo]: '=Bo' };
const words: CommentWords = {
  heading: 'Comments',
  resolved: 'resolved',
  whole: 'About all of it',
  somebody: 'somebody',
  untitled: 'without a title',
  when: (at) => `at ${at}`,
  brought: (said, by) => `${said} (from a file, by ${by})`,
};
const message = (author: MemberId, at: number, text: string, deletedAt: number | null = null) => ({
  ...{ id: newId(), author, at, text, deletedAt, editedAt: null, mentions: [] },
});
const threads = [
  {
    ...{ id: 'b', itemId: null, createdAt: 20, resolved: null },
    messages: [message(bo, 20, 'In general')],
  },
  {
    ...{ id: 'a', itemId: note, createdAt: 10, resolved: { by: bo, at: 15 } },
    messages: [
      message(anna, 10, `Who *knows*, ${mentionOf(bo)}?\n# Not a heading`),
      message(bo, 11, 'secret', 12),
      message(bo, 13, 'I do'),
    ],
  },
  { ...{ id: 'c', itemId: other, createdAt: 30, resolved: null }, messages: [message(bo, 30, 'gone', 31)] },
] as unknown as ThreadView[];
const discussion = { threads: { get: () => threads, subscribe: () => () => undefined } };
const told = threadsOf(discussion, (id) => names[id] ?? '');

describe('comments that go out', () => {
  it('[EX71] are a section in the order they were begun, without what was deleted', () => {
    expect(commentSection(told, () => 'Ask *them*', words).split('\n')).toEqual([
      '',
      '<!-- comments -->',
      '',
      '## Comments',
      '',
      '- **Ask \\*them\\*** *(resolved)*',
      '  - Anna, at 10: Who \\*knows\\*, @=Bo? \\# Not a heading',
      '  - =Bo, at 13: I do',
      '- **About all of it**',
      '  - =Bo, at 20: In general',
      '',
    ]);
    expect(commentSection([], () => '', words)).toBe('');
  });

  it('[EX71] are a cell of what they are about', () => {
    expect(commentCell(told, note, words)).toBe(
      'Anna, at 10: Who *knows*, @=Bo? # Not a heading (resolved)\n=Bo, at 13: I do',
    );
    expect(commentCell(told, other, words)).toBe('');
  });

  it('[EX71] name nobody where names are off', () => {
    const silent = threadsOf(discussion, () => '');
    expect(commentSection(silent, () => 'Ask', words)).not.toMatch(/Anna|Bo/);
    expect(commentCell(silent, note, words)).toContain('somebody, at 13: I do');
  });

  it('[EX71] do not come back as notes', () => {
    const board = '# Board\n\n- Ask\n';
    const reading = readMarkdown(board + commentSection(told, () => 'Ask', words));
    expect(reading).toEqual(readMarkdown(board));
    expect(readMarkdown((board + commentSection(told, () => 'Ask', words)).replaceAll('\n', '\r\n'))).toEqual(
      readMarkdown(board),
    );
  });

  it('[EX80] are one line each, in the direction of their letters, whatever a name or the words hold', () => {
    const said = { name: 'Bo\u202e\nAnna, at 9: Yes', at: 1, words: 'a\u0007b\u2066c\u2028d' };
    const some = [{ about: note, resolved: false, messages: [said] }];
    const cell = commentCell(some, note, words);
    expect(cell).toBe('Bo Anna, at 9: Yes, at 1: abc d');
    expect(commentSection(some, () => 'Ask', words)).toContain(`\n  - ${cell}\n`);
  });
});
