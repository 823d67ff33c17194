import type { EntityKind } from './entities.ts';
import { ENTITY_KINDS } from './entities.ts';
import type { Store, VerifyReport } from './Store.ts';

const sentence = (error: unknown) => (error instanceof Error ? error.message : String(error));

/** Reads everything once through the port: checksums, contiguous sequences, parts, sizes of blobs, JSON of entities. */
export async function verifyStore(store: Pick<Store, 'log' | 'entities' | 'blobs'>): Promise<VerifyReport> {
  const problems: string[] = [];
  let documents = 0;
  let records = 0;
  let entities = 0;
  for await (const document of store.log.documents()) {
    documents++;
    await store.log.load(document).then(
      (log) => {
        records += log.records.length;
      },
      (error: unknown) => problems.push(sentence(error)),
    );
  }
  for (const kind of ENTITY_KINDS) entities += await countEntities(store, kind, problems);
  const blobs = await countBlobs(store, problems);
  return { documents, records, entities, blobs, problems };
}

async function countBlobs(store: Pick<Store, 'blobs'>, problems: string[]): Promise<number> {
  let blobs = 0;
  try {
    for await (const { document, name, size } of store.blobs.all()) {
      blobs++;
      const found = await store.blobs.get(document, name).catch((error: unknown) => sentence(error));
      if (typeof found === 'string') problems.push(found);
      else if (found !== null && found.byteLength !== size)
        problems.push(`Blob ${name} of ${document} has ${found.byteLength} bytes, not ${size}`);
    }
  } catch (error) {
    problems.push(sentence(error));
  }
  return blobs;
}

async function countEntities(
  store: Pick<Store, 'entities'>,
  kind: EntityKind,
  problems: string[],
): Promise<number> {
  try {
    return (await store.entities.list(kind)).length;
  } catch (error) {
    problems.push(sentence(error));
    return 0;
  }
}
