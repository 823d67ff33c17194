import { Router } from 'express';
import { BroughtComments } from '../../shared/broughtComments.ts';
import { DiscussionCommand } from '../../shared/discussion.ts';
import { AppError } from '../../shared/errors.ts';
import { parseDocumentId } from '../../shared/ids.ts';
import { LIMITS } from '../../shared/limits.ts';
import { tokenBuckets } from '../access/throttle.ts';
import { Bodies } from '../Bodies.ts';
import type { Door } from './door.ts';
import { bodyOf, idOf } from './input.ts';
import type { HttpParts } from './parts.ts';

const MINUTE = 60_000;

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (cause) {
    throw new AppError('BAD_REQUEST', 'Not accepted: body', { cause });
  }
}

export function discussionRoutes({ discussion, clock }: HttpParts, door: Door): Router {
  const routes = Router();
  const acts = tokenBuckets(clock, LIMITS.discussionActsPerMinute, MINUTE);
  const gatherings = tokenBuckets(clock, LIMITS.gatheringsPerMinute, MINUTE);
  const timers = tokenBuckets(clock, LIMITS.timerActsPerMinute, MINUTE);
  const bringings = tokenBuckets(clock, LIMITS.bringingsPerMinute, MINUTE);
  const bodies = new Bodies(clock, { each: LIMITS.bringingBytes, together: 16 * LIMITS.bringingBytes });
  const bucketOf = { gather: gatherings, startTimer: timers, timer: timers };

  routes.get('/api/documents/:d/discussion', async (req, res) => {
    const actor = await door.actor(req);
    res.json(await discussion.view(actor, idOf(parseDocumentId, req.params.d)));
  });

  routes.post('/api/documents/:d/discussion', async (req, res) => {
    const actor = await door.actor(req);
    const documentId = idOf(parseDocumentId, req.params.d);
    const command = bodyOf(req, DiscussionCommand);
    const { act } = command;
    const take = act in bucketOf ? bucketOf[act as keyof typeof bucketOf] : acts;
    if (!take(actor.signInId)) throw new AppError('TOO_FAST');
    res.json(await discussion.run(actor, documentId, command));
  });

  routes.post('/api/documents/:d/discussion/brought', async (req, res) => {
    const actor = await door.actor(req);
    const documentId = idOf(parseDocumentId, req.params.d);
    await discussion.mayBring(actor, documentId);
    if (!bringings(actor.signInId)) throw new AppError('TOO_FAST');
    if (req.body !== undefined) throw new AppError('BAD_REQUEST', 'Not accepted: body');
    // A body that is refused is not read to its end.
    res.set('Connection', 'close');
    const body = jsonOf(await bodies.read(req));
    res.removeHeader('Connection');
    res.json(await discussion.bring(actor, documentId, bodyOf({ body }, BroughtComments)));
  });

  return routes;
}
