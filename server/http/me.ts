import { Router } from 'express';
import type { Me } from '../../shared/api.ts';
import { AdminSignIn } from '../../shared/api.ts';
import type { SignIn } from '../../shared/domain/workspace.ts';
import { capabilitiesOf } from '../../shared/permissions.ts';
import { checkAdminToken } from '../access/admin.ts';
import type { Door } from './door.ts';
import { bodyOf } from './input.ts';
import type { HttpParts } from './parts.ts';
import { viewMember } from './views.ts';

export function meRoutes(parts: HttpParts, door: Door): Router {
  const { store, access, twinnings } = parts;
  const { entities } = store;
  const routes = Router();

  async function viewMe(signIn: SignIn): Promise<Me> {
    const workspaces: Me['workspaces'][number][] = [];
    for (const memberId of signIn.memberIds) {
      const member = (await entities.get('member', memberId))?.entity;
      const facts = member && member.removedAt === null && (await twinnings.facts(member.workspaceId));
      if (!member || !facts) continue;
      const { id, name } = facts.workspace;
      const capabilities = capabilitiesOf(member.role);
      workspaces.push({ id, name, member: viewMember(member, facts.cities), capabilities });
    }
    return { admin: signIn.admin, workspaces };
  }

  /** A client asks again when its rights changed: then its secret changes, too. */
  routes.get('/api/me', async (req, res) => {
    const signIn = await door.signedIn(req);
    const issued = await access.joining.refresh(signIn);
    if (issued !== null) door.handOver(res, issued);
    res.json(await viewMe(issued?.signIn ?? signIn));
  });

  routes.post('/api/sign-in/admin', async (req, res) => {
    access.throttle.attempt(door.address(req), false);
    const { token } = bodyOf(req, AdminSignIn);
    await checkAdminToken(entities, token);
    const issued = await access.joining.becomeAdmin(await door.signIn(req));
    door.handOver(res, issued);
    res.json(await viewMe(issued.signIn));
  });

  routes.post('/api/sign-out', async (req, res) => {
    const signIn = await door.signIn(req);
    door.takeBack(res);
    if (signIn !== null) await access.signIns.end(signIn);
    res.status(204).end();
  });

  return routes;
}
