import { Router } from 'express';
import { NewVersion, VersionChange } from '../../shared/api.ts';
import type { DocumentInfo, DocumentVersion } from '../../shared/domain/workspace.ts';
import { AppError } from '../../shared/errors.ts';
import { parseVersionId } from '../../shared/ids.ts';
import { demand } from '../access/demand.ts';
import type { Door } from './door.ts';
import { bodyOf, idOf } from './input.ts';
import type { KnownDocument } from './knownDocument.ts';
import { knownDocument } from './knownDocument.ts';
import type { HttpParts } from './parts.ts';
import { viewDocument } from './views.ts';

function sequenceOf(value: unknown, least = 1): number {
  const sequence = typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : -1;
  if (sequence < least) throw new AppError('BAD_REQUEST', 'Not accepted: sequence');
  return sequence;
}

/** Where names are switched off on items, the past tells none either. */
const hidesNames = ({ attribution }: DocumentInfo) => attribution === false;

const shownVersion = (document: DocumentInfo, version: DocumentVersion): DocumentVersion =>
  hidesNames(document) ? { ...version, createdBy: null } : version;

/** What a document was. Every answer needs `document.history`; naming a moment needs the right to edit as well. */
export function historyRoutes(parts: HttpParts, door: Door): Router {
  const routes = Router();
  const { history, writers, versions } = parts;
  const known = knownDocument(parts);

  function demandNaming({ document, grant }: KnownDocument): void {
    demand(viewDocument(grant, document, []), 'document.edit');
  }

  routes.get('/api/documents/:d/history', async (req, res) => {
    const { document } = await known(await door.actor(req), req.params.d, 'document.history');
    const [moments, owners, named] = await Promise.all([
      history.moments(document.id),
      writers.of(document.id),
      versions.list(document.id),
    ]);
    res.json({
      moments: hidesNames(document) ? moments.map((one) => ({ ...one, deletedBy: [] })) : moments,
      writers: hidesNames(document) ? {} : owners,
      versions: named.map((one) => shownVersion(document, one)),
    });
  });

  routes.get('/api/documents/:d/history/gone', async (req, res) => {
    const { document } = await known(await door.actor(req), req.params.d, 'document.history');
    const { after, upTo } = req.query;
    const end = upTo === undefined ? undefined : sequenceOf(upTo);
    const gone = await history.goneAfter(document.id, sequenceOf(after, 0), end);
    res.json(hidesNames(document) ? gone.map((one) => ({ ...one, by: [] })) : gone);
  });

  routes.get('/api/documents/:d/history/:sequence', async (req, res) => {
    const { document } = await known(await door.actor(req), req.params.d, 'document.history');
    const state = await history.stateAt(document.id, sequenceOf(req.params.sequence));
    res.type('application/octet-stream').send(Buffer.from(state));
  });

  routes.post('/api/documents/:d/versions', async (req, res) => {
    const found = await known(await door.actor(req), req.params.d, 'document.history');
    demandNaming(found);
    const request = bodyOf(req, NewVersion);
    if (request.sequence > (await history.head(found.document.id)))
      throw new AppError('NOT_FOUND', 'There is no such moment yet');
    const by = found.grant.member?.id ?? null;
    const made = await versions.create(found.document.id, by, request);
    res.status(201).json(shownVersion(found.document, made));
  });

  routes.patch('/api/documents/:d/versions/:v', async (req, res) => {
    const found = await known(await door.actor(req), req.params.d, 'document.history');
    demandNaming(found);
    const { title } = bodyOf(req, VersionChange);
    const renamed = await versions.rename(found.document.id, idOf(parseVersionId, req.params.v), title);
    res.json(shownVersion(found.document, renamed));
  });

  routes.delete('/api/documents/:d/versions/:v', async (req, res) => {
    const found = await known(await door.actor(req), req.params.d, 'document.history');
    demandNaming(found);
    await versions.remove(found.document.id, idOf(parseVersionId, req.params.v));
    res.status(204).end();
  });

  return routes;
}
