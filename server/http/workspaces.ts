import type { Request } from 'express';
import { Router } from 'express';
import { AppError } from '../../shared/errors.ts';
import { parseWorkspaceId } from '../../shared/ids.ts';
import type { Actor } from '../access/Gate.ts';
import { actorOf } from '../access/signIns.ts';
import type { Door } from './door.ts';
import { idOf } from './input.ts';
import type { HttpParts } from './parts.ts';
import { viewWorkspace } from './views.ts';

export function workspaceRoutes({ access, twinnings }: HttpParts, door: Door): Router {
  const routes = Router();

  async function view(actor: Actor, req: Request) {
    const grant = await access.gate.workspace(actor, idOf(parseWorkspaceId, req.params.w));
    const facts = await twinnings.facts(grant.workspaceId);
    if (facts === null) throw new AppError('NOT_FOUND');
    return viewWorkspace(grant, facts);
  }

  routes.get('/api/workspaces/:w', async (req, res) => {
    res.json(await view(await door.actor(req), req));
  });

  routes.post('/api/workspaces/:w/enter', async (req, res) => {
    const signIn = await door.signedIn(req);
    const issued = await access.joining.enter(signIn, idOf(parseWorkspaceId, req.params.w));
    if (issued !== null) door.handOver(res, issued);
    res.json(await view(actorOf(issued?.signIn ?? signIn), req));
  });

  return routes;
}
