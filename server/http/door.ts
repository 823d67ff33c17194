/** The door of every API request: who is it, and not too fast. */
import type { Request, Response } from 'express';
import type { SignIn } from '../../shared/domain/workspace.ts';
import { AppError } from '../../shared/errors.ts';
import { LIMITS } from '../../shared/limits.ts';
import type { Access } from '../access/createAccess.ts';
import { clearCookie, setCookie } from '../access/credentials.ts';
import type { Actor } from '../access/Gate.ts';
import type { Issued } from '../access/signIns.ts';
import { actorOf } from '../access/signIns.ts';
import { addressKey, tokenBuckets } from '../access/throttle.ts';
import type { Clock } from '../clock.ts';

export interface Door {
  /** Null for somebody who is signed out. */
  signIn(req: Request): Promise<SignIn | null>;
  /** Throws SIGNED_OUT. */
  signedIn(req: Request): Promise<SignIn>;
  actor(req: Request): Promise<Actor>;
  /** Throws FORBIDDEN. */
  admin(req: Request): Promise<Actor>;
  address(req: Request): string;
  handOver(res: Response, issued: Issued): void;
  takeBack(res: Response): void;
}

export function createDoor({ signIns, cookie }: Access, clock: Clock): Door {
  const take = tokenBuckets(clock, LIMITS.httpRequestsPerSecondPerSignIn, 1_000);

  async function signIn(req: Request) {
    const found = await signIns.find(req.headers);
    if (found !== null && !take(found.id)) throw new AppError('TOO_FAST');
    return found;
  }

  async function signedIn(req: Request) {
    const found = await signIn(req);
    if (found === null) throw new AppError('SIGNED_OUT');
    return found;
  }

  const actor = async (req: Request) => actorOf(await signedIn(req));

  return {
    signIn,
    signedIn,
    actor,
    async admin(req) {
      const found = await actor(req);
      if (!found.admin) throw new AppError('FORBIDDEN');
      return found;
    },
    address: (req) => addressKey(req.ip),
    handOver: (res, { secret, signIn: one }) =>
      void res.append('Set-Cookie', setCookie(cookie, secret, one.expiresAt - one.createdAt)),
    takeBack: (res) => void res.append('Set-Cookie', clearCookie(cookie)),
  };
}
