/** Members of a workspace: list, add, change the role, remove. */
import type { MemberChange } from '../../shared/api.ts';
import type { Member } from '../../shared/domain/workspace.ts';
import { AppError } from '../../shared/errors.ts';
import type { CityId, MemberId, WorkspaceId } from '../../shared/ids.ts';
import { newId } from '../../shared/ids.ts';
import { LIMITS } from '../../shared/limits.ts';
import type { Role } from '../../shared/permissions.ts';
import { mayGrant } from '../../shared/permissions.ts';
import { PEOPLE_COLOURS } from '../../shared/protocol.ts';
import type { Bus } from '../bus/Bus.ts';
import type { Clock } from '../clock.ts';
import type { OneAtATime } from '../oneAtATime.ts';
import { changeEntity } from '../storage/changeEntity.ts';
import type { Entities } from '../storage/Store.ts';
import type { Audit } from './audit.ts';
import { demand, demandCity } from './demand.ts';
import type { Actor, Gate, WorkspaceGrant } from './Gate.ts';

export interface MemberParts {
  readonly entities: Entities;
  readonly bus: Bus;
  readonly clock: Clock;
  readonly gate: Gate;
  readonly audit: Audit;
  /** Per workspace: colours and "the last facilitator" look at all members before they write one. */
  readonly inTurn: OneAtATime;
  readonly citiesOf: (workspaceId: WorkspaceId) => Promise<readonly { readonly id: CityId }[] | null>;
}

export interface NewMember {
  readonly workspaceId: WorkspaceId;
  readonly name: string;
  readonly role: Role;
  readonly cityId: CityId | null;
}

/** The least used colour, the first of equals: so the first twelve people all differ. */
export function nextColour(members: readonly Member[]): number {
  const uses = PEOPLE_COLOURS.map((_, index) => members.filter((one) => one.colour === index).length);
  return uses.indexOf(Math.min(...uses));
}

export const auditActor = (grant: WorkspaceGrant) => grant.member?.id ?? 'admin';

export class Members {
  readonly #parts: MemberParts;

  constructor(parts: MemberParts) {
    this.#parts = parts;
  }

  /** Who belongs to it now, oldest first. */
  async present(workspaceId: WorkspaceId): Promise<readonly Member[]> {
    const found = await this.#parts.entities.list('member', { field: 'workspaceId', equals: workspaceId });
    const members = found.map((one) => one.entity).filter((member) => member.removedAt === null);
    return members.sort((a, b) => a.joinedAt - b.joinedAt);
  }

  async list(actor: Actor, workspaceId: WorkspaceId): Promise<readonly Member[]> {
    demand(await this.#parts.gate.workspace(actor, workspaceId), 'member.list');
    return this.present(workspaceId);
  }

  /** Only inside a turn of `inTurn`. */
  async add(fields: NewMember): Promise<Member> {
    const { entities, clock } = this.#parts;
    const members = await this.present(fields.workspaceId);
    if (members.length >= LIMITS.membersPerWorkspace)
      throw new AppError('CONFLICT', 'This workspace has all the members it can hold.');
    const colour = nextColour(members);
    const member = { ...fields, id: newId<MemberId>(), colour, joinedAt: clock.now(), removedAt: null };
    await entities.insert('member', member);
    this.#announce(member);
    return member;
  }

  /** Writes a change and tells everybody who shows or obeys it. */
  async update(id: MemberId, decide: (member: Member) => Member): Promise<Member> {
    const member = await changeEntity(this.#parts.entities, 'member', id, decide);
    this.#announce(member);
    return member;
  }

  async change(actor: Actor, id: MemberId, change: MemberChange): Promise<Member> {
    const { member, grant } = await this.#known(actor, id);
    return 'role' in change
      ? this.#changeRole(grant, member, change.role)
      : this.#correct(grant, member, change);
  }

  /** Everybody says of themselves what they are called and where they come from. */
  async #correct(
    grant: WorkspaceGrant,
    member: Member,
    { name, cityId }: Pick<Member, 'name' | 'cityId'>,
  ): Promise<Member> {
    const { id, workspaceId } = member;
    if (grant.member?.id !== id) demand(grant, 'member.correct');
    // A city that left the twinning may stay.
    if (cityId && cityId !== member.cityId) demandCity(await this.#parts.citiesOf(workspaceId), cityId);
    const changed = await this.update(id, (now) => ({ ...now, name, cityId }));
    await this.#parts.audit({ workspaceId, actor: auditActor(grant), act: 'member.correct', subject: id });
    return changed;
  }

  async #changeRole(grant: WorkspaceGrant, member: Member, role: Role): Promise<Member> {
    const { audit, inTurn } = this.#parts;
    const { id } = member;
    demand(grant, 'member.changeRole');
    if (!mayGrant(grant.capabilities, role)) throw new AppError('FORBIDDEN');
    if (member.role === role) return member;
    const { workspaceId } = member;
    return inTurn(workspaceId, async () => {
      await this.#refuseLastFacilitator(grant, member);
      const changed = await this.update(id, (now) => ({ ...now, role }));
      await audit({ workspaceId, actor: auditActor(grant), act: `member.role.${role}`, subject: id });
      return changed;
    });
  }

  async remove(actor: Actor, id: MemberId): Promise<void> {
    const { audit, clock, inTurn } = this.#parts;
    const { member, grant } = await this.#known(actor, id);
    demand(grant, 'member.remove');
    const { workspaceId } = member;
    await inTurn(workspaceId, async () => {
      await this.#refuseLastFacilitator(grant, member);
      await this.update(id, (now) => ({ ...now, removedAt: clock.now() }));
      await audit({ workspaceId, actor: auditActor(grant), act: 'member.remove', subject: id });
    });
  }

  #announce({ id, workspaceId }: Member) {
    const { bus } = this.#parts;
    bus.publish({ type: 'rights', memberId: id });
    bus.publish({ type: 'workspace', workspaceId, what: 'members' });
  }

  /** A member whom the actor may know of, with the actor's grant; else NOT_FOUND. */
  async #known(actor: Actor, id: MemberId) {
    const { entities, gate } = this.#parts;
    const member = (await entities.get('member', id))?.entity;
    if (member === undefined || member.removedAt !== null) throw new AppError('NOT_FOUND');
    return { member, grant: await gate.workspace(actor, member.workspaceId) };
  }

  /** A workspace that nobody runs cannot be repaired from inside; an admin may leave it so. */
  async #refuseLastFacilitator(grant: WorkspaceGrant, member: Member) {
    if (grant.member === null || member.role !== 'facilitator') return;
    const facilitators = (await this.present(member.workspaceId)).filter((one) => one.role === 'facilitator');
    if (facilitators.length === 1) throw new AppError('CONFLICT', 'This is the last facilitator.');
  }
}
