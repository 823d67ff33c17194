import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decide, openThread, type Saying, type ThreadCommand } from '../../server/discussion/threads.ts';
import { DiscussionCommand } from '../../shared/discussion.ts';
import { mentionOf, mentionsIn, partsOf, unreadOf } from '../../shared/domain/discussion.ts';
import type { DocumentId, ItemId, MemberId, MessageId, ThreadId } from '../../shared/ids.ts';
import { newId } from '../../shared/ids.ts';
import { LIMITS } from '../../shared/limits.ts';

const ANA = newId<MemberId>();
const BEA = newId<MemberId>();
const id = () => newId<MessageId>();
const by = (author: MemberId, at = 2): Saying => ({ author, at, mentions: [] });

function started() {
  const command = { act: 'open', id: id(), itemId: newId<ItemId>(), text: 'Who pays?' } as const;
  return openThread(newId<DocumentId>(), command, by(ANA, 1));
}

describe('a thread', () => {
  it('[DI3] any command twice, at once or later, is that command once', () => {
    const thread = started();
    const threadId = thread.id;
    const first = thread.messages[0]?.id as MessageId;
    const reply: ThreadCommand = { act: 'reply', id: id(), threadId, text: 'We do' };
    const edit: ThreadCommand = { act: 'edit', id: id(), threadId, messageId: first, text: 'Who pays it?' };
    const later: ThreadCommand = {
      act: 'edit',
      id: id(),
      threadId,
      messageId: first,
      text: 'Who pays, and when?',
    };
    const resolve: ThreadCommand = { act: 'resolve', id: id(), threadId, resolved: true };
    const reopen: ThreadCommand = { act: 'resolve', id: id(), threadId, resolved: false };
    const all = [reply, edit, later, resolve, reopen];
    const once = all.reduce((now, command) => decide(now, command, by(ANA)), thread);
    const again = all.reduce((now, command) => decide(now, command, by(ANA)), once);
    expect(again).toBe(once);
    expect(once.messages.map((one) => one.text)).toEqual(['Who pays, and when?', 'We do']);
    expect(once.resolved).toBeNull();
  });

  it('[DI4] others’ messages cannot be changed, and a deleted one cannot come back', () => {
    const thread = started();
    const target = { threadId: thread.id, messageId: thread.messages[0]?.id as MessageId };
    const theirs: ThreadCommand[] = [
      { act: 'edit', id: id(), ...target, text: 'x' },
      { act: 'delete', id: id(), ...target },
    ];
    for (const command of theirs)
      expect(() => decide(thread, command, by(BEA))).toThrow(expect.objectContaining({ code: 'FORBIDDEN' }));
    const answered = decide(thread, { act: 'reply', id: id(), threadId: thread.id, text: 'Yes' }, by(BEA));
    const gone = decide(answered, { act: 'delete', id: id(), ...target }, by(ANA, 5));
    expect(gone.messages[0]).toMatchObject({ text: '', deletedAt: 5, mentions: [] });
    expect(gone.messages).toHaveLength(2);
    expect(JSON.stringify(gone)).not.toContain('Who pays');
    const late: ThreadCommand = { act: 'edit', id: id(), ...target, text: 'back' };
    expect(() => decide(gone, late, by(ANA))).toThrow(expect.objectContaining({ code: 'CONFLICT' }));
    const resent: ThreadCommand = {
      act: 'reply',
      id: target.messageId,
      threadId: thread.id,
      text: 'Who pays?',
    };
    expect(decide(gone, resent, by(ANA))).toBe(gone);
  });

  it('[DI7] an answer opens a resolved thread again', () => {
    const thread = started();
    const resolved = decide(
      thread,
      { act: 'resolve', id: id(), threadId: thread.id, resolved: true },
      by(BEA, 9),
    );
    expect(resolved.resolved).toEqual({ by: BEA, at: 9 });
    const answered = decide(resolved, { act: 'reply', id: id(), threadId: thread.id, text: 'But' }, by(ANA));
    expect(answered.resolved).toBeNull();
  });

  it('[DI11] a thread ends at its limit, and remembers a bounded number of commands', () => {
    let thread = started();
    const reply = (): ThreadCommand => ({ act: 'reply', id: id(), threadId: thread.id, text: 'more' });
    while (thread.messages.length < LIMITS.messagesPerThread) thread = decide(thread, reply(), by(BEA));
    expect(() => decide(thread, reply(), by(BEA))).toThrow(expect.objectContaining({ code: 'CONFLICT' }));
    expect(thread.commands).toHaveLength(LIMITS.commandsPerThread);
    expect(unreadOf(thread, 40, ANA)).toBe(60);
    expect(unreadOf(thread, 40, BEA)).toBe(0);
  });
});

describe('text of a message', () => {
  it('[DI5] mentions are found between any words, and the words stay what they were', () => {
    const words = fc.string({ unit: 'binary' }).filter((text) => !text.includes('@{'));
    fc.assert(
      fc.property(words, words, (before, after) => {
        const text = `${before}${mentionOf(BEA)}${after}`;
        expect(mentionsIn(text)).toEqual([BEA]);
        const parts = partsOf(text).map((part) =>
          part.kind === 'words' ? part.text : mentionOf(part.member),
        );
        expect(parts.join('')).toBe(text);
      }),
    );
    expect(mentionsIn(`${mentionOf(ANA)} ${mentionOf(ANA)} @{short} @{${'K'.repeat(20)}}`)).toEqual([ANA]);
  });

  it('[DI11] every script and several lines are taken; nothing invisible, broken or overriding is', () => {
    const accepts = (text: string) => {
      const command = { act: 'reply', id: id(), threadId: newId<ThreadId>(), text };
      return DiscussionCommand.safeParse(command).success;
    };
    for (const good of ['a\n\tb', 'Ποιος;', '谁付钱', 'من يدفع', '👍🏽', 'e\u0301', 'x'.repeat(2_000)])
      expect(accepts(good), good).toBe(true);
    for (const bad of ['', ' \n ', '\u200b', '\u3164', 'a\u0000b', 'a\u202eb', 'a\ud800', 'x'.repeat(2_001)])
      expect(accepts(bad), JSON.stringify(bad)).toBe(false);
  });
});

it('[DI15] a place is two finite numbers near the board, or the command is none', () => {
  const open = { act: 'open', id: 'y'.repeat(20), itemId: null, text: 'Why here?' };
  const takes = (at: unknown) => DiscussionCommand.safeParse({ ...open, at }).success;
  expect([{ x: -120.5, y: 0 }, undefined].map(takes)).toEqual([true, true]);
  const wrong = [
    { x: 1 },
    { x: '1', y: 1 },
    { x: Number.NaN, y: 1 },
    { x: 1e308, y: 0 },
    { x: Number.POSITIVE_INFINITY, y: 0 },
    { x: 1, y: 1, z: 1 },
    [1, 2],
    'here',
    null,
  ];
  expect(wrong.filter(takes)).toEqual([]);
});
