/** Pictures inside the file of a board: what is written comes back, and nothing else does. */
import { describe, expect, it } from 'vitest';
import { readJson, writeJson } from '../../shared/exchange/boardJson.ts';
import { readFile } from '../../shared/exchange/readFile.ts';
import { LIMITS } from '../../shared/limits.ts';

const HOME = 'b'.repeat(20);
const PNG = Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47]), Buffer.from('any')]);
const idOf = (at: number) => at.toString(16).padStart(64, '0');
const filed = (bytes: Buffer, type = 'image/png') => ({ type, data: bytes.toString('base64') });

function boardWith(images: unknown, count: number, more: object = {}): string {
  const items = Array.from({ length: count }, (_, at) => ({
    ...{ kind: 'image', id: `i${at}`, image: idOf(at), home: HOME },
    ...{ text: `Bridge ${at}`, x: at * 300, y: 0, w: 200, h: 100 },
  }));
  return JSON.stringify({ format: 'jumelage-board', version: 1, title: '', items, images, ...more });
}

function reading(text: string) {
  const read = readFile({ name: 'board.json', bytes: new TextEncoder().encode(text) });
  if (read.kind === 'refused') throw new Error(`${read.why} ${read.count}`);
  return read;
}

const picturesOf = (images: unknown, count = 1) => [...(reading(boardWith(images, count)).pictures ?? [])];

describe('pictures in a file of a board', () => {
  it('[EX105] come back with their bytes, once each, and their words stay on the items', () => {
    const pictures = { [idOf(0)]: filed(PNG) };
    const text = writeJson({ title: 'Braga', at: 0, items: [], pictures });
    expect(JSON.parse(text)).toMatchObject({ images: { [idOf(0)]: { type: 'image/png' } } });
    expect(writeJson({ title: 'Braga', at: 0, items: [] })).not.toContain('images');
    const twice = JSON.parse(boardWith(pictures, 1)) as { items: object[] };
    const both = JSON.stringify({ ...twice, items: [...twice.items, { ...twice.items[0], id: 'again' }] });
    const read = reading(both);
    expect(read.drafts.map((one) => one.text)).toEqual(['Bridge 0', 'Bridge 0']);
    expect([...(read.pictures ?? [])].map(([id, bytes]) => [id, Buffer.from(bytes as Uint8Array)])).toEqual([
      [idOf(0), PNG],
    ]);
  });

  it.each<[string, unknown]>([
    ['null', null],
    ['a list', []],
    ['words', 'all of them'],
    ['a number', 5],
    ['nothing of what is shown', { [idOf(7)]: filed(PNG), constructor: filed(PNG) }],
  ])('[EX108] %s instead of pictures brings none and breaks nothing', (_, images) => {
    expect(picturesOf(images)).toEqual([]);
  });

  it.each<[string, unknown]>([
    ['no record', 'AAAA'],
    ['no type', { data: PNG.toString('base64') }],
    ['a list of bytes', { type: 'image/png', data: [...PNG] }],
    ['markup', filed(Buffer.from('<svg onload="alert(1)"/>'), 'image/svg+xml')],
    ['markup under another name', filed(Buffer.from('<svg onload="alert(1)"/>'))],
    ['an address', { type: 'image/png', data: 'https://example.org/a.png' }],
    ['letters that are no base64', { type: 'image/png', data: 'ä===' }],
    ['nothing', { type: 'image/png', data: '' }],
    ['half of it', { type: 'image/png', data: PNG.toString('base64').slice(0, 7) }],
  ])('[EX108] a picture that is %s is damaged, the other comes', (_, wrong) => {
    const found = picturesOf({ [idOf(0)]: wrong, [idOf(1)]: filed(PNG) }, 2);
    expect(found.map(([, one]) => (typeof one === 'string' ? one : one.length))).toEqual(['broken', 7]);
  });

  it('[EX108] one that is too large, and those beyond the bound, are refused by themselves', () => {
    const large = filed(Buffer.concat([PNG, Buffer.alloc(LIMITS.imageBytes)]));
    const some = filed(Buffer.concat([PNG, Buffer.alloc(LIMITS.imageBytes - 100)]));
    const images = [large, some, some, some, some, filed(PNG)].map((one, at) => [idOf(at), one]);
    // Larger than a file may be: its parts are bounded by themselves.
    const read = readJson(JSON.parse(boardWith(Object.fromEntries(images), 6)));
    const found = read.kind === 'read' ? [...(read.pictures ?? [])] : [];
    expect(found.map(([, one]) => (typeof one === 'string' ? one : 'bytes'))).toEqual([
      ...['tooLarge', 'bytes', 'bytes', 'bytes', 'tooMuch', 'bytes'],
    ]);
  }, 30_000);

  it('[EX108] only the pictures of a board’s file may make it larger than other files', () => {
    const refusal = (text: string, name = 'board.json') => {
      const read = readFile({ name, bytes: new TextEncoder().encode(text) });
      return read.kind === 'refused' ? read.why : 'read';
    };
    const much = 'a'.repeat(LIMITS.importBytes);
    const data = PNG.toString('base64') + 'A'.repeat(LIMITS.importBytes);
    expect(refusal(boardWith({ [idOf(0)]: { type: 'image/png', data } }, 1))).toBe('read');
    expect(refusal(boardWith({}, 1, { much }))).toBe('tooLarge');
    expect(refusal(JSON.stringify({ format: 'other', much }))).toBe('tooLarge');
    expect(refusal(boardWith({}, 1, { much: 'a'.repeat(LIMITS.importBoardBytes) }))).toBe('tooLarge');
  }, 30_000);
});
