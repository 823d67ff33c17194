/** Join: from a key and a name to a member and a signed-in browser. Enter: the same for an admin, without a key. */
import type { Join } from '../../shared/api.ts';
import type { Invite, Member, SignIn } from '../../shared/domain/workspace.ts';
import { AppError } from '../../shared/errors.ts';
import type { CityId, DocumentId, WorkspaceId } from '../../shared/ids.ts';
import { isAtLeast } from '../../shared/permissions.ts';
import type { Entities } from '../storage/Store.ts';
import type { Audit } from './audit.ts';
import type { Gate } from './Gate.ts';
import type { Invites, Resolved } from './invites.ts';
import type { Members } from './members.ts';
import type { OneAtATime } from './oneAtATime.ts';
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

export interface Joining {
  /** What the key opens for this browser; INVITE_INVALID, the same for every reason. */
  look(signIn: SignIn | null, key: string, address: string): Promise<Invite>;
  join(signIn: SignIn | null, request: Join, address: string): Promise<JoinedBrowser>;
  /** An admin becomes a facilitator of the workspace; null when already in. */
  enter(signIn: SignIn, workspaceId: WorkspaceId): Promise<Issued | null>;
  /** After the admin token was checked: the browser is an admin's from now on. */
  becomeAdmin(signIn: SignIn | null): Promise<Issued>;
  /** A new secret if roles changed since this one was given. */
  refresh(signIn: SignIn): Promise<Issued | null>;
}

export function createJoining(parts: JoinParts): Joining {
  const { entities, gate, audit, invites, members, signIns, throttle, inTurn, citiesOf } = parts;

  async function membersOf(signIn: SignIn | null): Promise<readonly Member[]> {
    const found = await Promise.all((signIn?.memberIds ?? []).map((id) => entities.get('member', id)));
    return found.flatMap((one) => (one !== null && one.entity.removedAt === null ? [one.entity] : []));
  }

  /** The browser's standing with this member in it, last. */
  async function standingWith(signIn: SignIn | null, member: Member): Promise<Standing> {
    const others = (await membersOf(signIn)).filter((one) => one.id !== member.id);
    return { admin: signIn?.admin ?? false, members: [...others, member] };
  }

  async function find(signIn: SignIn | null, key: string, address: string) {
    const resolved = await invites.resolve(key);
    const inside = await membersOf(signIn);
    const mine = inside.find((one) => one.workspaceId === resolved?.invite.workspaceId) ?? null;
    if (resolved !== null && (resolved.state === 'live' || mine !== null)) return { ...resolved, mine };
    throttle.failed(address, parseCode(key) !== null);
    throw new AppError('INVITE_INVALID');
  }

  async function cityOf(invite: Invite, chosen: CityId | null): Promise<CityId | null> {
    if (invite.cityId !== null || chosen === null) return invite.cityId;
    const cities = (await citiesOf(invite.workspaceId)) ?? [];
    if (!cities.some((city) => city.id === chosen))
      throw new AppError('BAD_REQUEST', 'That city is not in this twinning.');
    return chosen;
  }

  /** A new name or city costs no use; a role changes only upwards, and that does. */
  async function joinAgain({ invite }: Resolved, mine: Member, name: string, city: CityId | null) {
    const role =
      isAtLeast(mine.role, invite.role) || !isAtLeast(invite.role, mine.role) ? mine.role : invite.role;
    if (role !== mine.role) await invites.claimUse(invite.id);
    return members.update(mine.id, (now) => ({ ...now, name, role, cityId: city ?? now.cityId }));
  }

  async function becomeMember(signIn: SignIn | null, request: Join, address: string): Promise<JoinedBrowser> {
    const { mine, ...resolved } = await find(signIn, request.key, address);
    const { workspaceId, documentId, role, id } = resolved.invite;
    const city = await cityOf(resolved.invite, request.cityId ?? null);
    if (mine === null) await invites.claimUse(id);
    const member = mine
      ? await joinAgain(resolved, mine, request.name, city)
      : await members.add({ workspaceId, name: request.name, role, cityId: city });
    if (member.role !== mine?.role)
      await audit({ workspaceId, actor: member.id, act: `join.${member.role}`, subject: id });
    const issued = await signIns.issue(signIn, await standingWith(signIn, member));
    return { issued, workspaceId, documentId };
  }

  return {
    async look(signIn, key, address) {
      throttle.attempt(address, parseCode(key) !== null);
      return (await find(signIn, key, address)).invite;
    },

    /** In turn with everything that looks at the members of that workspace; a wrong key waits for nobody. */
    async join(signIn, request, address) {
      throttle.attempt(address, parseCode(request.key) !== null);
      const resolved = await invites.resolve(request.key);
      const turn = resolved?.invite.workspaceId ?? `wrong key from ${address}`;
      return inTurn(turn, () => becomeMember(signIn, request, address));
    },

    async enter(signIn, workspaceId) {
      const { member: already } = await gate.workspace(actorOf(signIn), workspaceId);
      if (already !== null) return null;
      const fields = { workspaceId, name: 'Administrator', role: 'facilitator', cityId: null } as const;
      const member = await inTurn(workspaceId, () => members.add(fields));
      await audit({ workspaceId, actor: 'admin', act: 'enter', subject: member.id });
      return signIns.issue(signIn, await standingWith(signIn, member));
    },

    async becomeAdmin(signIn) {
      const issued = await signIns.issue(signIn, { admin: true, members: await membersOf(signIn) });
      await audit({ workspaceId: null, actor: 'admin', act: 'signIn.admin', subject: issued.signIn.id });
      return issued;
    },

    async refresh(signIn) {
      if (signIn.state === 'replaced') return null;
      const present = await membersOf(signIn);
      const roleNow = new Map(present.map((member) => [member.id, member.role]));
      const same = signIn.memberIds.every((id, index) => (roleNow.get(id) ?? null) === signIn.roles[index]);
      return same ? null : signIns.issue(signIn, { admin: signIn.admin, members: present });
    },
  };
}
