import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { TextBinding } from '../../client/canvas/text/TextBinding.ts';

/** A text with a field here, and the same text at somebody else's. */
function twoWriters(words: string) {
  const here = new Y.Doc();
  const there = new Y.Doc();
  const mine = here.getText('words');
  const theirs = there.getText('words');
  mine.insert(0, words);
  const sync = () => {
    Y.applyUpdate(there, Y.encodeStateAsUpdate(here, Y.encodeStateVector(there)));
    Y.applyUpdate(here, Y.encodeStateAsUpdate(there, Y.encodeStateVector(here)), 'network');
  };
  sync();
  const field = document.createElement('textarea');
  const writes: string[] = [];
  const binding = new TextBinding(field, mine, {
    write(change) {
      here.transact(change, 'me');
      writes.push(mine.toString());
    },
  });
  /** As the browser types: the field first, then the event. */
  const type = (value: string, caret = value.length) => {
    field.value = value;
    field.setSelectionRange(caret, caret);
    field.dispatchEvent(new Event('input'));
  };
  const compose = (kind: 'start' | 'end') => field.dispatchEvent(new Event(`composition${kind}`));
  return { mine, theirs, field, binding, writes, sync, type, compose };
}

describe('a text field on a shared text', () => {
  it('[BC3] what is typed goes in as the smallest change, so that others’ words stay', () => {
    const { theirs, mine, type, sync } = twoWriters('Banks lend');
    theirs.insert(theirs.length, ' to a person');
    type('Some Banks lend', 5);
    sync();
    expect(mine.toString()).toBe('Some Banks lend to a person');
    expect(theirs.toString()).toBe(mine.toString());
  });

  it('[BC3] what others write appears around the caret, which stays at its letter', () => {
    const { theirs, field, sync } = twoWriters('Banks lend');
    field.setSelectionRange(6, 10);
    theirs.insert(0, 'Most ');
    theirs.insert(theirs.length, ' today');
    sync();
    expect(field.value).toBe('Most Banks lend today');
    expect([field.selectionStart, field.selectionEnd]).toEqual([11, 15]);
    theirs.delete(0, 15);
    sync();
    expect([field.value, field.selectionStart, field.selectionEnd]).toEqual([' today', 0, 0]);
  });

  it('[BC4] nothing touches the field while an input method composes; both sides survive', () => {
    const { theirs, mine, field, writes, sync, type, compose } = twoWriters('ab');
    compose('start');
    type('aかb', 2);
    theirs.insert(0, 'Hello ');
    theirs.insert(theirs.length, '!');
    sync();
    expect([field.value, writes]).toEqual(['aかb', []]);
    type('a漢字b', 3);
    compose('end');
    expect(field.value).toBe('Hello a漢字b!');
    expect(field.selectionStart).toBe(9);
    sync();
    expect([mine.toString(), theirs.toString()]).toEqual(['Hello a漢字b!', 'Hello a漢字b!']);
    expect(writes).toHaveLength(1);
  });

  it('[BC4] letters that both deleted during a composition are deleted once, new ones among them stay', () => {
    const { theirs, mine, type, compose, sync } = twoWriters('one two three');
    compose('start');
    theirs.delete(0, 4);
    theirs.insert(1, 'X');
    sync();
    type('ee', 0);
    compose('end');
    sync();
    expect(mine.toString()).toBe('Xee');
    expect(theirs.toString()).toBe('Xee');
  });

  it('[BC4] a composition that is still open is written when the field is left', () => {
    const { mine, type, compose, binding } = twoWriters('');
    compose('start');
    type('にほん');
    binding.commit();
    binding.destroy();
    expect(mine.toString()).toBe('にほん');
    compose('end');
    type('later');
    expect(mine.toString()).toBe('にほん');
  });

  it('[BC3] two who type at random end with the same words, and each field shows them', () => {
    let seed = 7;
    const random = (below: number) => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return seed % below;
    };
    const { theirs, mine, field, sync, type } = twoWriters('start 😀');
    for (let round = 0; round < 400; round++) {
      const at = random(field.value.length + 1);
      const cut = random(3);
      const letters = ['a', '😀', ' ', '\n', 'é'][random(5)] ?? '';
      const next = field.value.slice(0, at) + letters + field.value.slice(at + cut);
      if (!/\p{Cs}/u.test(next)) type(next, at + letters.length);
      if (random(2) === 0) theirs.insert(random(theirs.length + 1) === 0 ? 0 : theirs.length, 'z');
      if (random(3) === 0 && !/\p{Cs}/u.test(theirs.toString().slice(0, 1))) theirs.delete(0, 1);
      if (random(4) === 0) sync();
    }
    sync();
    expect(field.value).toBe(mine.toString());
    expect(theirs.toString()).toBe(mine.toString());
    expect(mine.toString()).not.toMatch(/\p{Cs}/u);
  });
});
