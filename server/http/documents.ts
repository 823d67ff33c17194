import { Router } from 'express';
import { DocumentChange, NewDocument } from '../../shared/api.ts';
import type { DocumentInfo } from '../../shared/domain/workspace.ts';
import { AppError } from '../../shared/errors.ts';
import { parseDocumentId, parseWorkspaceId } from '../../shared/ids.ts';
import { demand } from '../access/demand.ts';
import type { Actor, WorkspaceGrant } from '../access/Gate.ts';
import type { Door } from './door.ts';
import { bodyOf, idOf } from './input.ts';
import type { HttpParts } from './parts.ts';
import { createSketches } from './sketches.ts';
import { viewDocument } from './views.ts';

export function documentRoutes({ access, shelf, store, present, lookAt }: HttpParts, door: Door): Router {
  const routes = Router();
  const { gate } = access;
  const sketchOf = createSketches(lookAt);

  /** The document with the actor's grant in its workspace; NOT_FOUND for who may not know of it. */
  async function known(actor: Actor, value: unknown) {
    const found = await store.entities.get('document', idOf(parseDocumentId, value));
    if (found === null) throw new AppError('NOT_FOUND');
    const grant = await gate.workspace(actor, found.entity.workspaceId);
    demand(grant, 'document.read');
    return { document: found.entity, grant };
  }

  const view = (grant: WorkspaceGrant, document: DocumentInfo) =>
    viewDocument(grant, document, present(document.id));

  routes.get('/api/workspaces/:w/documents', async (req, res) => {
    const grant = await gate.workspace(await door.actor(req), idOf(parseWorkspaceId, req.params.w));
    demand(grant, 'document.read');
    res.json((await shelf.list(grant.workspaceId)).map((document) => view(grant, document)));
  });

  routes.post('/api/workspaces/:w/documents', async (req, res) => {
    const grant = await gate.workspace(await door.actor(req), idOf(parseWorkspaceId, req.params.w));
    demand(grant, 'document.create');
    const request = bodyOf(req, NewDocument);
    const document = await shelf.create(grant.workspaceId, grant.member?.id ?? null, request);
    res.status(201).json(view(grant, document));
  });

  routes.get('/api/documents/:d', async (req, res) => {
    const { document, grant } = await known(await door.actor(req), req.params.d);
    res.json(view(grant, document));
  });

  routes.get('/api/documents/:d/sketch', async (req, res) => {
    const { document } = await known(await door.actor(req), req.params.d);
    res.json(await sketchOf(document));
  });

  routes.patch('/api/documents/:d', async (req, res) => {
    const { document, grant } = await known(await door.actor(req), req.params.d);
    const change = bodyOf(req, DocumentChange);
    if (change.title !== undefined) demand(view(grant, document), 'document.rename');
    if (change.archived !== undefined) demand(grant, 'document.archive');
    if (change.attribution !== undefined) demand(grant, 'document.attribution');
    const changed = await shelf.change(document.id, change);
    if (change.archived !== undefined) {
      const act = change.archived ? 'document.archive' : 'document.restore';
      const actor = grant.member?.id ?? 'admin';
      await access.audit({ workspaceId: grant.workspaceId, actor, act, subject: document.id });
    }
    res.json(view(grant, changed));
  });

  return routes;
}
