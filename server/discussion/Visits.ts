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
  /** Seen is what is new: from now on only what comes next is. Who left is here no more. */
  readonly how: 'here' | 'seen' | 'left';
}

const isOver = ({ at, left }: Visit, now: number) =>
  now - at > (left ? TIMES.visitGapMs : TIMES.visitSilenceMs);

/** Within a visit only what is seen now changes. */
function look(visit: Visit, { at, glance, how }: Glance): Visit {
  const before = how === 'seen' ? { at, glance } : visit.before;
  return { ...visit, at, glance, left: how === 'left', before };
}

/** A visit begins with the question where the one before ended. A page that was hidden for a while and goes on asks nothing. */
function begin(visit: Visit, now: number): Visit {
  return isOver(visit, now) ? { ...visit, before: { at: visit.at, glance: visit.glance } } : visit;
}

export class Visits {
  readonly #parts: VisitsParts;

  constructor(parts: VisitsParts) {
    this.#parts = parts;
  }

  /** Null on the first visit. */
  async view(actor: Actor, documentId: DocumentId): Promise<VisitView> {
    const { entities, clock } = this.#parts;
    const { id } = await this.#mine(actor, documentId);
    if ((await entities.get('visit', id)) === null) return { before: null };
    const { before } = await changeEntity(entities, 'visit', id, (visit) => begin(visit, clock.now()));
    return { before };
  }

  async note(actor: Actor, documentId: DocumentId, glance: string, how: Glance['how']): Promise<VisitView> {
    const { entities, clock } = this.#parts;
    const mine = await this.#mine(actor, documentId);
    const now = clock.now();
    const first = { ...mine, at: now, glance, before: null };
    if ((await entities.get('visit', mine.id)) === null) await this.#begin(first);
    const noted = await changeEntity(entities, 'visit', mine.id, (visit) =>
      look(visit, { at: now, glance, how }),
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
