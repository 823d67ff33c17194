/** Join: from a key and a name to a member and a signed-in browser. Enter: the same for an admin, without a key. */
import type { Join } from '../../shared/api.ts';
import type { Invite, Member, SignIn } from '../../shared/domain/workspace.ts';
import { AppError } from '../../shared/errors.ts';
import type { CityId, DocumentId, WorkspaceId } from '../../shared/ids.ts';
import { isAtLeast } from '../../shared/permissions.ts';
import type { OneAtATime } from '../oneAtATime.ts';
import type { Entities } from '../storage/Store.ts';
import type { Audit } from './audit.ts';
import { demandCity } from './demand.ts';
import type { Gate } from './Gate.ts';
import type { Invites } from './invites.ts';
import type { Members } from './members.ts';
import { parseCode } from './secrets.ts';
import type { Issued, SignIns, Standing } from './signIns.ts';
import { actorOf } from './signIns.ts';
import type { JoinThrottle } from './throttle.ts';

export interface JoinParts {
  readonly entities: Entities;
  readonly gate: Gate;
  readonly audit: Audit;
  readonly invites: Invites;
  readonly members: Members;
  readonly signIns: SignIns;
  readonly throttle: JoinThrottle;
  readonly inTurn: OneAtATime;
  readonly citiesOf: (workspaceId: WorkspaceId) => Promise<readonly { readonly id: CityId }[] | null>;
}

export interface JoinedBrowser {
  readonly issued: Issued;
  readonly workspaceId: WorkspaceId;
  readonly documentId: DocumentId | null;
}

/** What a joining person says of themselves. */
interface Me {
  readonly name: string;
  readonly city: CityId | null;
}

export class Joining {
  readonly #parts: JoinParts;

  constructor(parts: JoinParts) {
    this.#parts = parts;
  }

  /** What the key opens for this browser; INVITE_INVALID, the same for every reason. */
  async look(signIn: SignIn | null, key: string, address: string): Promise<Invite> {
    this.#parts.throttle.attempt(address, parseCode(key) !== null);
    return (await this.#find(signIn, key, address)).invite;
  }

  /**
   * The member is made in turn with everything that looks at the members of that workspace; a wrong key waits for
   * nobody. What follows is written side by side: 200 people who come at once wait for few syncs of the disk.
   */
  async join(signIn: SignIn | null, request: Join, address: string): Promise<JoinedBrowser> {
    const { throttle, invites, inTurn, signIns, audit } = this.#parts;
    throttle.attempt(address, parseCode(request.key) !== null);
    const resolved = await invites.resolve(request.key);
    const turn = resolved?.invite.workspaceId ?? `wrong key from ${address}`;
    const { invite, member, mine } = await inTurn(turn, () => this.#becomeMember(signIn, request, address));
    const { workspaceId, documentId, id } = invite;
    const entry = { workspaceId, actor: member.id, act: `join.${member.role}`, subject: id };
    const [issued] = await Promise.all([
      this.#standingWith(signIn, member).then((standing) => signIns.issue(signIn, standing)),
      member.role === mine?.role ? null : audit(entry),
    ]);
    return { issued, workspaceId, documentId };
  }

  /** An admin becomes a facilitator of the workspace; null when already in. */
  async enter(signIn: SignIn, workspaceId: WorkspaceId): Promise<Issued | null> {
    const { gate, members, signIns, audit, inTurn } = this.#parts;
    const { member: already } = await gate.workspace(actorOf(signIn), workspaceId);
    if (already !== null) return null;
    const fields = { workspaceId, name: 'Administrator', role: 'facilitator', cityId: null } as const;
    const member = await inTurn(workspaceId, () => members.add(fields));
    await audit({ workspaceId, actor: 'admin', act: 'enter', subject: member.id });
    return signIns.issue(signIn, await this.#standingWith(signIn, member));
  }

  /** After the admin token was checked: the browser is an admin's from now on. */
  async becomeAdmin(signIn: SignIn | null): Promise<Issued> {
    const { signIns, audit } = this.#parts;
    const issued = await signIns.issue(signIn, { admin: true, members: await this.#membersOf(signIn) });
    await audit({ workspaceId: null, actor: 'admin', act: 'signIn.admin', subject: issued.signIn.id });
    return issued;
  }

  /** A new secret if roles changed since this one was given, or if it is getting old. */
  async refresh(signIn: SignIn): Promise<Issued | null> {
    if (signIn.state === 'replaced') return null;
    const members = await this.#membersOf(signIn);
    const roleNow = new Map(members.map((member) => [member.id, member.role]));
    const same = signIn.memberIds.every((id, index) => roleNow.get(id) === signIn.roles[index]);
    if (same && !this.#parts.signIns.isAging(signIn)) return null;
    return this.#parts.signIns.issue(signIn, { admin: signIn.admin, members });
  }

  async #membersOf(signIn: SignIn | null): Promise<readonly Member[]> {
    const { entities } = this.#parts;
    const found = await Promise.all((signIn?.memberIds ?? []).map((id) => entities.get('member', id)));
    return found.flatMap((one) => (one !== null && one.entity.removedAt === null ? [one.entity] : []));
  }

  /** The browser's standing with this member in it, last. */
  async #standingWith(signIn: SignIn | null, member: Member): Promise<Standing> {
    const others = (await this.#membersOf(signIn)).filter((one) => one.id !== member.id);
    return { admin: signIn?.admin ?? false, members: [...others, member] };
  }

  async #find(signIn: SignIn | null, key: string, address: string) {
    const resolved = await this.#parts.invites.resolve(key);
    const inside = await this.#membersOf(signIn);
    const mine = inside.find((one) => one.workspaceId === resolved?.invite.workspaceId) ?? null;
    if (resolved !== null && (resolved.state === 'live' || mine !== null)) return { ...resolved, mine };
    this.#parts.throttle.failed(address, parseCode(key) !== null);
    throw new AppError('INVITE_INVALID');
  }

  async #cityOf(invite: Invite, chosen: CityId | null): Promise<CityId | null> {
    if (invite.cityId !== null || chosen === null) return invite.cityId;
    demandCity(await this.#parts.citiesOf(invite.workspaceId), chosen);
    return chosen;
  }

  /** A new name or city costs no use; a role changes only upwards, and that does. */
  async #joinAgain(signIn: SignIn | null, invite: Invite, mine: Member, me: Me): Promise<Member> {
    const { invites, members, signIns } = this.#parts;
    const { name, city } = me;
    const upwards = isAtLeast(invite.role, mine.role) && !isAtLeast(mine.role, invite.role);
    const role = upwards ? invite.role : mine.role;
    if (upwards) await invites.claimUse(invite.id);
    if (upwards && signIn !== null) await signIns.takeOut(mine.id, signIn);
    return members.update(mine.id, (now) => ({ ...now, name, role, cityId: city ?? now.cityId }));
  }

  async #becomeMember(signIn: SignIn | null, { key, name, cityId }: Join, address: string) {
    const { invites, members } = this.#parts;
    const { mine, invite } = await this.#find(signIn, key, address);
    const { workspaceId, role } = invite;
    const city = await this.#cityOf(invite, cityId ?? null);
    if (mine !== null)
      return { invite, mine, member: await this.#joinAgain(signIn, invite, mine, { name, city }) };
    await invites.claimUse(invite.id);
    return { invite, mine, member: await members.add({ workspaceId, name, role, cityId: city }) };
  }
}
