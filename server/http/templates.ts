import { Router } from 'express';
import { NewTemplate, type TemplateContent, type TemplateView } from '../../shared/api.ts';
import type { SavedTemplate } from '../../shared/domain/programme.ts';
import { AppError } from '../../shared/errors.ts';
import { parseSavedTemplateId, parseWorkspaceId } from '../../shared/ids.ts';
import { demand } from '../access/demand.ts';
import type { WorkspaceGrant } from '../access/Gate.ts';
import { boardContent } from '../exports/boardContent.ts';
import type { Door } from './door.ts';
import { bodyOf, idOf } from './input.ts';
import type { HttpParts } from './parts.ts';

const view = (grant: WorkspaceGrant, { id, title, createdAt, workspaceId }: SavedTemplate): TemplateView => ({
  id,
  title,
  createdAt,
  own: workspaceId === grant.workspaceId,
});

/** Templates that somebody keeps for the whole programme. */
export function templateRoutes(parts: HttpParts, door: Door): Router {
  const { access, templates, store, lookAt } = parts;
  const routes = Router();

  routes.get('/api/workspaces/:w/templates', async (req, res) => {
    const grant = await access.gate.workspace(await door.actor(req), idOf(parseWorkspaceId, req.params.w));
    demand(grant, 'document.create');
    res.json((await templates.list(grant.workspaceId)).map((template) => view(grant, template)));
  });

  routes.get('/api/workspaces/:w/templates/:t', async (req, res) => {
    const grant = await access.gate.workspace(await door.actor(req), idOf(parseWorkspaceId, req.params.w));
    demand(grant, 'document.create');
    const found = await templates.get(grant.workspaceId, idOf(parseSavedTemplateId, req.params.t));
    const answer: TemplateContent = { id: found.id, title: found.title, content: found.content };
    res.json(answer);
  });

  routes.post('/api/workspaces/:w/templates', async (req, res) => {
    const grant = await access.gate.workspace(await door.actor(req), idOf(parseWorkspaceId, req.params.w));
    demand(grant, 'template.save');
    const { documentId, frameId, title } = bodyOf(req, NewTemplate);
    const document = (await store.entities.get('document', documentId))?.entity;
    if (document?.workspaceId !== grant.workspaceId) throw new AppError('NOT_FOUND');
    const content = await lookAt(documentId, (doc) => boardContent(doc, title, frameId ?? null));
    const kept = await templates.keep(grant.workspaceId, title, content);
    const actor = grant.member?.id ?? 'admin';
    await access.audit({ workspaceId: grant.workspaceId, actor, act: 'template.save', subject: kept.id });
    res.status(201).json(view(grant, kept));
  });

  routes.delete('/api/workspaces/:w/templates/:t', async (req, res) => {
    const grant = await access.gate.workspace(await door.actor(req), idOf(parseWorkspaceId, req.params.w));
    demand(grant, 'template.save');
    const id = idOf(parseSavedTemplateId, req.params.t);
    await templates.remove(grant.workspaceId, id);
    const actor = grant.member?.id ?? 'admin';
    await access.audit({ workspaceId: grant.workspaceId, actor, act: 'template.remove', subject: id });
    res.status(204).end();
  });

  return routes;
}
