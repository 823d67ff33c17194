import express, { Router } from 'express';
import { AppError } from '../../shared/errors.ts';
import { parseDocumentId } from '../../shared/ids.ts';
import { LIMITS } from '../../shared/limits.ts';
import type { Door } from './door.ts';
import { idOf } from './input.ts';
import type { HttpParts } from './parts.ts';

export function visitRoutes({ visits }: HttpParts, door: Door): Router {
  const routes = Router();

  routes.get('/api/documents/:d/visit', async (req, res) => {
    res.json(await visits.view(await door.actor(req), idOf(parseDocumentId, req.params.d)));
  });

  routes.post(
    '/api/documents/:d/visit',
    express.raw({ limit: LIMITS.glanceBytes, inflate: false }),
    async (req, res) => {
      const actor = await door.actor(req);
      const documentId = idOf(parseDocumentId, req.params.d);
      if (!Buffer.isBuffer(req.body)) throw new AppError('BAD_REQUEST', 'Not accepted: body');
      const { now } = req.query;
      const how = now === 'seen' || now === 'left' ? now : 'here';
      res.json(await visits.note(actor, documentId, req.body.toString('base64'), how));
    },
  );

  return routes;
}
