/** Images of a document: to see one needs the right to read it, to bring one the right to edit it. */
import { Router } from 'express';
import { AppError } from '../../shared/errors.ts';
import type { DocumentId } from '../../shared/ids.ts';
import { parseImageId } from '../../shared/ids.ts';
import { LIMITS } from '../../shared/limits.ts';
import { demand } from '../access/demand.ts';
import type { Actor } from '../access/Gate.ts';
import { Bodies } from '../Bodies.ts';
import type { Door } from './door.ts';
import { idOf } from './input.ts';
import { knownDocument } from './knownDocument.ts';
import type { HttpParts } from './parts.ts';
import { viewDocument } from './views.ts';

/** Its bytes never change, and who lost the right has had them on the screen before. */
const FOR_EVER = 'private, max-age=31536000, immutable';

export function imageRoutes(parts: HttpParts, door: Door): Router {
  const routes = Router();
  const { images, clock } = parts;
  const known = knownDocument(parts);
  const bodies = new Bodies(clock, { each: LIMITS.imageBytes, together: 8 * LIMITS.imageBytes });

  async function mayBring(actor: Actor, id: unknown): Promise<DocumentId> {
    const { document, grant } = await known(actor, id);
    demand(viewDocument(grant, document, []), 'document.edit');
    return document.id;
  }

  routes.post('/api/documents/:d/images', async (req, res) => {
    const document = await mayBring(await door.actor(req), req.params.d);
    if (req.body !== undefined) throw new AppError('BAD_REQUEST', 'Not accepted: body');
    // A body that is refused is not read to its end.
    res.set('Connection', 'close');
    const sent = await bodies.read(req);
    res.removeHeader('Connection');
    res.status(201).json(await images.keep(document, sent));
  });

  routes.get('/api/documents/:d/images/:i', async (req, res) => {
    const { document } = await known(await door.actor(req), req.params.d);
    const image = await images.get(document.id, idOf(parseImageId, req.params.i));
    if (image === null) throw new AppError('NOT_FOUND');
    res.set('Cache-Control', FOR_EVER);
    res.type(`image/${image.format}`).send(Buffer.from(image.bytes));
  });

  return routes;
}
