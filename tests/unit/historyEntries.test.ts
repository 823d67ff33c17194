import { describe, expect, it } from 'vitest';
import { entriesOf, lastFirst } from '../../client/together/past/entries.ts';
import type { LookBack } from '../../client/together/Together.ts';
import type { GoneItem, HistoryView } from '../../shared/api.ts';
import type { DocumentId, ItemId, MemberId, VersionId } from '../../shared/ids.ts';

const anna = 'anna' as MemberId;
const named = (id: string, sequence: number) => ({
  id: id as VersionId,
  documentId: 'd' as DocumentId,
  sequence,
  title: `Named ${id}`,
  at: 9,
  createdBy: anna,
});
const moment = (sequence: number) => ({
  sequence,
  from: sequence,
  at: sequence,
  edits: 5,
  writers: [[7, 5]],
  deletedBy: [],
});

describe('the list of the past', () => {
  it('[HC7] a state named between two moments claims no edits and no people; two names of one state are two entries', () => {
    const history = {
      moments: [moment(10), moment(20)],
      writers: { 7: anna },
      versions: [named('a', 15), named('b', 20), named('c', 20), named('gone', 99)],
    } as unknown as HistoryView;
    expect(
      entriesOf(history).map(({ sequence, edits, people, version }) => [
        sequence,
        edits,
        people,
        version?.id,
      ]),
    ).toEqual([
      [10, 5, [anna], undefined],
      [15, null, [], 'a'],
      [20, null, [], 'c'],
      [20, 5, [anna], 'b'],
    ]);
  });

  it('[HC12] who deleted is among the people of a moment, once, also where nobody wrote', () => {
    const bo = 'bo' as MemberId;
    const history = {
      moments: [
        { ...moment(10), deletedBy: [bo, anna] },
        { ...moment(20), writers: [], deletedBy: [bo] },
      ],
      writers: { 7: anna },
      versions: [],
    } as unknown as HistoryView;
    const said = entriesOf(history).map(({ people, onlyDeleted }) => [people, onlyDeleted]);
    expect(said).toEqual([
      [[anna, bo], false],
      [[bo], true],
    ]);
  });

  it('[HC34] what was taken back in a moment is told apart from what was deleted, the first with words', () => {
    const history = { moments: [moment(10), moment(20), moment(30)], writers: {}, versions: [] };
    const gone = [
      { sequence: 3, words: '', blank: true },
      { sequence: 4, words: 'Rent', blank: true },
      { sequence: 5, words: 'Old', blank: false },
      { sequence: 11, words: '', blank: true },
    ] as GoneItem[];
    const entries = entriesOf(history as unknown as HistoryView, null, gone);
    expect(entries.map(({ deletedWords, tookBack }) => [deletedWords, tookBack])).toEqual([
      ['Old', 'Rent'],
      ['', ''],
      ['', null],
    ]);
  });

  it('[HC21] what was deleted is counted with the moment in which it went, also beside a state that is looked back to', () => {
    const history = { moments: [moment(10), moment(20), moment(30)], writers: {}, versions: [] };
    const gone = [3, 10, 11, 17, 20].map((sequence) => ({ sequence }) as GoneItem);
    const counts = (back: LookBack | null) =>
      entriesOf(history as unknown as HistoryView, back, gone).map(({ sequence, deleted }) => [
        sequence,
        deleted,
      ]);
    expect(counts(null)).toEqual([
      [10, 2],
      [20, 3],
      [30, 0],
    ]);
    expect(counts({ sequence: 16, at: 16, id: 'x' as ItemId })).toEqual([
      [10, 2],
      [16, 1],
      [20, 2],
      [30, 0],
    ]);
  });

  it('[HC24] what never had a word does not count as deleted', () => {
    const history = { moments: [moment(10)], writers: {}, versions: [] } as unknown as HistoryView;
    const gone = [{ sequence: 3, blank: true }, { sequence: 4 }] as unknown as GoneItem[];
    expect(entriesOf(history, null, gone).map(({ deleted }) => deleted)).toEqual([1]);
  });

  it('[HC21] what was deleted in a moment is called by the first that has words', () => {
    const history = { moments: [moment(10)], writers: {}, versions: [] } as unknown as HistoryView;
    const gone = ['', 'Old quarrels', 'More'].map((words) => ({
      sequence: 4,
      words,
    })) as unknown as GoneItem[];
    expect(entriesOf(history, null, gone)).toMatchObject([{ deleted: 3, deletedWords: 'Old quarrels' }]);
  });

  it('[HC47] a frame that went with what was in it comes first, and names the moment', () => {
    const history = { moments: [moment(10)], writers: {}, versions: [] } as unknown as HistoryView;
    const gone = [
      { sequence: 3, kind: 'note', words: 'Before' },
      { sequence: 4, kind: 'note', words: 'Six minutes' },
      { sequence: 4, kind: 'frame', words: 'Station 4' },
      { sequence: 4, kind: 'note', words: 'Who shows' },
    ] as unknown as GoneItem[];
    expect(entriesOf(history, null, gone)).toMatchObject([{ deleted: 4, deletedWords: 'Station 4' }]);
    const listed = lastFirst(gone).map(({ words }) => words);
    expect(listed).toEqual(['Station 4', 'Who shows', 'Six minutes', 'Before']);
  });
});
