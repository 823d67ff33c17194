import { Router } from 'express';
import { toString as qrCode } from 'qrcode';
import type { NewInviteAnswer } from '../../shared/api.ts';
import { NewInvite } from '../../shared/api.ts';
import { parseInviteId, parseWorkspaceId } from '../../shared/ids.ts';
import { joinLink, showCode } from '../access/secrets.ts';
import type { Door } from './door.ts';
import { bodyOf, idOf } from './input.ts';
import type { HttpParts } from './parts.ts';
import { viewInvite } from './views.ts';

export function inviteRoutes({ access, publicUrl }: HttpParts, door: Door): Router {
  const routes = Router();
  const { invites } = access;

  routes.get('/api/workspaces/:w/invites', async (req, res) => {
    const list = await invites.list(await door.actor(req), idOf(parseWorkspaceId, req.params.w));
    res.json(list.map(viewInvite));
  });

  routes.post('/api/workspaces/:w/invites', async (req, res) => {
    const actor = await door.actor(req);
    const workspaceId = idOf(parseWorkspaceId, req.params.w);
    const { invite, token, code } = await invites.create(actor, workspaceId, bodyOf(req, NewInvite));
    const url = joinLink(publicUrl, token);
    const qrSvg = await qrCode(url, { type: 'svg', errorCorrectionLevel: 'M', margin: 2 });
    const answer: NewInviteAnswer = {
      invite: viewInvite(invite),
      url,
      code: code === null ? null : showCode(code),
      qrSvg,
    };
    res.status(201).json(answer);
  });

  routes.delete('/api/invites/:i', async (req, res) => {
    await invites.revoke(await door.actor(req), idOf(parseInviteId, req.params.i));
    res.status(204).end();
  });

  return routes;
}
