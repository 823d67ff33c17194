/** The default store: LevelDB in a folder, one process, every acknowledged write synced. */
import { mkdir } from 'node:fs/promises';
import { ClassicLevel } from 'classic-level';
import type { Clock } from '../../clock.ts';
import { systemClock } from '../../clock.ts';
import { backupStore, restoreStore } from '../backup.ts';
import { FORMAT } from '../records.ts';
import type { Store, StoreHealth } from '../Store.ts';
import { StoreStartError } from '../StoreStartError.ts';
import { verifyStore } from '../verify.ts';
import type { Database } from './Committer.ts';
import { Committer } from './Committer.ts';
import { LevelEntities } from './levelEntities.ts';
import { LevelLog } from './levelLog.ts';

export interface LevelStoreOptions {
  readonly folder: string;
  readonly clock?: Clock;
}

const FORMAT_KEY = 'm!format';

function codeOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  return (cause as { code?: string } | undefined)?.code ?? (error as { code?: string } | null)?.code ?? '';
}

function explain(folder: string, error: unknown): StoreStartError {
  const options = { cause: error };
  switch (codeOf(error)) {
    case 'LEVEL_LOCKED':
      return new StoreStartError(
        `The data folder ${folder} is in use by another Jumelage. Stop that one, or set DATA_DIR to another folder.`,
        options,
      );
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
    case 'ENOTDIR':
    case 'EEXIST':
      return new StoreStartError(
        `The data folder ${folder} cannot be written. Give this user the right to it, or set DATA_DIR to another folder.`,
        options,
      );
    case 'ENOSPC':
      return new StoreStartError(`The disk of ${folder} is full. Make room, then start again.`, options);
    default: {
      const reason =
        error instanceof Error
          ? ((error.cause as Error | undefined)?.message ?? error.message)
          : String(error);
      return new StoreStartError(
        `The data folder ${folder} cannot be opened (${reason}). Nothing was changed; restore a backup or ask for help.`,
        options,
      );
    }
  }
}

async function checkFormat(db: Database, folder: string): Promise<void> {
  const stored = await db.get(FORMAT_KEY);
  if (stored === undefined) return db.put(FORMAT_KEY, Buffer.from(String(FORMAT)), { sync: true });
  if (stored.toString() !== String(FORMAT))
    throw new StoreStartError(
      `The data folder ${folder} was written by a newer Jumelage (format ${stored.toString().slice(0, 20)}). Start that version; nothing was changed.`,
    );
}

async function openDatabase(folder: string): Promise<Database> {
  const db: Database = new ClassicLevel(folder, { keyEncoding: 'utf8', valueEncoding: 'buffer' });
  try {
    await mkdir(folder, { recursive: true });
    await db.open();
  } catch (error) {
    throw explain(folder, error);
  }
  try {
    await checkFormat(db, folder);
    return db;
  } catch (error) {
    await db.close();
    throw error;
  }
}

/** Throws StoreStartError. The folder is made if it is missing. */
export async function openLevelStore(options: LevelStoreOptions): Promise<Store> {
  const db = await openDatabase(options.folder);
  const committer = new Committer(db);
  const log = new LevelLog(db, committer, options.clock ?? systemClock);
  const entities = new LevelEntities(db, committer);
  const parts = { log, entities };
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
    backup: () => backupStore(parts),
    restore: (chunks) => restoreStore(parts, chunks),
    async close() {
      await committer.idle();
      await db.close();
    },
  };
}
