/**
 * Sign-ins: from a secret to an Actor, and the life of that secret. Accounts and OIDC will make the same SignIn with
 * other proofs (docs/adr/0010-sign-in.md); nothing behind `identify` will notice.
 */
import type { SignIn } from '../../shared/domain/workspace.ts';
import { AppError } from '../../shared/errors.ts';
import type { MemberId, SignInId } from '../../shared/ids.ts';
import { TIMES } from '../../shared/limits.ts';
import type { Role } from '../../shared/permissions.ts';
import type { Bus } from '../bus/Bus.ts';
import type { Clock } from '../clock.ts';
import { changeEntity } from '../storage/changeEntity.ts';
import type { Entities, Versioned } from '../storage/Store.ts';
import type { CookieStyle, CredentialHeaders } from './credentials.ts';
import { readSecret } from './credentials.ts';
import type { Actor } from './Gate.ts';
import { hashSecret, newSecret } from './secrets.ts';

const HOUR = 3_600_000;
/** How long a replaced secret still works after its successor was seen: requests under way keep their answer. */
const OVERLAP_MS = 30_000;
/** Older predecessors than these lose their sockets at the next rotation. */
const REMEMBERED = 20;

/** What a sign-in stands for; the rest of it is bookkeeping. */
export interface Standing {
  readonly admin: boolean;
  readonly members: readonly { readonly id: MemberId; readonly role: Role }[];
}

export interface Issued {
  readonly secret: string;
  readonly signIn: SignIn;
}

export interface SignInParts {
  readonly entities: Entities;
  readonly bus: Bus;
  readonly clock: Clock;
  readonly cookie: CookieStyle;
}

function isLasting(admin: boolean, roles: readonly Role[]): boolean {
  return admin || roles.some((role) => role !== 'guest');
}

function lifeMs({ admin, members }: Standing): number {
  const roles = members.map((member) => member.role);
  return (isLasting(admin, roles) ? TIMES.signInDays * 24 : TIMES.guestSignInHours) * HOUR;
}

function without(signIn: SignIn, memberId: MemberId): SignIn {
  const at = signIn.memberIds.indexOf(memberId);
  if (at < 0) return signIn;
  return { ...signIn, memberIds: signIn.memberIds.toSpliced(at, 1), roles: signIn.roles.toSpliced(at, 1) };
}

export function actorOf(signIn: SignIn): Actor {
  return { signInId: signIn.id, admin: signIn.admin, memberIds: signIn.memberIds };
}

export class SignIns {
  readonly #parts: SignInParts;

  constructor(parts: SignInParts) {
    this.#parts = parts;
  }

  /** The present sign-in of a request, or null. */
  async find(headers: CredentialHeaders): Promise<SignIn | null> {
    const { entities, clock, cookie } = this.#parts;
    const secret = readSecret(headers, cookie);
    if (secret === null) return null;
    const found = await entities.get('signIn', hashSecret('signIn', secret));
    if (found === null || found.entity.expiresAt <= clock.now()) return null;
    if (found.entity.state === 'fresh') await this.#confirm(found);
    return found.entity;
  }

  /** Throws SIGNED_OUT. */
  async identify(headers: CredentialHeaders): Promise<Actor> {
    const signIn = await this.find(headers);
    if (signIn === null) throw new AppError('SIGNED_OUT');
    return actorOf(signIn);
  }

  /** A new secret for this standing; the one before, if any, ends soon after the new one was seen. */
  async issue(previous: SignIn | null, standing: Standing): Promise<Issued> {
    const { entities, clock } = this.#parts;
    const secret = newSecret();
    const chain = previous === null ? [] : [...previous.before, previous.id];
    const now = clock.now();
    const signIn: SignIn = {
      id: hashSecret('signIn', secret) as SignInId,
      state: 'fresh',
      admin: standing.admin,
      memberIds: standing.members.map((member) => member.id),
      roles: standing.members.map((member) => member.role),
      before: chain.slice(-REMEMBERED),
      createdAt: now,
      expiresAt: now + lifeMs(standing),
    };
    await entities.insert('signIn', signIn);
    this.#announceEnd(chain.slice(0, -REMEMBERED));
    return { secret, signIn };
  }

  /** Past half of its life: whoever comes back regularly is never signed out. A guest's time is not prolonged. */
  isAging({ admin, roles, createdAt, expiresAt }: SignIn): boolean {
    return isLasting(admin, roles) && this.#parts.clock.now() > (createdAt + expiresAt) / 2;
  }

  /** Before a member rises by an invite: whoever else holds this secret, or one before it, does not rise along. */
  async takeOut(memberId: MemberId, { id, before }: SignIn): Promise<void> {
    for (const one of [id, ...before])
      try {
        await changeEntity(this.#parts.entities, 'signIn', one, (signIn) => without(signIn, memberId));
      } catch (error) {
        if (!(error instanceof AppError && error.code === 'NOT_FOUND')) throw error;
      }
  }

  /** Ends it and everything it replaced, sockets included. */
  async end(signIn: SignIn): Promise<void> {
    const ids = [signIn.id, ...signIn.before];
    for (const id of ids) await this.#parts.entities.remove('signIn', id);
    this.#announceEnd(ids);
  }

  /** Removes what expired and closes its sockets; to be called now and then. */
  async sweep(): Promise<void> {
    const { entities, clock } = this.#parts;
    for (const { entity } of await entities.list('signIn')) {
      if (entity.expiresAt > clock.now()) continue;
      await entities.remove('signIn', entity.id);
      if (entity.state !== 'replaced') this.#announceEnd([entity.id, ...entity.before]);
    }
  }

  /** A change that another request may make at the same moment: whoever is second leaves it as it is. */
  async #change(found: Versioned<'signIn'>, fields: Partial<SignIn>): Promise<boolean> {
    try {
      await this.#parts.entities.replace('signIn', { ...found.entity, ...fields }, found.version);
      return true;
    } catch (error) {
      if (error instanceof AppError && (error.code === 'CONFLICT' || error.code === 'NOT_FOUND'))
        return false;
      throw error;
    }
  }

  /** The browser came back with the successor: its predecessor is no longer needed. */
  async #confirm(found: Versioned<'signIn'>): Promise<void> {
    if (!(await this.#change(found, { state: 'seen' }))) return;
    const previousId = found.entity.before.at(-1);
    const previous = previousId === undefined ? null : await this.#parts.entities.get('signIn', previousId);
    const end = this.#parts.clock.now() + OVERLAP_MS;
    if (previous !== null && previous.entity.expiresAt > end)
      await this.#change(previous, { state: 'replaced', expiresAt: end });
  }

  #announceEnd(signInIds: readonly SignInId[]) {
    for (const signInId of signInIds) this.#parts.bus.publish({ type: 'signedOut', signInId });
  }
}
