import { expect, it } from 'vitest';
import en from '../../client/i18n/en/index.ts';
import { type TFunction, Words } from '../../client/i18n/i18n.ts';
import nl from '../../client/i18n/nl/index.ts';

/** Keys of its own: what is asked of it here is not which texts the product has. */
function wordsOf(texts: object) {
  const words = new Words();
  words.add('board', { en: texts as never });
  return words.getFixedT(null, 'board') as unknown as (key: string, values?: object) => string;
}

it('[SP10] a text is found by its path, also where names have dots of their own', () => {
  const t = wordsOf({
    cancel: 'Cancel',
    deep: { er: { one: 'here' } },
    names: { 'panel.people': 'People', 'a.b': { c: 'within' } },
  });
  expect(t('cancel')).toBe('Cancel');
  expect(t('deep.er.one')).toBe('here');
  expect(t('names.panel.people')).toBe('People');
  expect(t('names.a.b.c')).toBe('within');
  expect(t('board:deep.er.one')).toBe('here');
  // Without a text a word is called by its own name, as one that a programme added without a label.
  expect(t('deep.er')).toBe('er');
  expect(t('toString')).toBe('toString');
});

it('[SP10] a part of the product adds its words to a namespace at any depth, and takes none away', () => {
  const words = new Words();
  words.add('board', { en: { door: 'Open', name: 'Board', deep: { er: { one: '1', two: '2' } } } });
  words.add('board', {
    en: { inside: 'Here', name: 'A board', deep: { er: { two: 'two', three: '3' }, est: '!' } },
    nl: { door: 'Openen' },
  });
  const t = words.getFixedT('en', 'board') as unknown as (key: string) => string;
  expect([t('door'), t('inside'), t('name')]).toEqual(['Open', 'Here', 'A board']);
  expect(['one', 'two', 'three'].map((key) => t(`deep.er.${key}`))).toEqual(['1', 'two', '3']);
  expect(t('deep.est')).toBe('!');
});

it('[SP10] values stand in their places as they are, also when they look like places', () => {
  const t = wordsOf({ moved: '{{name}} moved {{what}}, {{name}}' });
  expect(t('moved', { name: '$1 <b>{{what}}', what: 7 })).toBe('$1 <b>{{what}} moved 7, $1 <b>{{what}}');
  expect(t('moved', { name: 'Anna' })).toBe('Anna moved , Anna');
});

it('[SP10] a count chooses the form that the language has for it', () => {
  const t = wordsOf({
    notes_zero: 'no notes',
    notes_one: '{{count}} note',
    notes_other: '{{count}} notes',
    links_one: 'a link',
    links_other: '{{count}} links',
    plain: '{{count}} in all',
  });
  expect([0, 1, 2, 1.5].map((count) => t('notes', { count }))).toEqual([
    'no notes',
    '1 note',
    '2 notes',
    '1.5 notes',
  ]);
  expect([0, 1].map((count) => t('links', { count }))).toEqual(['0 links', 'a link']);
  expect(t('plain', { count: 1 })).toBe('1 in all');
});

it('[SP10] one function per language and namespace; that of no language follows a change, which is told', () => {
  const words = new Words();
  words.add('shell', { en: en.shell, nl: nl.shell });
  words.add('board', { en: en.board, nl: nl.board });
  const shown: TFunction = words.getFixedT(null);
  const dutch = words.getFixedT('nl');
  expect(words.getFixedT(null)).toBe(shown);
  expect(shown('ui.cancel')).toBe(en.shell.ui.cancel);
  let told = 0;
  const stop = words.subscribe(() => {
    told += 1;
  });
  words.changeLanguage('nl');
  expect([told, words.language, shown('ui.cancel')]).toEqual([1, 'nl', nl.shell.ui.cancel]);
  expect(dutch('board:cancel')).toBe(nl.board.cancel);
  stop();
  words.changeLanguage('en');
  expect(told).toBe(1);
});
