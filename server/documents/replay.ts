/**
 * replay: after Yjs threw or was left with something pending, the document cannot be trusted. It is read again from
 * the log, and the updates of the failed turn are applied one by one until the offender is found.
 */
import { AppError } from '../../shared/errors.ts';
import type { Taken } from './Intake.ts';
import type { Journal } from './Journal.ts';
import { LiveDoc } from './LiveDoc.ts';
import type { Source } from './Participant.ts';
import { inTime, persistently } from './patience.ts';
import type { RoomSetting } from './RoomSetting.ts';

interface Replayed {
  readonly live: LiveDoc;
  /** What the innocent updates of the turn added. */
  readonly emitted: readonly Uint8Array[];
  readonly innocent: readonly Taken[];
  readonly offenders: ReadonlySet<Source>;
}

export interface Rebuilt extends Replayed {
  /** Everything, if the log held records that this room had not seen. */
  readonly unseen: readonly Uint8Array[];
}

/**
 * A sound document from the log, what the log does not hold yet, and the innocent part of the failed turn. What is
 * unsaved is noted before the log is read: what is stored in between is then in one of the two, never in neither.
 */
export async function rebuildFromLog(
  setting: RoomSetting,
  journal: Journal,
  turn: readonly Taken[],
  isWanted: () => boolean,
): Promise<Rebuilt> {
  const { documentId, log, clock, telemetry, loadTimeoutMs } = setting;
  const headBefore = journal.head;
  telemetry.count('rooms_rebuilt_total');
  telemetry.log.warn({ documentId }, 'Rebuilding the document from the log');
  const replayed = await replay(async () => {
    const unsaved = journal.unsaved();
    const load = () => inTime(clock, loadTimeoutMs, log.load(documentId));
    const loaded = await persistently(clock, isWanted, load);
    journal.advanceTo(loaded.head);
    return LiveDoc.load(loaded, unsaved);
  }, turn);
  for (const offender of replayed.offenders) offender.refuse(new AppError('BAD_UPDATE', 'does not apply'));
  return { ...replayed, unseen: journal.head > headBefore ? [replayed.live.state()] : [] };
}

/** `read` gives a sound document without the turn. Ends, since every round excludes one more source. */
async function replay(read: () => Promise<LiveDoc>, turn: readonly Taken[]): Promise<Replayed> {
  const offenders = new Set<Source>();
  for (;;) {
    const live = await read();
    const emitted: Uint8Array[] = [];
    const innocent = turn.filter((taken) => !offenders.has(taken.source));
    const offender = innocent.find((taken) => !appliesCleanly(live, taken.update, emitted));
    if (!offender) return { live, emitted, innocent, offenders };
    offenders.add(offender.source);
    live.destroy();
  }
}

function appliesCleanly(live: LiveDoc, update: Uint8Array, emitted: Uint8Array[]): boolean {
  try {
    emitted.push(...live.apply([update]));
  } catch {
    return false;
  }
  return !live.isPending;
}
