/**
 * While a process holds the data folder nobody else can read it, so it gives its backup to who asks at a socket inside
 * the folder: whoever may write there owns the data anyway. Where there can be no such socket (Windows, a path of more than
 * a hundred bytes, a file system without them) there is none, and whoever wants a backup stops the server first.
 */
import { chmod, rm } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

const LONGEST_PATH = 100;

function socketOf(folder: string): string | null {
  const path = join(folder, 'backup.sock');
  return process.platform === 'win32' || Buffer.byteLength(path) > LONGEST_PATH ? null : path;
}

/** Returns the closing of it. A backup that breaks off lacks its end mark, which who receives it looks for. */
export async function openBackupDoor(
  folder: string,
  backup: () => AsyncIterable<Uint8Array>,
): Promise<() => Promise<void>> {
  const path = socketOf(folder);
  if (path === null) return async () => undefined;
  // The folder's lock is ours: a socket that is there was left by a process that was killed.
  await rm(path, { force: true });
  const server = createServer((socket) => {
    pipeline(Readable.from(backup()), socket).catch(() => socket.destroy());
  });
  const opened = await new Promise<boolean>((resolve) => {
    server.once('error', () => resolve(false));
    server.listen(path, () => resolve(true));
  });
  if (!opened) return async () => undefined;
  await chmod(path, 0o600);
  server.unref();
  return () => new Promise((resolve) => server.close(() => resolve()));
}

/** The backup of the process that holds this folder; null when it cannot be asked. */
export async function askForBackup(folder: string): Promise<AsyncIterable<Uint8Array> | null> {
  const path = socketOf(folder);
  if (path === null) return null;
  const socket = connect(path);
  return new Promise((resolve) => {
    socket.once('error', () => resolve(null));
    socket.once('connect', () => resolve(socket));
  });
}
