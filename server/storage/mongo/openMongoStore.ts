/** The store on MongoDB, or a server that speaks its wire protocol: several nodes may share it. */
import mongoose from 'mongoose';
import type { Clock } from '../../clock.ts';
import { systemClock } from '../../clock.ts';
import { backupStore, restoreStore } from '../backup.ts';
import { FORMAT, OLDER_FORMATS } from '../records.ts';
import type { Store, StoreHealth } from '../Store.ts';
import { StoreStartError } from '../StoreStartError.ts';
import { verifyStore } from '../verify.ts';
import type { Collections } from './collections.ts';
import { isDuplicate } from './collections.ts';
import { MongoLink } from './MongoLink.ts';
import { MongoBlobs } from './mongoBlobs.ts';
import { MongoEntities } from './mongoEntities.ts';
import { MongoLog } from './mongoLog.ts';

export interface MongoStoreOptions {
  readonly uri: string;
  readonly clock?: Clock;
  /** The driver had lost track of its connections, and has new ones. */
  readonly onReplaced?: () => void;
}

async function createIndexes({ entities, ...log }: Collections): Promise<void> {
  for (const model of [...Object.values(log), ...Object.values(entities)]) await model.createIndexes();
}

/** Who asks for health asks again every few seconds: a server that hangs is not waited for. */
const HEALTH_MS = 2_000;

async function answersInTime(answer: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('MongoDB does not answer in time')), HEALTH_MS);
  });
  try {
    await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}

const FORMAT_ID = 'format';
const readFormat = ({ meta }: Collections) => meta.findOne({ _id: FORMAT_ID }).lean().exec();

async function checkFormat(link: MongoLink): Promise<void> {
  try {
    await link.ask(({ meta }) => meta.insertMany([{ _id: FORMAT_ID, value: String(FORMAT) }]));
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    const { value } = (await link.ask(readFormat)) ?? { value: '' };
    // From here on an older version does not open it: it could not read what this one writes.
    if (OLDER_FORMATS.has(value))
      await link.ask(({ meta }) =>
        meta.updateOne({ _id: FORMAT_ID, value }, { $set: { value: String(FORMAT) } }),
      );
    else if (value !== String(FORMAT))
      throw new StoreStartError(
        `The database was written by a newer Jumelage (format ${value.slice(0, 20)}). Start that version; nothing was changed.`,
      );
  }
}

function startError(error: unknown): StoreStartError {
  if (error instanceof StoreStartError) return error;
  const reason = error instanceof Error ? error.message : String(error);
  return new StoreStartError(
    `MongoDB cannot be reached (${reason}). Check that it runs and that MONGODB_URI is right, then start again.`,
    { cause: error },
  );
}

function storeOn(link: MongoLink, clock: Clock): Store {
  const parts = {
    log: new MongoLog(link, clock),
    entities: new MongoEntities(link),
    blobs: new MongoBlobs(link),
  };
  return {
    ...parts,
    async health(): Promise<StoreHealth> {
      try {
        await answersInTime(link.ask(readFormat));
        return { ok: true, detail: 'mongo' };
      } catch (error) {
        return { ok: false, detail: error instanceof Error ? error.message : String(error) };
      }
    },
    verify: () => verifyStore(parts),
    backup: () => backupStore(parts),
    restore: (chunks) => restoreStore(parts, chunks),
    close: () => link.close(),
  };
}

/** Throws StoreStartError when the server does not answer within five seconds. */
export async function openMongoStore(options: MongoStoreOptions): Promise<Store> {
  // An object where a text was meant becomes $eq: our own ranges are marked as trusted.
  mongoose.set('sanitizeFilter', true);
  const clock = options.clock ?? systemClock;
  let link: MongoLink | null = null;
  try {
    link = await MongoLink.open(options.uri, clock, options.onReplaced);
    await checkFormat(link);
    await link.ask(createIndexes);
    return storeOn(link, clock);
  } catch (error) {
    await link?.close();
    throw startError(error);
  }
}
