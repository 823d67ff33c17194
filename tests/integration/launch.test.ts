/** `npm run dev` as it is: Vite in front, the server behind it, one address. */
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { until } from '../support/poll.ts';
import { freePort, temporaryFolder } from '../support/serverProcess.ts';
import { ROOT } from '../support/sources.ts';

/** Real processes on a busy machine. */
vi.setConfig({ testTimeout: 240_000, hookTimeout: 60_000 });

let child: ChildProcess | null = null;

afterEach(async () => {
  if (child === null || child.exitCode !== null) return;
  const gone = new Promise((resolve) => child?.once('exit', resolve));
  child.kill('SIGTERM');
  await gone;
});

describe('npm run dev', () => {
  it('[LA1] serves sources and the interface at one address, and ends with what it started', async () => {
    const folder = await temporaryFolder();
    const port = await freePort();
    child = spawn(process.execPath, [join(ROOT, 'server/launch/dev.mjs')], {
      cwd: ROOT,
      env: { ...process.env, NODE_ENV: '', PORT: String(port), DATA_DIR: folder.path, LOG_LEVEL: 'silent' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let output = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
    const link = await until('links', () => output.match(/http:\S+\/join#\S+/)?.[0], 120_000);
    const { origin } = new URL(link);
    expect(origin).not.toBe(`http://127.0.0.1:${port}`);
    const source = await fetch(`${origin}/api/createQueryClient.ts`);
    expect([source.status, source.headers.get('content-type')]).toEqual([200, 'text/javascript']);
    expect((await fetch(`${origin}/api/me`)).headers.get('content-type')).toContain('application/json');
    const preview = await fetch(`${origin}/api/join/preview`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Origin: origin },
      body: JSON.stringify({ key: link.split('#')[1] }),
    });
    expect(preview.status).toBe(200);
    child.kill('SIGTERM');
    await until('the server behind is gone', async () =>
      fetch(`http://127.0.0.1:${port}/healthz`).then(
        () => false,
        () => true,
      ),
    );
    await folder.remove();
  });
});
