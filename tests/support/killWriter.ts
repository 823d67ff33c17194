/**
 * A process to be killed: writers append to documents and say so on standard output, one line per record, only after the
 * append resolved. `LIAR=1` says so before, which the kill loop must find out.
 * Arguments: a folder or a MongoDB URI, documents, a prefix for the tokens, the number of writers.
 */
import { openStore } from '../../server/openStore.ts';
import type { DocumentId, MemberId } from '../../shared/ids.ts';

const [place = '', documents = '', prefix = '', writers = ''] = process.argv.slice(2);
const heads = new Map<DocumentId, number>();
const liar = process.env.LIAR === '1';

const mongodbUri = place.startsWith('mongodb:') ? place : null;
const { log } = await openStore({ dataDir: place, mongodbUri });
const ids = documents.split(',') as DocumentId[];

/** Written synchronously: what the parent has read was acknowledged, whatever happens next. */
const acknowledge = (document: DocumentId, token: string) => process.stdout.write(`${document} ${token}\n`);

async function write(writer: number): Promise<never> {
  const document = ids[writer % ids.length] as DocumentId;
  for (let count = 0; ; count++) {
    const token = `${prefix}/${writer}/${count}`;
    if (liar) acknowledge(document, token);
    const { sequence } = await log.append(document, heads.get(document) ?? 0, Buffer.from(token), {
      mayWait: true,
      deletedBy: [token as MemberId],
    });
    heads.set(document, Math.max(sequence, heads.get(document) ?? 0));
    if (!liar) acknowledge(document, token);
  }
}

/** A database that is killed first refuses: that writer has nothing more to say. */
await Promise.allSettled(Array.from({ length: Number(writers) }, (_, writer) => write(writer)));
