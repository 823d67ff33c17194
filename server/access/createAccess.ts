/** Access, put together. */
import type { City } from '../../shared/domain/programme.ts';
import type { WorkspaceId } from '../../shared/ids.ts';
import type { Bus } from '../bus/Bus.ts';
import type { Clock } from '../clock.ts';
import { oneAtATime } from '../oneAtATime.ts';
import type { Entities } from '../storage/Store.ts';
import type { Audit } from './audit.ts';
import { createAudit } from './audit.ts';
import type { ClosableGate } from './createGate.ts';
import { createGate } from './createGate.ts';
import type { CookieStyle } from './credentials.ts';
import { cookieStyle } from './credentials.ts';
import { Invites } from './invites.ts';
import { Joining } from './join.ts';
import { Members } from './members.ts';
import { SignIns } from './signIns.ts';
import type { JoinThrottle } from './throttle.ts';
import { createJoinThrottle } from './throttle.ts';

export interface AccessParts {
  readonly entities: Entities;
  readonly bus: Bus;
  readonly clock: Clock;
  readonly publicUrl: string;
  readonly citiesOf: (workspaceId: WorkspaceId) => Promise<readonly City[] | null>;
}

export interface Access {
  readonly cookie: CookieStyle;
  readonly audit: Audit;
  readonly gate: ClosableGate;
  readonly signIns: SignIns;
  readonly members: Members;
  readonly invites: Invites;
  readonly joining: Joining;
  readonly throttle: JoinThrottle;
}

export function createAccess({ entities, bus, clock, publicUrl, citiesOf }: AccessParts): Access {
  const cookie = cookieStyle(publicUrl);
  const audit = createAudit(entities, clock);
  const inTurn = oneAtATime();
  const throttle = createJoinThrottle(clock);
  const signIns = new SignIns({ entities, bus, clock, cookie });
  const gate = createGate({ entities, bus, clock, signIns, citiesOf });
  const members = new Members({ entities, bus, clock, gate, audit, inTurn, citiesOf });
  const invites = new Invites({ entities, bus, clock, gate, audit, citiesOf });
  const people = { gate, audit, invites, members, signIns };
  const joining = new Joining({ entities, ...people, throttle, inTurn, citiesOf });
  return { cookie, audit, gate, signIns, members, invites, joining, throttle };
}
