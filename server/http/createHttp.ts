/** The HTTP interface as one Express application. The order is the write path: headers, origin, body, resource, error. */
import type { Express } from 'express';
import express from 'express';
import { AppError } from '../../shared/errors.ts';
import { LIMITS } from '../../shared/limits.ts';
import { authorRoutes } from './authors.ts';
import { clientRoutes } from './client.ts';
import { discussionRoutes } from './discussion.ts';
import { documentRoutes } from './documents.ts';
import { createDoor } from './door.ts';
import { errorHandler } from './errors.ts';
import { healthRoutes } from './health.ts';
import { historyRoutes } from './history.ts';
import { imageRoutes } from './images.ts';
import { inviteRoutes } from './invites.ts';
import { joinRoutes } from './join.ts';
import { meRoutes } from './me.ts';
import { memberRoutes } from './members.ts';
import type { HttpParts } from './parts.ts';
import { programmeRoutes } from './programmes.ts';
import { refuseForeignWrites, securityHeaders } from './security.ts';
import { templateRoutes } from './templates.ts';
import { twinningRoutes } from './twinnings.ts';
import { visitRoutes } from './visits.ts';
import { workspaceRoutes } from './workspaces.ts';

export function createHttp(parts: HttpParts): Express {
  const app = express();
  const door = createDoor(parts.access, parts.clock);
  app.disable('x-powered-by');
  app.set('trust proxy', parts.config.trustProxy);
  app.set('query parser', 'simple');
  app.set('etag', false);
  app.use(securityHeaders(parts.publicUrl));
  app.use(healthRoutes(parts));
  app.use('/api', refuseForeignWrites(parts.isAllowedOrigin), (_req, res, next) => {
    res.set('Cache-Control', 'no-store');
    next();
  });
  app.post('/api/documents/:d/sync', parts.sync);
  app.use('/api', express.json({ limit: LIMITS.jsonBodyBytes }));
  for (const routes of [
    meRoutes,
    twinningRoutes,
    programmeRoutes,
    workspaceRoutes,
    documentRoutes,
    authorRoutes,
    templateRoutes,
    discussionRoutes,
    visitRoutes,
    historyRoutes,
    imageRoutes,
    memberRoutes,
    inviteRoutes,
    joinRoutes,
  ])
    app.use(routes(parts, door));
  app.use(clientRoutes(parts.config.clientDir));
  app.use(() => {
    throw new AppError('NOT_FOUND');
  });
  app.use(errorHandler(parts.telemetry));
  return app;
}
