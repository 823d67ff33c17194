/**
 * A process to be killed: 64 writers append to eight documents and say so on standard output, one line per record, only
 * after the append resolved. `LIAR=1` says so before, which the kill loop must find out.
 */
import { openLevelStore } from '../../server/storage/level/openLevelStore.ts';
import type { DocumentId } from '../../shared/ids.ts';

const [folder = '', documents = '', round = ''] = process.argv.slice(2);
const heads = new Map<DocumentId, number>();
const liar = process.env.LIAR === '1';

const store = await openLevelStore({ folder });
const ids = documents.split(',') as DocumentId[];

/** Written synchronously: what the parent has read was acknowledged, whatever happens next. */
const acknowledge = (document: DocumentId, token: string) => process.stdout.write(`${document} ${token}\n`);

async function write(writer: number): Promise<never> {
  const document = ids[writer % ids.length] as DocumentId;
  for (let count = 0; ; count++) {
    const token = `${round}/${writer}/${count}`;
    if (liar) acknowledge(document, token);
    heads.set(
      document,
      (await store.log.append(document, heads.get(document) ?? 0, Buffer.from(token))).sequence,
    );
    if (!liar) acknowledge(document, token);
  }
}

await Promise.all(Array.from({ length: 64 }, (_, writer) => write(writer)));
