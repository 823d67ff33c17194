/** The timer of a document: started, stepped, and as people see it now. What one started is no other's to replace. */
import type { CommandOf, TimerView } from '../../shared/discussion.ts';
import { type DocumentTimer, isShown, leftAt, startTimer, stepTimer } from '../../shared/domain/timer.ts';
import { AppError } from '../../shared/errors.ts';
import { may } from '../../shared/permissions.ts';
import type { DocumentGrant } from '../access/Gate.ts';
import { changeVersioned } from '../storage/changeEntity.ts';
import type { Entities, Versioned } from '../storage/Store.ts';

type TimerCommand = CommandOf<'startTimer'> | CommandOf<'timer'>;

/** As everybody sees it; one that was ended, or is over for long, has no length. */
export function viewTimer({ entity, version }: Versioned<'timer'>, now: number): TimerView {
  const { owner, by, step, since } = entity;
  const length = isShown(entity, now) ? entity.length : 0;
  return { length, left: leftAt(entity, now), runs: since !== null, owner, by, step, version };
}

/** One waits for its answer, the store has the other's: by the next try it is there. */
const MOST_TRIES = 10;

/** Null where there never was one and none begins. */
export async function changeTimer(
  entities: Entities,
  { document, member, capabilities }: DocumentGrant,
  command: TimerCommand,
  now: () => number,
): Promise<Versioned<'timer'> | null> {
  const { id } = document;
  const change = (timer: DocumentTimer) => {
    const mine = timer.owner === member.id || may(capabilities, 'document.gather');
    if (!mine && isShown(timer, now())) throw new AppError('FORBIDDEN');
    return command.act === 'timer'
      ? stepTimer(timer, command.step, member.id, now())
      : startTimer(id, command.minutes, member.id, now());
  };
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    if ((await entities.get('timer', id)) !== null) return changeVersioned(entities, 'timer', id, change);
    if (command.act === 'timer') return null;
    try {
      return await entities.insert('timer', startTimer(id, command.minutes, member.id, now()));
    } catch (error) {
      // Somebody else was first: it is decided of theirs.
      if (!(error instanceof AppError && error.code === 'CONFLICT')) throw error;
    }
  }
  throw new AppError('CONFLICT', 'Too many start a timer at once.');
}
