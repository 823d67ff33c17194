/**
 * The Gate over the store. Answers are remembered for half the time in which a revocation must be effective and
 * forgotten at once when the Bus says that something changed: a lost event costs seconds, never more.
 */

import { badgeOf, initialsOf } from '../../shared/domain/people.ts';
import type { City } from '../../shared/domain/programme.ts';
import type { DocumentInfo, Member } from '../../shared/domain/workspace.ts';
import { AppError } from '../../shared/errors.ts';
import type { WorkspaceId } from '../../shared/ids.ts';
import { TIMES } from '../../shared/limits.ts';
import { ACTIONS, capabilitiesOf } from '../../shared/permissions.ts';
import type { AwarenessUser } from '../../shared/protocol.ts';
import type { Bus } from '../bus/Bus.ts';
import type { Clock } from '../clock.ts';
import type { Entities } from '../storage/Store.ts';
import type { Actor, Gate } from './Gate.ts';
import { remember } from './remember.ts';
import type { SignIns } from './signIns.ts';

export interface GateParts {
  readonly entities: Entities;
  readonly bus: Bus;
  readonly clock: Clock;
  readonly signIns: SignIns;
  /** Cities of a workspace with their badges: reference data that access does not own. Null: no such workspace. */
  readonly citiesOf: (workspaceId: WorkspaceId) => Promise<readonly City[] | null>;
}

export interface ClosableGate extends Gate {
  close(): void;
}

function userOf(member: Member, cities: readonly City[]): AwarenessUser {
  const { id, name, colour, cityId, role } = member;
  const badge = badgeOf(member, cities);
  return { memberId: id, name, initials: initialsOf(name), colour, cityId, badge, role };
}

export function createGate({ entities, bus, clock, signIns, citiesOf }: GateParts): ClosableGate {
  const ttl = TIMES.revocationMs / 2;
  const members = remember<Member | null>(clock, ttl);
  const documents = remember<DocumentInfo | null>(clock, ttl);
  const cities = remember<readonly City[] | null>(clock, ttl);

  const unsubscribe = bus.subscribe((event) => {
    if (event.type === 'rights') members.forget(event.memberId);
    if (event.type === 'document') documents.forget(event.documentId);
    if (event.type === 'workspace') cities.forget(event.workspaceId);
  });

  const citiesIn = (id: WorkspaceId) => cities.get(id, () => citiesOf(id));

  /** The actor's member in a workspace; the last joined one, should a store from elsewhere hold two. */
  async function memberIn(actor: Actor, workspaceId: WorkspaceId): Promise<Member | null> {
    for (const id of actor.memberIds.toReversed()) {
      const member = await members.get(id, async () => (await entities.get('member', id))?.entity ?? null);
      if (member?.workspaceId === workspaceId && member.removedAt === null) return member;
    }
    return null;
  }

  return {
    identify: (headers) => signIns.identify(headers),

    async document(actor, documentId) {
      const load = async () => (await entities.get('document', documentId))?.entity ?? null;
      const document = await documents.get(documentId, load);
      const member = document === null ? null : await memberIn(actor, document.workspaceId);
      if (document === null || member === null) throw new AppError('NOT_FOUND');
      const capabilities = capabilitiesOf(member.role, document.archivedAt !== null);
      const user = userOf(member, (await citiesIn(document.workspaceId)) ?? []);
      return { document, member, capabilities, user };
    },

    async workspace(actor, workspaceId) {
      const member = await memberIn(actor, workspaceId);
      if (member !== null) return { workspaceId, member, capabilities: capabilitiesOf(member.role) };
      if (!actor.admin || (await citiesIn(workspaceId)) === null) throw new AppError('NOT_FOUND');
      return { workspaceId, member: null, capabilities: ACTIONS };
    },

    close: unsubscribe,
  };
}
