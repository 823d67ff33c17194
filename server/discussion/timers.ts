/** The timer of a document: started, stepped, and as people see it now. Whoever starts one replaces the one that runs. */
import type { CommandOf, TimerView } from '../../shared/discussion.ts';
import { isShown, leftAt, startTimer, stepTimer } from '../../shared/domain/timer.ts';
import { AppError } from '../../shared/errors.ts';
import type { DocumentGrant } from '../access/Gate.ts';
import { changeVersioned } from '../storage/changeEntity.ts';
import type { Entities, Versioned } from '../storage/Store.ts';

type TimerCommand = CommandOf<'startTimer'> | CommandOf<'timer'>;

/** As everybody sees it; one that was ended, or is over for long, has no length. */
export function viewTimer({ entity, version }: Versioned<'timer'>, now: number): TimerView {
  const { by, step, since } = entity;
  const length = isShown(entity, now) ? entity.length : 0;
  return { length, left: leftAt(entity, now), runs: since !== null, by, step, version };
}

/** Null where there never was one and none begins. */
export async function changeTimer(
  entities: Entities,
  { document, member }: DocumentGrant,
  command: TimerCommand,
  now: () => number,
): Promise<Versioned<'timer'> | null> {
  const { id } = document;
  const known = (await entities.get('timer', id)) !== null;
  if (command.act === 'timer') {
    if (!known) return null;
    return changeVersioned(entities, 'timer', id, (one) => stepTimer(one, command.step, member.id, now()));
  }
  const started = () => startTimer(id, command.minutes, member.id, now());
  try {
    if (!known) return await entities.insert('timer', started());
  } catch (error) {
    // Somebody else was first; the later one replaces theirs.
    if (!(error instanceof AppError && error.code === 'CONFLICT')) throw error;
  }
  return changeVersioned(entities, 'timer', id, started);
}
