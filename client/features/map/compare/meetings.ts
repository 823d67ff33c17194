/** Practices, barriers, and what is said where one meets the other. */
import type { ItemId } from '../../../../shared/ids.ts';
import type { PracticeMatrix } from '../../../../shared/maps/counts.ts';
import type { Meeting } from './fillMatrix.ts';

export interface Meetings {
  readonly answers: readonly ItemId[];
  readonly barriers: readonly ItemId[];
  meetingOf(answer: ItemId, barrier: ItemId): Meeting;
  /** Barriers that no practice reduces. */
  readonly alone: ReadonlySet<ItemId>;
}

export function meetingsOf({ answers, barriers, cells }: PracticeMatrix<ItemId>): Meetings {
  const at = new Map(cells.map((cell) => [`${cell.answer} ${cell.barrier}`, cell]));
  const answered = new Set(cells.filter(({ sign }) => sign === '-').map(({ barrier }) => barrier));
  return {
    answers,
    barriers,
    meetingOf(answer, barrier) {
      const { links = [], sign = null } = at.get(`${answer} ${barrier}`) ?? {};
      return { answer, barrier, links, sign };
    },
    alone: new Set(barriers.filter((barrier) => !answered.has(barrier))),
  };
}
