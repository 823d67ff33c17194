/** The store on MongoDB, or a server that speaks its wire protocol: several nodes may share it. */
import mongoose from 'mongoose';
import type { Clock } from '../../clock.ts';
import { systemClock } from '../../clock.ts';
import { backupStore, restoreStore } from '../backup.ts';
import { FORMAT } from '../records.ts';
import type { Store, StoreHealth } from '../Store.ts';
import { StoreStartError } from '../StoreStartError.ts';
import { verifyStore } from '../verify.ts';
import type { Collections } from './collections.ts';
import { ask, defineCollections, isDuplicate } from './collections.ts';
import { MongoBlobs } from './mongoBlobs.ts';
import { MongoEntities } from './mongoEntities.ts';
import { MongoLog } from './mongoLog.ts';

export interface MongoStoreOptions {
  readonly uri: string;
  readonly clock?: Clock;
}

const CONNECTION = {
  // Acknowledged means: on the journal of most members. A power cut of one machine loses nothing.
  writeConcern: { w: 'majority', journal: true, wtimeoutMS: 10_000 },
  readConcern: { level: 'local' },
  serverSelectionTimeoutMS: 5_000,
  // Longer than wtimeoutMS: a server that waits for other members says so itself.
  socketTimeoutMS: 12_000,
  bufferCommands: false,
} as const;

async function createIndexes(collections: Collections): Promise<void> {
  const { entities, ...log } = collections;
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

async function checkFormat({ meta }: Collections): Promise<void> {
  try {
    await meta.insertMany([{ _id: FORMAT_ID, value: String(FORMAT) }]);
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    const { value } = (await meta.findOne({ _id: FORMAT_ID }).lean().exec()) ?? { value: '' };
    if (value !== String(FORMAT))
      throw new StoreStartError(
        `The database was written by a newer Jumelage (format ${value.slice(0, 20)}). Start that version; nothing was changed.`,
      );
  }
}

/** Throws StoreStartError when the server does not answer within five seconds. */
export async function openMongoStore(options: MongoStoreOptions): Promise<Store> {
  // An object where a text was meant becomes $eq: our own ranges are marked as trusted.
  mongoose.set('sanitizeFilter', true);
  const connection = mongoose.createConnection(options.uri, CONNECTION);
  // Without a listener a lost connection would end the process (I12); every call says STORE_UNAVAILABLE by itself.
  connection.on('error', () => undefined);
  const collections = defineCollections(connection);
  try {
    await connection.asPromise();
    await checkFormat(collections);
    await createIndexes(collections);
  } catch (error) {
    await connection.close();
    if (error instanceof StoreStartError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new StoreStartError(
      `MongoDB cannot be reached (${reason}). Check that it runs and that MONGODB_URI is right, then start again.`,
      { cause: error },
    );
  }
  const parts = {
    log: new MongoLog(collections, options.clock ?? systemClock),
    entities: new MongoEntities(collections),
    blobs: new MongoBlobs(collections),
  };
  return {
    ...parts,
    async health(): Promise<StoreHealth> {
      try {
        await answersInTime(ask(() => collections.meta.findOne({ _id: FORMAT_ID }).lean().exec()));
        return { ok: true, detail: 'mongo' };
      } catch (error) {
        return { ok: false, detail: error instanceof Error ? error.message : String(error) };
      }
    },
    verify: () => verifyStore(parts),
    backup: () => backupStore(parts),
    restore: (chunks) => restoreStore(parts, chunks),
    close: () => connection.close(),
  };
}
