import { Router } from 'express';
import { MemberChange } from '../../shared/api.ts';
import { parseMemberId, parseWorkspaceId } from '../../shared/ids.ts';
import type { Door } from './door.ts';
import { bodyOf, idOf } from './input.ts';
import type { HttpParts } from './parts.ts';
import { viewMember } from './views.ts';

export function memberRoutes({ access, twinnings }: HttpParts, door: Door): Router {
  const routes = Router();
  const { members } = access;

  routes.get('/api/workspaces/:w/members', async (req, res) => {
    const workspaceId = idOf(parseWorkspaceId, req.params.w);
    const list = await members.list(await door.actor(req), workspaceId);
    const cities = (await twinnings.citiesOf(workspaceId)) ?? [];
    res.json(list.map((member) => viewMember(member, cities)));
  });

  routes.patch('/api/members/:m', async (req, res) => {
    const actor = await door.actor(req);
    const change = bodyOf(req, MemberChange);
    const member = await members.change(actor, idOf(parseMemberId, req.params.m), change);
    res.json(viewMember(member, (await twinnings.citiesOf(member.workspaceId)) ?? []));
  });

  routes.delete('/api/members/:m', async (req, res) => {
    await members.remove(await door.actor(req), idOf(parseMemberId, req.params.m));
    res.status(204).end();
  });

  return routes;
}
