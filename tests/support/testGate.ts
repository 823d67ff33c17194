/** A Gate that is a table: a cookie names a person, a person has a role. Rights change when a test says so. */
import type { Actor, DocumentGrant, Gate } from '../../server/access/Gate.ts';
import type { DocumentInfo, Member } from '../../shared/domain/workspace.ts';
import { AppError } from '../../shared/errors.ts';
import type { DocumentId, MemberId, SignInId, WorkspaceId } from '../../shared/ids.ts';
import { newId } from '../../shared/ids.ts';
import { capabilitiesOf, type Role } from '../../shared/permissions.ts';

export const WORKSPACE = newId<WorkspaceId>();

export interface Person {
  readonly name: string;
  readonly memberId: MemberId;
  readonly signInId: SignInId;
  role: Role | null;
  readonly cookie: string;
}

export interface TestGate extends Gate {
  person(name: string, role?: Role): Person;
  readonly epochs: Map<DocumentId, number>;
  /** Called before each answer; may throw or wait. */
  before: () => void | Promise<void>;
  readonly signedOut: Set<SignInId>;
}

export function documentInfo(id: DocumentId, epoch = 1): DocumentInfo {
  const times = { createdAt: 0, createdBy: null, updatedAt: 0, archivedAt: null };
  return { id, workspaceId: WORKSPACE, kind: 'board', title: 'Board', epoch, ...times };
}

export function grantOf(person: Person, documentId: DocumentId, epoch = 1): DocumentGrant {
  const { memberId, name, role } = person;
  if (role === null) throw new AppError('NOT_FOUND');
  const member: Member = {
    id: memberId,
    workspaceId: WORKSPACE,
    name,
    role,
    cityId: null,
    colour: 0,
    joinedAt: 0,
    removedAt: null,
  };
  const initials = name.slice(0, 2).toUpperCase();
  const user = { memberId, name, initials, colour: 0, cityId: null, badge: null, role };
  return { document: documentInfo(documentId, epoch), member, capabilities: capabilitiesOf(role), user };
}

export function createPerson(name: string, role: Role = 'member'): Person {
  const signInId = newId<SignInId>();
  return { name, memberId: newId<MemberId>(), signInId, role, cookie: `who=${signInId}` };
}

export function createTestGate(): TestGate {
  const people = new Map<string, Person>();
  const gate: TestGate = {
    epochs: new Map(),
    signedOut: new Set(),
    before: () => undefined,
    person(name, role) {
      const person = createPerson(name, role);
      people.set(person.cookie, person);
      return person;
    },
    async identify({ cookie }): Promise<Actor> {
      await gate.before();
      const person = people.get(cookie ?? '');
      if (!person || gate.signedOut.has(person.signInId)) throw new AppError('SIGNED_OUT');
      return { signInId: person.signInId, admin: false, memberIds: [person.memberId] };
    },
    async document(actor, documentId) {
      await gate.before();
      const person = [...people.values()].find((one) => one.memberId === actor.memberIds[0]);
      if (!person) throw new AppError('NOT_FOUND');
      return grantOf(person, documentId, gate.epochs.get(documentId));
    },
    async workspace(actor, workspaceId) {
      await gate.before();
      const person = [...people.values()].find((one) => one.memberId === actor.memberIds[0]);
      if (!person?.role || workspaceId !== WORKSPACE) throw new AppError('NOT_FOUND');
      return { workspaceId, member: null, capabilities: capabilitiesOf(person.role) };
    },
  };
  return gate;
}
