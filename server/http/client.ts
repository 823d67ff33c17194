/** The built client: hashed files for ever, the page never cached and with a fresh nonce, real 404s for the rest. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Response } from 'express';
import express, { Router } from 'express';
import { LANGUAGES } from '../../shared/domain/workspace.ts';
import { AppError } from '../../shared/errors.ts';
import { compressedAssets } from './compressed.ts';
import { pageTags } from './pageFiles.ts';
import { contentSecurityPolicy, newNonce } from './security.ts';

const FOR_EVER = 'public, max-age=31536000, immutable';
/** What is no page of the client: a wrong address there is a 404 and not the app. */
const NOT_PAGES = /^\/(api|yjs|socket\.io|assets|healthz|readyz|metrics)(\/|$)|\.[A-Za-z0-9]+$|\.\.|%2f/i;
const NOT_BUILT =
  'The client is not built. Run `npm run build` (or start with `npm start`), then load this page again.';

export function clientRoutes(clientDir: string): Router {
  const routes = Router();
  const files = { index: false, redirect: false, dotfiles: 'ignore' } as const;
  const assets = join(clientDir, 'assets');
  const setHeaders = (res: Response) => void res.set('Cache-Control', FOR_EVER);
  routes.use('/assets', compressedAssets(assets, FOR_EVER));
  routes.use('/assets', express.static(assets, { ...files, cacheControl: false, setHeaders }));
  routes.get('/index.html', (_req, res) => res.redirect('/'));
  routes.use(express.static(clientDir, { ...files, maxAge: 0 }));

  /** Read at each request: small, cached by the system, and a new build shows without a restart. */
  routes.get('/{*page}', async (req, res) => {
    if (NOT_PAGES.test(req.path)) throw new AppError('NOT_FOUND');
    res.set('Cache-Control', 'no-store');
    const page = await readFile(join(clientDir, 'index.html'), 'utf8').catch(() => null);
    if (page === null) {
      res.status(503).type('text/plain').send(NOT_BUILT);
      return;
    }
    const language = LANGUAGES.find((one) => one === req.acceptsLanguages(...LANGUAGES)) ?? 'en';
    const { questions, files } = await pageTags(clientDir, req.path, language);
    const nonce = newNonce();
    res.set('Content-Security-Policy', contentSecurityPolicy(req.headers.host, nonce));
    const whole = page
      .replace('</template>', `${files}</template>`)
      .replace('</head>', `${questions}</head>`);
    res.type('html').send(whole.replaceAll('__CSP_NONCE__', nonce));
  });

  return routes;
}
