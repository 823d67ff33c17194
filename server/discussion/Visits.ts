/** Visits: what somebody saw of a document when they were last here, so that their client can tell what is new. */
import type { VisitView } from '../../shared/api.ts';
import type { Visit } from '../../shared/domain/workspace.ts';
import { AppError } from '../../shared/errors.ts';
import type { DocumentId } from '../../shared/ids.ts';
import { TIMES } from '../../shared/limits.ts';
import type { Actor, Gate } from '../access/Gate.ts';
import type { Clock } from '../clock.ts';
import { changeEntity } from '../storage/changeEntity.ts';
import type { Entities } from '../storage/Store.ts';

export interface VisitsParts {
  readonly entities: Entities;
  readonly gate: Gate;
  readonly clock: Clock;
}

export interface Glance {
  readonly at: number;
  readonly glance: string;
  /** What is new has been seen: from now on only what comes next is. */
  readonly seen: boolean;
}

const isOver = (visit: Visit, now: number) => now - visit.at > TIMES.visitGapMs;

/** A new visit begins where the one before ended; within one only what is seen now changes. */
export function look(visit: Visit, { at, glance, seen }: Glance): Visit {
  if (seen) return { ...visit, at, glance, before: { at, glance } };
  const before = isOver(visit, at) ? { at: visit.at, glance: visit.glance } : visit.before;
  return { ...visit, at, glance, before };
}

/** Null on the first visit. */
export function beforeOf(visit: Visit | null, now: number): VisitView['before'] {
  if (visit === null) return null;
  return isOver(visit, now) ? { at: visit.at, glance: visit.glance } : visit.before;
}

export class Visits {
  readonly #parts: VisitsParts;

  constructor(parts: VisitsParts) {
    this.#parts = parts;
  }

  async view(actor: Actor, documentId: DocumentId): Promise<VisitView> {
    const { entities, clock } = this.#parts;
    const { id } = await this.#mine(actor, documentId);
    return { before: beforeOf((await entities.get('visit', id))?.entity ?? null, clock.now()) };
  }

  async note(actor: Actor, documentId: DocumentId, glance: string, seen: boolean): Promise<VisitView> {
    const { entities, clock } = this.#parts;
    const mine = await this.#mine(actor, documentId);
    const now = clock.now();
    const first = { ...mine, at: now, glance, before: null };
    if ((await entities.get('visit', mine.id)) === null) await this.#begin(first);
    const noted = await changeEntity(entities, 'visit', mine.id, (visit) =>
      look(visit, { at: now, glance, seen }),
    );
    return { before: noted.before };
  }

  async #begin(visit: Visit): Promise<void> {
    try {
      await this.#parts.entities.insert('visit', visit);
    } catch (error) {
      // My other tab was faster.
      if (!(error instanceof AppError && error.code === 'CONFLICT')) throw error;
    }
  }

  async #mine(actor: Actor, documentId: DocumentId): Promise<Pick<Visit, 'id' | 'documentId' | 'memberId'>> {
    const { member } = await this.#parts.gate.document(actor, documentId);
    return { id: `${documentId}.${member.id}`, documentId, memberId: member.id };
  }
}
