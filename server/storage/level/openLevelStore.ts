/** The default store: LevelDB in a folder, one process, every acknowledged write synced. */
import { constants } from 'node:fs';
import { access, mkdir } from 'node:fs/promises';
import { ClassicLevel } from 'classic-level';
import type { Clock } from '../../clock.ts';
import { systemClock } from '../../clock.ts';
import { backupStore, restoreStore } from '../backup.ts';
import { FORMAT, OLDER_FORMATS } from '../records.ts';
import type { Store, StoreHealth } from '../Store.ts';
import { StoreInUseError, StoreStartError } from '../StoreStartError.ts';
import { verifyStore } from '../verify.ts';
import { openBackupDoor } from './backupDoor.ts';
import type { Database } from './Committer.ts';
import { Committer, freeBytes } from './Committer.ts';
import { LevelBlobs } from './levelBlobs.ts';
import { LevelEntities } from './levelEntities.ts';
import { LevelLog } from './levelLog.ts';

export interface LevelStoreOptions {
  readonly folder: string;
  readonly clock?: Clock;
}

const CLOSED_DOORS: ReadonlySet<string> = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST']);
const FULL_BYTES = 1024 * 1024;
const FORMAT_KEY = 'm!format';

function codeOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  return (cause as { code?: string } | undefined)?.code ?? (error as { code?: string } | null)?.code ?? '';
}

/** To LevelDB a full disk is an I/O error like every other. */
async function isFull(folder: string): Promise<boolean> {
  const free = await freeBytes(folder).catch(() => Number.POSITIVE_INFINITY);
  return free < FULL_BYTES;
}

async function mayWrite(folder: string): Promise<boolean> {
  return access(folder, constants.R_OK | constants.W_OK | constants.X_OK).then(
    () => true,
    () => false,
  );
}

async function explain(folder: string, error: unknown): Promise<StoreStartError> {
  const options = { cause: error };
  if (codeOf(error) === 'ENOSPC' || (await isFull(folder)))
    return new StoreStartError(`The disk of ${folder} is full. Make room, then start again.`, options);
  if (codeOf(error) === 'LEVEL_LOCKED')
    return new StoreInUseError(
      `The data folder ${folder} is in use by another Jumelage. Stop that one, or set DATA_DIR to another folder.`,
      options,
    );
  if (CLOSED_DOORS.has(codeOf(error)) || !(await mayWrite(folder)))
    return new StoreStartError(
      `The data folder ${folder} cannot be written. Give this user the right to it, or set DATA_DIR to another folder.`,
      options,
    );
  const reason =
    error instanceof Error ? ((error.cause as Error | undefined)?.message ?? error.message) : String(error);
  return new StoreStartError(
    `The data folder ${folder} cannot be opened (${reason}). Nothing was changed; restore a backup or ask for help.`,
    options,
  );
}

async function checkFormat(db: Database, folder: string): Promise<void> {
  const stored = await db.get(FORMAT_KEY);
  // From here on an older version does not open it: it could not read what this one writes.
  if (stored === undefined || OLDER_FORMATS.has(stored.toString()))
    return db.put(FORMAT_KEY, Buffer.from(String(FORMAT)), { sync: true });
  if (stored.toString() !== String(FORMAT))
    throw new StoreStartError(
      `The data folder ${folder} was written by a newer Jumelage (format ${stored.toString().slice(0, 20)}). Start that version; nothing was changed.`,
    );
}

async function openDatabase(folder: string): Promise<Database> {
  const db: Database = new ClassicLevel(folder, { keyEncoding: 'utf8', valueEncoding: 'buffer' });
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await db.open();
  } catch (error) {
    throw await explain(folder, error);
  }
  try {
    await checkFormat(db, folder);
    return db;
  } catch (error) {
    await db.close();
    throw error instanceof StoreStartError ? error : await explain(folder, error);
  }
}

/** Throws StoreStartError. The folder is made if it is missing. */
export async function openLevelStore(options: LevelStoreOptions): Promise<Store> {
  const db = await openDatabase(options.folder);
  const committer = new Committer(db);
  const log = new LevelLog(db, committer, options.clock ?? systemClock);
  const entities = new LevelEntities(db, committer);
  const blobs = new LevelBlobs(db, committer);
  const parts = { log, entities, blobs };
  const backup = () => backupStore(parts);
  const closeDoor = await openBackupDoor(options.folder, backup);
  return {
    ...parts,
    async health(): Promise<StoreHealth> {
      try {
        await committer.commit(async (draft) => {
          draft.put('m!health', Buffer.from(String(Date.now())));
          return () => undefined;
        });
        return { ok: true, detail: 'level' };
      } catch (error) {
        return { ok: false, detail: error instanceof Error ? error.message : String(error) };
      }
    },
    verify: () => verifyStore(parts),
    backup,
    restore: (chunks) => restoreStore(parts, chunks),
    async close() {
      await committer.idle();
      await db.close();
      await closeDoor();
    },
  };
}
