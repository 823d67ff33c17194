import { Router } from 'express';
import { NewTwinning } from '../../shared/api.ts';
import { allCities } from '../programmes/cities.ts';
import type { Door } from './door.ts';
import { bodyOf } from './input.ts';
import type { HttpParts } from './parts.ts';

export function twinningRoutes({ access, twinnings, store }: HttpParts, door: Door): Router {
  const routes = Router();

  routes.get('/api/cities', async (req, res) => {
    await door.admin(req);
    res.json(allCities());
  });

  routes.get('/api/twinnings', async (req, res) => {
    const actor = await door.actor(req);
    const all = await twinnings.all();
    const members = await Promise.all(actor.memberIds.map((id) => store.entities.get('member', id)));
    const mine = new Set(
      members.flatMap((one) => (one?.entity.removedAt === null ? [one.entity.workspaceId] : [])),
    );
    const seen = all.filter((twinning) => actor.admin || mine.has(twinning.workspaceId));
    res.json(await Promise.all(seen.map((twinning) => twinnings.summary(twinning))));
  });

  routes.post('/api/twinnings', async (req, res) => {
    await door.admin(req);
    const twinning = await twinnings.create(bodyOf(req, NewTwinning));
    const { workspaceId } = twinning;
    await access.audit({ workspaceId, actor: 'admin', act: 'twinning.create', subject: twinning.id });
    res.status(201).json(await twinnings.summary(twinning));
  });

  return routes;
}
