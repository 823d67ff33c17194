/** A real file system that can be full: a tmpfs of a few megabytes, where this user may mount one. */
import { execFileSync } from 'node:child_process';
import { statfsSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { temporaryFolder } from './serverProcess.ts';

export interface SmallDisk {
  readonly path: string;
  /** Leaves this many bytes. */
  fill(left: number): Promise<void>;
  makeRoom(): Promise<void>;
  remove(): Promise<void>;
}

export const mayMount = process.platform === 'linux' && process.getuid?.() === 0;

export async function mountSmallDisk(megabytes: number): Promise<SmallDisk> {
  const { path, remove } = await temporaryFolder();
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=0777`, 'tmpfs', path]);
  const ballast = join(path, 'ballast');
  return {
    path,
    async fill(left) {
      const { bavail, bsize } = statfsSync(path);
      await writeFile(ballast, Buffer.alloc(bavail * bsize - left));
    },
    makeRoom: () => rm(ballast, { force: true }),
    async remove() {
      execFileSync('umount', ['--lazy', path]);
      await remove();
    },
  };
}
