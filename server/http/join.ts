import { Router } from 'express';
import type { Joined, JoinPreview } from '../../shared/api.ts';
import { Join, JoinKey } from '../../shared/api.ts';
import { firstNameOf } from '../../shared/domain/people.ts';
import type { Invite } from '../../shared/domain/workspace.ts';
import { AppError } from '../../shared/errors.ts';
import type { Door } from './door.ts';
import { bodyOf } from './input.ts';
import type { HttpParts } from './parts.ts';

const NAMES_SHOWN = 3;

export function joinRoutes(parts: HttpParts, door: Door): Router {
  const { access, twinnings, shelf, store, present } = parts;
  const routes = Router();

  /** Of one document, who is there: it is said under its name. */
  async function inside({ workspaceId, documentId }: Invite): Promise<JoinPreview['inside']> {
    const documents = documentId ? [documentId] : (await shelf.list(workspaceId)).map(({ id }) => id);
    const ids = new Set(documents.flatMap(present));
    const shown = [...ids].slice(0, NAMES_SHOWN);
    const members = await Promise.all(shown.map((id) => store.entities.get('member', id)));
    const names = members.flatMap((one) => (one === null ? [] : [firstNameOf(one.entity.name)]));
    return { names, count: ids.size };
  }

  async function preview(invite: Invite): Promise<JoinPreview> {
    const facts = await twinnings.facts(invite.workspaceId);
    if (facts === null) throw new AppError('INVITE_INVALID');
    const document = invite.documentId && (await store.entities.get('document', invite.documentId));
    return {
      workspaceName: facts.workspace.name,
      activity: facts.twinning.activity,
      documentTitle: document ? document.entity.title : null,
      role: invite.role,
      cities: facts.cities,
      cityId: invite.cityId,
      inside: await inside(invite),
    };
  }

  routes.post('/api/join/preview', async (req, res) => {
    const { key } = bodyOf(req, JoinKey);
    const invite = await access.joining.look(await door.signIn(req), key, door.address(req));
    res.json(await preview(invite));
  });

  routes.post('/api/join', async (req, res) => {
    const request = bodyOf(req, Join);
    const joined = await access.joining.join(await door.signIn(req), request, door.address(req));
    door.handOver(res, joined.issued);
    const answer: Joined = { workspaceId: joined.workspaceId, documentId: joined.documentId };
    res.json(answer);
  });

  return routes;
}
