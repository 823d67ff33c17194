/** `npm run dev`: the server restarts on change, the client reloads in place; one address, Vite's, proxies to the server. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ensureInstalled, failPlainly, ROOT, say } from './prepare.mjs';

const API_PORT = process.env.PORT ?? '3000';

async function startVite() {
  const { createServer } = await import('vite');
  const target = `http://127.0.0.1:${API_PORT}`;
  const vite = await createServer({
    configFile: join(ROOT, 'vite.config.ts'),
    root: join(ROOT, 'client'),
    server: {
      host: '127.0.0.1',
      // client/api holds sources, which are Vite's to serve.
      proxy: {
        '^/api/(?!.*\\.tsx?(\\?|$))': target,
        '/yjs': { target, ws: true },
        '/socket.io': { target, ws: true },
      },
    },
  });
  await vite.listen();
  return vite.resolvedUrls?.local[0]?.replace(/\/$/, '') ?? 'http://127.0.0.1:5173';
}

try {
  ensureInstalled();
  const url = await startVite();
  say(`Open the printed links; they lead to ${url}.`);
  const server = spawn(
    process.execPath,
    [join(ROOT, 'node_modules/tsx/dist/cli.mjs'), 'watch', 'server/main.ts'],
    {
      cwd: ROOT,
      stdio: 'inherit',
      env: { ...process.env, PORT: API_PORT, PUBLIC_URL: process.env.PUBLIC_URL ?? url },
    },
  );
  server.on('exit', (code) => process.exit(code ?? 1));
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal));
} catch (error) {
  failPlainly(error);
}
