import { describe, expect, it } from 'vitest';
import { entriesOf } from '../../client/together/past/entries.ts';
import type { HistoryView } from '../../shared/api.ts';
import type { DocumentId, MemberId, VersionId } from '../../shared/ids.ts';

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
});
