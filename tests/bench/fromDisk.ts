/** A board with a long life, put on our disk as it is there, and the first person who opens it. */
import * as Y from 'yjs';
import { openLevelStore } from '../../server/storage/level/openLevelStore.ts';
import type { DocumentLog } from '../../server/storage/Store.ts';
import { boardItems } from '../../shared/documents/board.ts';
import { parseDocumentId } from '../../shared/ids.ts';
import type { JoinsResult } from './load/Joins.ts';
import { clientIdOf, seedNotes } from './load/script.ts';
import { type Played, play } from './probe.ts';
import type { Contestant } from './servers/contestants.ts';

const NOTES = 2_000;
const UPDATES = 300_000;
const AUTHORS = 200;
/** A room folds its log in at that length (Journal). */
const TAIL = 2_000;
const APPENDED_AT_ONCE = 1_000;

/** `untouched`: a log that was never folded in, which only a compaction that failed for weeks leaves. */
export type Stored = 'compacted' | 'untouched';

/** Every update of 200 people on 2,000 notes, and the state before the last of them. */
function longLife() {
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  const ids = seedNotes(doc, NOTES);
  let snapshot: Uint8Array = new Uint8Array();
  for (let edit = 0; updates.length < UPDATES; edit += 1) {
    if (updates.length === UPDATES - TAIL) snapshot = Y.encodeStateAsUpdate(doc);
    doc.clientID = clientIdOf(edit % AUTHORS);
    boardItems(doc)
      .get(ids[(edit * 7) % NOTES] ?? '')
      ?.set(edit % 2 === 0 ? 'x' : 'y', edit);
  }
  return { updates, snapshot };
}

let made: ReturnType<typeof longLife> | null = null;

async function store(log: DocumentLog, id: string, stored: Stored): Promise<void> {
  const document = parseDocumentId(id);
  if (document === null) throw new Error('no such document');
  made ??= longLife();
  const { updates, snapshot } = made;
  for (let at = 0; at < updates.length; at += APPENDED_AT_ONCE)
    await Promise.all(
      updates.slice(at, at + APPENDED_AT_ONCE).map((update, one) => log.append(document, at + one, update)),
    );
  if (stored === 'compacted') await log.compact(document, UPDATES - TAIL, snapshot);
}

/** One join of a server that has just started: everything comes from its disk. */
export async function joinFromDisk(mine: Contestant, stored: Stored): Promise<Played<JoinsResult>> {
  const before = await mine.start(1);
  const path = await before.room();
  const folder = before.dataDir;
  await before.stop();
  if (folder === null) throw new Error('only a server with a disk is measured');
  const level = await openLevelStore({ folder });
  await store(level.log, path.slice(path.lastIndexOf('/') + 1), stored);
  await level.close();
  const server = await mine.start(1);
  try {
    const { port, headers } = server;
    return await play<JoinsResult>(server, { kind: 'joins', port, path, headers, seeds: false, joins: 1 });
  } finally {
    await server.stop();
  }
}
