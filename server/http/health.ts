/** For the machine that runs this: is the process up, can it work, how is it doing. */
import { timingSafeEqual } from 'node:crypto';
import type { Request } from 'express';
import { Router } from 'express';
import { AppError } from '../../shared/errors.ts';
import type { HttpParts } from './parts.ts';

const LOOPBACK = /^(::1|127\.\d+\.\d+\.\d+|::ffff:127\.\d+\.\d+\.\d+)$/;

function sameText(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

/** With a token: who brings it. Without: this machine, and not through a proxy on it. */
function mayReadMetrics(req: Request, token: string | null): boolean {
  if (token !== null) return sameText(req.headers.authorization ?? '', `Bearer ${token}`);
  const forwarded = req.headers['x-forwarded-for'] ?? req.headers.forwarded;
  return forwarded === undefined && LOOPBACK.test(req.socket.remoteAddress ?? '');
}

export function healthRoutes({ store, telemetry, config, ready }: HttpParts): Router {
  const routes = Router();

  routes.get('/healthz', (_req, res) => {
    res.json({ ok: true });
  });

  routes.get('/readyz', async (_req, res) => {
    const health = await store.health();
    const ok = ready() && health.ok;
    res.status(ok ? 200 : 503).json({ ok, store: health.ok, accepting: ready() });
  });

  routes.get('/metrics', async (req, res) => {
    if (!mayReadMetrics(req, config.metricsToken)) throw new AppError('NOT_FOUND');
    res.type('text/plain; version=0.0.4').send(await telemetry.metrics());
  });

  return routes;
}
