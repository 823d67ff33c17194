/** What was said about a board or a map, out to a file and back in. */

import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { threadsOf } from '../../client/app/board/exchange/threadsOf.ts';
import { BroughtComments } from '../../shared/broughtComments.ts';
import type { ThreadView } from '../../shared/discussion.ts';
import { mapItems } from '../../shared/documents/barrierMap.ts';
import { mentionOf } from '../../shared/domain/discussion.ts';
import { isBoardJson, parseJson, readJson } from '../../shared/exchange/boardJson.ts';
import { type CommentWords, commentCell } from '../../shared/exchange/comments.ts';
import type { ExportedThread } from '../../shared/exchange/exportedThreads.ts';
import { commentsIn, filedComments, landComments } from '../../shared/exchange/filedComments.ts';
import { exportedMap } from '../../shared/exchange/maps/exportedMap.ts';
import { landMapDrafts } from '../../shared/exchange/maps/landMapDrafts.ts';
import { readMapJson, writeMapJson } from '../../shared/exchange/maps/mapJson.ts';
import { type ItemId, type MemberId, newId } from '../../shared/ids.ts';
import { LIMITS } from '../../shared/limits.ts';

const [first, second] = [newId<ItemId>(), newId<ItemId>()];
const places = new Map<string, number>([
  [first, 0],
  [second, 1],
]);
const placeOf = (id: string) => places.get(id);
const message = (words: unknown = 'Who pays?', more = {}) => ({
  ...{ name: 'Anna', at: '2026-11-30T22:52:00.000Z', words },
  ...more,
});
const thread = (more = {}) => ({ about: first, resolved: false, messages: [message()], ...more });
const at = Date.parse('2026-11-30T22:52:00.000Z');

describe('comments in a file', () => {
  it('[EX120] [EX121] come back whole: what they are about, place, who, when, resolved, in their order', () => {
    const threads: readonly ExportedThread[] = [
      {
        about: first,
        at: { x: 3, y: -4.5 },
        resolved: true,
        messages: [{ name: 'Anna', at, words: 'Why?' }],
      },
      {
        ...{ about: null, at: { x: 10, y: 20 }, resolved: false },
        messages: [
          { name: '', at: null, words: 'Two\nlines' },
          { name: 'Bo', at: at + 1, words: '<b>&"' },
        ],
      },
      { about: null, resolved: false, messages: [{ name: 'Bo', at, words: 'In general' }] },
    ];
    const read = commentsIn(JSON.parse(JSON.stringify(filedComments(threads))), placeOf);
    expect(read?.lost).toBe(0);
    const ids = [newId<ItemId>(), newId<ItemId>()];
    const landed = landComments(read?.threads ?? [], { idOf: (place) => ids[place], by: { x: 100, y: 0.5 } });
    const id = expect.any(String);
    expect(landed).toEqual([
      {
        itemId: ids[0],
        at: { x: 3, y: -4.5 },
        resolved: true,
        messages: [{ id, name: 'Anna', at, text: 'Why?' }],
      },
      {
        ...{ itemId: null, at: { x: 110, y: 20.5 }, resolved: false },
        messages: [
          { id, name: '', at: null, text: 'Two\nlines' },
          { id, name: 'Bo', at: at + 1, text: '<b>&"' },
        ],
      },
      { itemId: null, resolved: false, messages: [{ id, name: 'Bo', at, text: 'In general' }] },
    ]);
    expect(BroughtComments.safeParse({ threads: landed, more: 0 }).success).toBe(true);
    const apart = landComments(read?.threads ?? [], { idOf: (place) => ids[place], by: null });
    expect(apart.map((one) => one.at)).toEqual([{ x: 3, y: -4.5 }, undefined, undefined]);
  });

  it('[EX122] whatever stands in a file is taken as the server takes it, or stays out and is counted', () => {
    const hostile = [
      ...[null, 7, 'x', [], {}, thread({ messages: null }), thread({ messages: [null, 7, {}] })],
      thread({ about: 'nothing there' }),
      thread({ about: undefined }),
      thread({ about: { toString: null } }),
      thread({ at: { x: 1e99, y: 0 }, messages: [message('kept 1')] }),
      thread({ at: { x: '1', y: null }, resolved: 'yes', messages: [message('kept 2')] }),
      thread({ messages: [message('\u202ekept 3\u0000\ud800')] }),
      thread({ messages: [message('\u200b'), message(' kept 4 ', { name: '\u202e A\n B '.repeat(80) })] }),
      thread({ messages: [message(`kept 5 ${mentionOf(newId<MemberId>())}`, { at: 'soon' })] }),
      thread({ messages: [message('kept 6', { at: 1e300, name: ['x'] })] }),
      thread({ messages: [message('kept 7', { at: '+275760-09-13T00:00:00.001Z' })] }),
      thread({ messages: [message('kept 8', { at: '1850-01-01' })] }),
      thread({ messages: [message(`kept 9${'😀'.repeat(LIMITS.messageLength)}`)] }),
      thread({ messages: Array.from({ length: LIMITS.messagesPerThread + 3 }, () => message('kept 10')) }),
      JSON.parse('{"__proto__":{"about":null},"messages":[{"words":"lost"}]}'),
    ];
    const read = commentsIn(hostile, placeOf);
    const threads = landComments(read?.threads ?? [], { idOf: () => first, by: { x: 0, y: 0 } });
    expect(BroughtComments.safeParse({ threads, more: 0 }).error).toBeUndefined();
    expect(threads.map(({ messages: [one] }) => /kept \d+/.exec(one?.text ?? '')?.[0])).toEqual(
      Array.from({ length: 10 }, (_, place) => `kept ${place + 1}`),
    );
    expect(threads[4]?.messages[0]).toMatchObject({ text: 'kept 5 @…', at: null });
    // Five that are no threads, two without comments of which one had three, four about nothing, one empty, three too many.
    expect(read?.lost).toBe(5 + 1 + 3 + 3 + 1 + 3 + 1);
    for (const none of [undefined, null, 'x', {}, [], 7]) expect(commentsIn(none, placeOf)).toBeNull();
    const many = Array.from({ length: LIMITS.threadsPerDocument + 2 }, () => thread());
    expect(commentsIn(many, placeOf)).toMatchObject({ lost: 2 });
    expect(
      landComments(commentsIn(many, placeOf)?.threads ?? [], { idOf: () => undefined, by: null }),
    ).toEqual([]);
  });

  it('[EX121] are about the drafts of a board: notes, what they lie in, and links', () => {
    const [frame, note, link] = [newId<ItemId>(), newId<ItemId>(), newId<ItemId>()];
    const file = {
      ...{ format: 'jumelage-board', version: 1, title: 'Board', people: {} },
      items: [
        { id: link, kind: 'connector', from: note, to: frame, text: '' },
        { id: note, kind: 'note', x: 0, y: 0, w: 200, h: 200, text: 'Note', parent: frame },
        { id: frame, kind: 'frame', x: 0, y: 0, w: 800, h: 800, text: 'Frame' },
      ],
      comments: [link, note, frame].map((about) => thread({ about })),
    };
    const value = parseJson(JSON.stringify(file));
    expect(isBoardJson(value)).toBe(true);
    const reading = readJson(value);
    if (reading.kind === 'refused') throw new Error(reading.why);
    const kinds = reading.comments?.threads.map(({ about }) => reading.drafts[about ?? -1]?.kind);
    expect(kinds).toEqual(['connector', 'note', 'frame']);
    expect(readJson({ ...file, comments: [] })).not.toHaveProperty('comments');
  });

  it('[EX120] [EX121] are about nodes, links and groups of a map', () => {
    const doc = new Y.Doc();
    const [cause, effect, link, group] = Array.from({ length: 4 }, () => newId<ItemId>());
    const ids = [cause, effect, link, group] as ItemId[];
    const draft = (key: string, fields: object, text = '') => ({
      ...{ key, fields: fields as Record<string, string>, texts: { text }, from: null, to: null },
    });
    let next = 0;
    doc.transact(() =>
      landMapDrafts(
        mapItems(doc),
        [
          draft('a', { kind: 'cause', group: 'g' }, 'Cause'),
          draft('b', { kind: 'effect', group: 'g' }, 'Effect'),
          { ...draft('', { kind: 'link', relation: 'causes' }), from: 0, to: 1 },
          draft('g', { kind: 'group' }, 'Group'),
        ],
        { placeOf: () => ({ x: 0, y: 0 }), author: null, at: 1, newId: () => ids[next++] as ItemId },
      ),
    );
    const setting = { title: 'Map', at: 1, cities: [], people: {} };
    const threads = ids.map((about) => ({
      about,
      resolved: false,
      messages: [{ name: 'Bo', at, words: about }],
    }));
    const reading = readMapJson(JSON.parse(writeMapJson({ ...exportedMap(doc, setting), threads })));
    if (reading.kind === 'refused') throw new Error(reading.why);
    const about = reading.comments?.threads.map((one) => reading.drafts[one.about ?? -1]?.key);
    expect(about).toEqual(ids);
    expect(JSON.parse(writeMapJson(exportedMap(doc, setting)))).not.toHaveProperty('comments');
  });
});

describe('[EX123] what came with a file and goes out again', () => {
  const [bo] = [newId<MemberId>()];
  const brought = [
    {
      ...{ id: 'a', itemId: first, at: { x: 1, y: 2 }, createdAt: 1, resolved: null },
      messages: [
        { author: bo, at: 99, text: 'Old', deletedAt: null, brought: { name: 'Anna', at: 5 } },
        { author: bo, at: 99, text: 'Older', deletedAt: null, brought: { name: '', at: null } },
      ],
    },
  ] as unknown as ThreadView[];
  const discussion = { threads: { get: () => brought, subscribe: () => () => undefined } };
  const words: CommentWords = {
    ...{ heading: '', resolved: 'resolved', whole: '', somebody: 'somebody', untitled: '' },
    when: (moment) => `at ${moment}`,
    brought: (said, by) => `${said} (brought by ${by})`,
  };

  it('has the name and the moment that it came with, in words also who brought it', () => {
    const told = threadsOf(discussion, () => 'Bo');
    expect(filedComments(told)).toEqual([
      {
        ...{ about: first, at: { x: 1, y: 2 }, resolved: false },
        messages: [
          { name: 'Anna', at: '1970-01-01T00:00:00.005Z', words: 'Old' },
          { name: '', at: undefined, words: 'Older' },
        ],
      },
    ]);
    expect(commentCell(told, first, words)).toBe(
      'Anna, at 5 (brought by Bo): Old\nsomebody (brought by Bo): Older',
    );
  });

  it('names nobody where names are off', () => {
    const told = threadsOf(discussion, () => '', false);
    expect(JSON.stringify(filedComments(told))).not.toContain('Anna');
    expect(commentCell(told, first, words)).toContain('somebody, at 5 (brought by somebody): Old');
  });
});
