/** The embedded store on a disk that is really full. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openLevelStore } from '../../server/storage/level/openLevelStore.ts';
import { type DocumentId, newId } from '../../shared/ids.ts';
import { mayMount, mountSmallDisk } from '../support/smallDisk.ts';

const document = newId<DocumentId>();
const update = (at: number) => Buffer.alloc(3_000, at);

describe.skipIf(!mayMount)('level: a full disk', () => {
  it('[ST20] refuses and reads meanwhile; with room again it has everything acknowledged, before and after', async () => {
    const disk = await mountSmallDisk(24);
    const folder = join(disk.path, 'data');
    const store = await openLevelStore({ folder });
    let head = 0;
    const append = async () => {
      head = (await store.log.append(document, head, update(head + 1))).sequence;
    };
    for (let at = 0; at < 10; at++) await append();
    await disk.fill(40_000);
    const appendUntilRefused = async () => {
      for (;;) await append();
    };
    await expect(appendUntilRefused()).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
    for (let at = 0; at < 3; at++)
      await expect(append()).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
    await expect(store.entities.insert('setting', { id: 'a', value: 'b' })).rejects.toMatchObject({
      code: 'STORE_UNAVAILABLE',
    });
    expect((await store.health()).ok).toBe(false);
    expect((await store.log.load(document)).records.length).toBeGreaterThanOrEqual(head);
    await disk.makeRoom();
    for (let at = 0; at < 20; at++) await append();
    expect((await store.health()).ok).toBe(true);
    const acknowledged = head;
    await store.close();
    const again = await openLevelStore({ folder });
    const { records } = await again.log.load(document);
    expect(records.map(({ sequence }) => sequence)).toEqual(records.map((_, at) => at + 1));
    expect(records.length).toBe(acknowledged);
    expect((await again.verify()).problems).toEqual([]);
    await again.close();
    await disk.remove();
  });

  it('[ST14] a start on a full disk is refused in plain words', async () => {
    const disk = await mountSmallDisk(4);
    await disk.fill(0);
    await expect(openLevelStore({ folder: join(disk.path, 'data') })).rejects.toThrow(/disk of .* is full/);
    await disk.remove();
  });
});
