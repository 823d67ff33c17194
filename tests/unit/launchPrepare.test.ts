import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ROOT } from '../support/sources.ts';

let folder = '';
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'jumelage-launch-')));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

it('[LA4] a linked node_modules is let go of before packages are installed, and what it leads to stays', () => {
  const here = join(folder, 'here');
  const modules = join(folder, 'elsewhere/node_modules');
  mkdirSync(modules, { recursive: true });
  writeFileSync(join(modules, 'kept'), '');
  for (const name of ['server/launch', 'package.json', 'package-lock.json'])
    cpSync(join(ROOT, name), join(here, name), { recursive: true });
  symlinkSync(modules, join(here, 'node_modules'));
  // In npm's place: tells what it would empty.
  const npm = join(folder, 'npm.mjs');
  writeFileSync(
    npm,
    "import { existsSync } from 'node:fs'; console.log('there:', existsSync('node_modules')); process.exit(3);",
  );
  const { status, stdout } = spawnSync(process.execPath, ['server/launch/start.mjs'], {
    cwd: here,
    encoding: 'utf8',
    env: { ...process.env, npm_execpath: npm },
  });
  expect(status).toBe(1);
  expect(stdout).toContain(`node_modules was a link to ${modules}`);
  expect(stdout).toContain('there: false');
  expect(existsSync(join(modules, 'kept'))).toBe(true);
});
