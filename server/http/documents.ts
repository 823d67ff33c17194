import { Router } from 'express';
import * as Y from 'yjs';
import { DocumentChange, NewDocument } from '../../shared/api.ts';
import type { DocumentInfo } from '../../shared/domain/workspace.ts';
import type { DocumentId } from '../../shared/ids.ts';
import { parseWorkspaceId } from '../../shared/ids.ts';
import { demand } from '../access/demand.ts';
import type { WorkspaceGrant } from '../access/Gate.ts';
import { createBeginnings } from './beginnings.ts';
import type { Door } from './door.ts';
import { bodyOf, idOf } from './input.ts';
import { knownDocument } from './knownDocument.ts';
import type { HttpParts } from './parts.ts';
import { createSketches } from './sketches.ts';
import { viewDocument } from './views.ts';

export function documentRoutes(parts: HttpParts, door: Door): Router {
  const routes = Router();
  const { access, shelf, store, present, lookAt, writers } = parts;
  const { gate } = access;
  const sketchOf = createSketches(lookAt);

  const known = knownDocument(parts);

  const view = (grant: WorkspaceGrant, document: DocumentInfo) =>
    viewDocument(grant, document, present(document.id));

  const beginning = createBeginnings(parts);

  routes.get('/api/workspaces/:w/documents', async (req, res) => {
    const grant = await gate.workspace(await door.actor(req), idOf(parseWorkspaceId, req.params.w));
    demand(grant, 'document.read');
    res.json((await shelf.list(grant.workspaceId)).map((document) => view(grant, document)));
  });

  routes.post('/api/workspaces/:w/documents', async (req, res) => {
    const grant = await gate.workspace(await door.actor(req), idOf(parseWorkspaceId, req.params.w));
    demand(grant, 'document.create');
    const request = bodyOf(req, NewDocument);
    const { first, ...names } = await beginning(grant, request);
    const fill = async (id: DocumentId) => {
      if (first !== null) await store.log.append(id, 0, first);
    };
    const { kind, title } = request;
    const by = grant.member?.id ?? null;
    const document = await shelf.create(grant.workspaceId, by, { kind, title, ...names }, fill);
    // What it begins with was put there by whoever made it.
    if (first !== null && by !== null)
      for (const client of Y.parseUpdateMeta(first).to.keys()) writers.note(document.id, client, by);
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
