import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ClassicLevel } from 'classic-level';
import { describe, expect, it, vi } from 'vitest';
import { systemClock } from '../../server/clock.ts';
import { Committer, gatherMs } from '../../server/storage/level/Committer.ts';
import { LevelLog } from '../../server/storage/level/levelLog.ts';
import { openLevelStore } from '../../server/storage/level/openLevelStore.ts';
import { type DocumentId, type MemberId, newId } from '../../shared/ids.ts';
import { temporaryFolder } from '../support/serverProcess.ts';
import { describeDiscussion } from './discussionContract.ts';
import { describeStore } from './storeContract.ts';

async function newPlace() {
  const folder = await temporaryFolder();
  return { open: () => openLevelStore({ folder: folder.path }), remove: folder.remove };
}

describeStore('level', newPlace);
describeDiscussion('level', newPlace);

const rawDatabase = (folder: string) =>
  new ClassicLevel<string, Buffer>(folder, { keyEncoding: 'utf8', valueEncoding: 'buffer' });

describe('level: batches', () => {
  it('[ST23] appends that may wait share a batch; what may not wait, and a close, take them along', async () => {
    const folder = await temporaryFolder();
    const db = rawDatabase(folder.path);
    await db.open();
    const batches = vi.spyOn(db, 'batch');
    const gather = vi.fn((_pieces: number) => 10 * 60_000);
    const committer = new Committer(db, gather);
    const log = new LevelLog(db, committer, systemClock);
    const append = () => log.append(newId<DocumentId>(), 0, new Uint8Array([0, 0]), { mayWait: true });
    await append();
    expect(batches).toHaveBeenCalledTimes(1);
    const waiting = [append(), append(), append()];
    await new Promise((resolve) => setImmediate(resolve));
    expect(batches).toHaveBeenCalledTimes(1);
    await log.append(newId<DocumentId>(), 0, new Uint8Array([0, 0]));
    await Promise.all(waiting);
    expect(batches).toHaveBeenCalledTimes(2);
    const last = append();
    await committer.idle();
    await last;
    expect(batches).toHaveBeenCalledTimes(3);
    expect(gather.mock.calls.map(([pieces]) => pieces).slice(-2)).toEqual([1, 4]);
    await db.close();
    await folder.remove();
  });

  it('[ST23] many are gathered longer than few, and never so long that half of them wait 60 ms', () => {
    expect(gatherMs(1)).toBe(25);
    expect(gatherMs(4)).toBeGreaterThan(gatherMs(2));
    expect(gatherMs(1_000)).toBe(gatherMs(40));
    expect(gatherMs(1_000) / 2).toBeLessThan(60);
  });
});

describe('level: the folder', () => {
  it('[ST13] [ST22] a flipped bit and a lost record are named', async () => {
    const folder = await temporaryFolder();
    const document = newId<DocumentId>();
    const store = await openLevelStore({ folder: folder.path });
    for (let at = 0; at < 3; at++) await store.log.append(document, at, new Uint8Array([1, 2, 3]));
    await store.blobs.put(document, 'picture', new Uint8Array([1, 2, 3]));
    await store.close();
    const raw = rawDatabase(folder.path);
    const [first, second] = await raw.keys({ gt: 'l!', lt: 'l!~' }).all();
    const value = await raw.get(first ?? '');
    value?.writeUInt8(99, value.length - 1);
    await raw.put(first ?? '', value ?? Buffer.alloc(0));
    await raw.close();
    const damaged = await openLevelStore({ folder: folder.path });
    await expect(damaged.log.load(document)).rejects.toThrow(`${first} is damaged`);
    expect((await damaged.verify()).problems).toEqual([expect.stringContaining(`${first} is damaged`)]);
    await damaged.close();
    const again = rawDatabase(folder.path);
    await again.del(second ?? '');
    const [part] = await again.keys({ gt: 'c!', lt: 'c!~' }).all();
    const picture = await again.get(part ?? '');
    picture?.writeUInt8(99, picture.length - 1);
    await again.put(part ?? '', picture ?? Buffer.alloc(0));
    await again.close();
    const holed = await openLevelStore({ folder: folder.path });
    const { problems } = await holed.verify();
    expect(problems).toHaveLength(2);
    expect(problems[1]).toBe(`Record ${part} is damaged: its checksum differs`);
    await holed.close();
    await folder.remove();
  });

  it('[ST14] a second process, a newer format and a file in the way are refused in plain words', async () => {
    const folder = await temporaryFolder();
    const store = await openLevelStore({ folder: folder.path });
    await expect(openLevelStore({ folder: folder.path })).rejects.toThrow('in use by another Jumelage');
    await store.close();
    const raw = rawDatabase(folder.path);
    await raw.put('m!format', Buffer.from('3'));
    await raw.close();
    await expect(openLevelStore({ folder: folder.path })).rejects.toThrow('newer Jumelage');
    await writeFile(join(folder.path, 'file'), '');
    await expect(openLevelStore({ folder: join(folder.path, 'file') })).rejects.toThrow('cannot be written');
    await folder.remove();
  });

  it('[ST25] a store of the format before opens, keeps what it has, and is closed to older versions from then on', async () => {
    const folder = await temporaryFolder();
    const [document, by] = [newId<DocumentId>(), newId<MemberId>()];
    const store = await openLevelStore({ folder: folder.path });
    await store.log.append(document, 0, new Uint8Array([1]));
    await store.log.append(document, 1, new Uint8Array([2]), { deletedBy: [by] });
    await store.close();
    const raw = rawDatabase(folder.path);
    const [old = '', signed = ''] = await raw.keys({ gt: 'l!', lt: 'l!~' }).all();
    // What an older version wrote has these very bytes: format, checksum, time, update.
    const [first, second] = [await raw.get(old), await raw.get(signed)];
    expect([first?.[0], first?.length, second?.[0]]).toEqual([1, 5 + 8 + 1, 2]);
    await raw.put('m!format', Buffer.from('1'));
    await raw.close();
    const raised = await openLevelStore({ folder: folder.path });
    expect((await raised.log.load(document)).records.map(({ deletedBy }) => deletedBy)).toEqual([[], [by]]);
    await raised.close();
    const after = rawDatabase(folder.path);
    expect((await after.get('m!format'))?.toString()).toBe('2');
    // A format is part of the checksum: one that is not the record's own is found out, not read as something else.
    for (const [key, value, format] of [
      [old, first, 2],
      [signed, second, 1],
    ] as const) {
      const flipped = Buffer.from(value ?? []);
      flipped.writeUInt8(format, 0);
      await after.put(key, flipped);
    }
    await after.close();
    const damaged = await openLevelStore({ folder: folder.path });
    await expect(damaged.log.load(document)).rejects.toThrow(`${old} is damaged`);
    await expect(damaged.log.read(document, 1, 1)).rejects.toThrow(`${signed} is damaged`);
    await damaged.close();
    await folder.remove();
  });

  it.skipIf(process.getuid?.() === 0)('[ST14] an unreadable folder is refused in plain words', async () => {
    const folder = await temporaryFolder();
    const closed = join(folder.path, 'closed');
    await mkdir(closed);
    await chmod(closed, 0o000);
    await expect(openLevelStore({ folder: closed })).rejects.toThrow('cannot be written');
    await chmod(closed, 0o700);
    await folder.remove();
  });
});
