import { afterEach, describe, expect, it, vi } from 'vitest';
import { reasonAgainst } from '../../client/features/board/actions/ActionSet.ts';
import { webAddressIn } from '../../client/ui/webAddress.ts';
import { newDesk } from '../support/desk.ts';

describe('web addresses in words', () => {
  it.each([
    ['see https://netzerocities.app/resource-1, please', 'https://netzerocities.app/resource-1'],
    ['(http://example.eu/a?b=c#d).', 'http://example.eu/a?b=c#d'],
    ['https://nl.wikipedia.org/wiki/Delft_(stad)', 'https://nl.wikipedia.org/wiki/Delft_(stad)'],
    ['“https://example.eu/über”', 'https://example.eu/%C3%BCber'],
    ['first https://a.eu then https://b.eu', 'https://a.eu/'],
    ['HTTPS://EXAMPLE.EU', 'https://example.eu/'],
    ['javascript:alert(1)', null],
    ['data:text/html,<script>', null],
    ['xhttps://a.eu', null],
    ['https://', null],
    ['www.example.eu', 'https://www.example.eu/'],
    ['www. is where, www.x too', null],
    ['', null],
    ['https://bank.eu@evil.eu/pay', null],
    ['https://me:secret@evil.eu', null],
    ['https://a.eu/\u202Egpj.exe', 'https://a.eu/'],
    ['https://\u202Eue.live', null],
    ['https://a.eu/mail@b.eu', 'https://a.eu/mail@b.eu'],
  ])('[AN20] %j', (words, address) => {
    expect(webAddressIn(words)).toBe(address);
  });

  // Where that grows with the square of the length this takes minutes.
  it('[EX94] one with very many full stops behind it is found at once', () => {
    expect(webAddressIn(`https://a.eu${'.'.repeat(200_000)} so`)).toBe('https://a.eu/');
    expect(webAddressIn(`https://${'.'.repeat(200_000)}b`)).toMatch(/b\/$/);
  });

  it('[AN20] the act opens that of the one chosen item, and tells the page nothing', () => {
    const open = vi.fn();
    vi.stubGlobal('window', { open });
    const { desk, note, selection } = newDesk();
    const [plain, leads] = [note(0, 0, 'no address'), note(300, 0, 'see https://a.eu/b.')];
    const act = desk.actions.get('openAddress');
    const why = (...ids: (typeof plain)[]) => {
      selection.set(ids);
      return reasonAgainst(act, desk);
    };
    expect([why(), why(plain), why(plain, leads), why(leads)]).toEqual(['one', 'address', 'one', null]);
    act.run(desk);
    expect(open.mock.calls).toEqual([['https://a.eu/b', '_blank', 'noopener,noreferrer']]);
  });
  afterEach(() => vi.unstubAllGlobals());
});
