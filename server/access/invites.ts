/**
 * Invites: links, codes and QR that let people in. The role is in the invite; the store keeps hashes of its secrets.
 * A key (token or code) is claimed by inserting its hash, a use by compare-and-set.
 */
import type { NewInvite } from '../../shared/api.ts';
import type { Invite } from '../../shared/domain/workspace.ts';
import { AppError } from '../../shared/errors.ts';
import type { CityId, DocumentId, InviteId, MemberId, WorkspaceId } from '../../shared/ids.ts';
import { newId } from '../../shared/ids.ts';
import { LIMITS, TIMES } from '../../shared/limits.ts';
import type { Role } from '../../shared/permissions.ts';
import { mayGrant } from '../../shared/permissions.ts';
import type { Bus } from '../bus/Bus.ts';
import type { Clock } from '../clock.ts';
import { changeEntity } from '../storage/changeEntity.ts';
import type { Entities } from '../storage/Store.ts';
import type { Audit } from './audit.ts';
import { demand, demandCity } from './demand.ts';
import type { Actor, Gate } from './Gate.ts';
import { auditActor } from './members.ts';
import { hashSecret, newCode, newInviteToken, parseCode } from './secrets.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Dead invites stay this long for questions, then they go. */
const KEEP_DEAD_MS = 30 * DAY;
/** Stands for "no such invite", so that a wrong key costs as many reads as a right one. */
const NOBODY = 'none' as InviteId;

export interface Minted {
  readonly invite: Invite;
  /** Known only now: the store has the hashes. */
  readonly token: string;
  readonly code: string | null;
}

export interface InviteFields {
  readonly workspaceId: WorkspaceId;
  readonly role: Role;
  readonly cityId: CityId | null;
  readonly documentId: DocumentId | null;
  readonly createdBy: MemberId | null;
  readonly hours: number;
  readonly maxUses: number;
  readonly code: boolean;
}

/** `usedUp` still lets in again who is in already. */
export interface Resolved {
  readonly invite: Invite;
  readonly state: 'live' | 'usedUp';
}

export interface InviteParts {
  readonly entities: Entities;
  readonly bus: Bus;
  readonly clock: Clock;
  readonly gate: Gate;
  readonly audit: Audit;
  readonly citiesOf: (workspaceId: WorkspaceId) => Promise<readonly { readonly id: CityId }[] | null>;
}

const notOver = (invite: Invite, now: number) => invite.revokedAt === null && invite.expiresAt > now;

function codeOver(invite: Invite, now: number): boolean {
  return invite.createdAt + TIMES.joinCodeHours * HOUR <= now;
}

function fieldsOf(workspaceId: WorkspaceId, createdBy: MemberId | null, request: NewInvite): InviteFields {
  return {
    workspaceId,
    createdBy,
    role: request.role,
    cityId: request.cityId ?? null,
    documentId: request.documentId ?? null,
    hours: request.hours ?? TIMES.inviteDefaultHours,
    maxUses: request.maxUses ?? LIMITS.usesPerInvite,
    code: request.code ?? false,
  };
}

export class Invites {
  readonly #parts: InviteParts;

  constructor(parts: InviteParts) {
    this.#parts = parts;
  }

  /** Throws FORBIDDEN where the actor may not give that role. */
  async create(actor: Actor, workspaceId: WorkspaceId, request: NewInvite): Promise<Minted> {
    const { gate, audit } = this.#parts;
    const grant = await gate.workspace(actor, workspaceId);
    if (!mayGrant(grant.capabilities, request.role)) throw new AppError('FORBIDDEN');
    const fields = fieldsOf(workspaceId, grant.member?.id ?? null, request);
    if (fields.code && fields.role !== 'guest')
      throw new AppError('BAD_REQUEST', 'Only guests can come by code: it is short enough to guess.');
    await this.#checkPlaces(fields);
    if ((await this.live(workspaceId)).length >= LIMITS.invitesPerWorkspace)
      throw new AppError('CONFLICT', 'This workspace has too many invites. Revoke some first.');
    const minted = await this.mint(fields);
    const act = `invite.create.${fields.role}`;
    await audit({ workspaceId, actor: auditActor(grant), act, subject: minted.invite.id });
    return minted;
  }

  /**
   * Without a person: the server's own links. Keys first: an invite exists only when every key leads to it, and a
   * crash between leaves a key that opens nothing.
   */
  async mint({ code: wantsCode, hours, ...fields }: InviteFields): Promise<Minted> {
    const { entities, clock } = this.#parts;
    const id = newId<InviteId>();
    const token = newInviteToken();
    const tokenHash = hashSecret('inviteToken', token);
    await entities.insert('inviteKey', { id: tokenHash, inviteId: id });
    const code = wantsCode ? await this.#claimCode(id) : null;
    const codeHash = code === null ? null : hashSecret('inviteCode', code);
    const now = clock.now();
    const times = { createdAt: now, expiresAt: now + hours * HOUR, revokedAt: null };
    const invite: Invite = { id, ...fields, tokenHash, codeHash, ...times, uses: 0 };
    await entities.insert('invite', invite);
    this.#changed(fields.workspaceId);
    return { invite, token, code };
  }

  async list(actor: Actor, workspaceId: WorkspaceId): Promise<readonly Invite[]> {
    demand(await this.#parts.gate.workspace(actor, workspaceId), 'invite.list');
    return this.live(workspaceId);
  }

  /** The newest first. */
  async live(workspaceId: WorkspaceId): Promise<readonly Invite[]> {
    const { entities, clock } = this.#parts;
    const found = await entities.list('invite', { field: 'workspaceId', equals: workspaceId });
    const live = found.map((one) => one.entity).filter((invite) => notOver(invite, clock.now()));
    return live.sort((a, b) => b.createdAt - a.createdAt);
  }

  async revoke(actor: Actor, id: InviteId): Promise<void> {
    const { entities, gate, audit } = this.#parts;
    const invite = (await entities.get('invite', id))?.entity;
    if (invite === undefined) throw new AppError('NOT_FOUND');
    const { workspaceId } = invite;
    const grant = await gate.workspace(actor, workspaceId);
    demand(grant, 'invite.revoke');
    await this.withdraw(invite);
    await audit({ workspaceId, actor: auditActor(grant), act: 'invite.revoke', subject: id });
  }

  async withdraw(invite: Invite): Promise<void> {
    const { entities, clock } = this.#parts;
    const revokedAt = clock.now();
    await changeEntity(entities, 'invite', invite.id, (now) => (now.revokedAt ? now : { ...now, revokedAt }));
    await this.#removeKeys(invite);
    this.#changed(invite.workspaceId);
  }

  /**
   * What a link's token or a typed code opens; null for wrong, expired and revoked alike. The same reads whatever the
   * key is: nothing can be told from how long the answer takes.
   */
  async resolve(key: string): Promise<Resolved | null> {
    const { entities, clock } = this.#parts;
    const code = parseCode(key);
    const hash = code === null ? hashSecret('inviteToken', key.trim()) : hashSecret('inviteCode', code);
    const claim = await entities.get('inviteKey', hash);
    const invite = (await entities.get('invite', claim?.entity.inviteId ?? NOBODY))?.entity;
    const now = clock.now();
    if (invite === undefined || !notOver(invite, now) || (code !== null && codeOver(invite, now)))
      return null;
    return { invite, state: invite.uses < invite.maxUses ? 'live' : 'usedUp' };
  }

  /** Takes one of the uses; throws INVITE_INVALID when there is none left. */
  async claimUse(id: InviteId): Promise<void> {
    const now = this.#parts.clock.now();
    const invite = await changeEntity(this.#parts.entities, 'invite', id, (one) => {
      if (!notOver(one, now) || one.uses >= one.maxUses) throw new AppError('INVITE_INVALID');
      return { ...one, uses: one.uses + 1 };
    });
    this.#changed(invite.workspaceId);
  }

  /** Frees codes that ended and removes invites that are long dead; to be called now and then. */
  async sweep(): Promise<void> {
    const { entities, clock } = this.#parts;
    const now = clock.now();
    for (const { entity } of await entities.list('invite')) {
      const deadSince = Math.min(entity.expiresAt, entity.revokedAt ?? entity.expiresAt);
      if (entity.codeHash && codeOver(entity, now)) await entities.remove('inviteKey', entity.codeHash);
      if (deadSince + KEEP_DEAD_MS > now) continue;
      await this.#removeKeys(entity);
      await entities.remove('invite', entity.id);
    }
  }

  #changed(workspaceId: WorkspaceId) {
    this.#parts.bus.publish({ type: 'workspace', workspaceId, what: 'invites' });
  }

  /** Claims a code that nobody holds: 22^6 codes, so the first or second try. */
  async #claimCode(inviteId: InviteId): Promise<string> {
    for (;;) {
      const code = newCode();
      try {
        await this.#parts.entities.insert('inviteKey', { id: hashSecret('inviteCode', code), inviteId });
        return code;
      } catch (error) {
        if (!(error instanceof AppError && error.code === 'CONFLICT')) throw error;
      }
    }
  }

  async #checkPlaces({ workspaceId, cityId, documentId }: InviteFields): Promise<void> {
    if (cityId !== null) demandCity(await this.#parts.citiesOf(workspaceId), cityId);
    if (documentId === null) return;
    const document = (await this.#parts.entities.get('document', documentId))?.entity;
    if (document?.workspaceId !== workspaceId) throw new AppError('NOT_FOUND');
  }

  async #removeKeys(invite: Invite): Promise<void> {
    for (const key of [invite.tokenHash, invite.codeHash])
      if (key) await this.#parts.entities.remove('inviteKey', key);
  }
}
