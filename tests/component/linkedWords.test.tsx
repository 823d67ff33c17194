/** A web address in an item's words, on the canvas and in the outline. */
import '../../client/features/board/text/LinkedWords.tsx';
import { act, fireEvent, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { linkedParts } from '../../client/features/board/text/linkedParts.ts';
import { webAddressesIn } from '../../client/ui/webAddresses.ts';
import { boardItems, insertItem } from '../../shared/documents/board.ts';
import type { ItemId } from '../../shared/ids.ts';
import { newId } from '../../shared/ids.ts';
import { openBoard } from '../support/boardView.tsx';
import { setUpDom, show } from '../support/dom.tsx';

setUpDom();

const ADDRESS = 'https://netzerocities.app/resource-1';

describe('web addresses in words', () => {
  beforeEach(() => {
    vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(1_200);
    vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(900);
    vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
  });

  it.each(['canvas', 'outline'] as const)(
    '[EX27] are links on the %s, which choose and move nothing',
    async (view) => {
      const { elsewhere, sync, board, doc } = openBoard(1, view);
      insertItem(boardItems(elsewhere), {
        ...{ id: newId<ItemId>(), kind: 'note', author: null, at: 0, z: 'b' },
        ...{ text: `${ADDRESS} and javascript:alert(1)`, x: 300, y: 0 },
      });
      sync();
      const fetched = vi.spyOn(globalThis, 'fetch');
      const { container } = show(board());
      const link = await waitFor(() => {
        const found = container.querySelectorAll<HTMLAnchorElement>('[data-item] a');
        expect(found).toHaveLength(1);
        return found[0] as HTMLAnchorElement;
      });
      expect([link.href, link.target, link.rel]).toEqual([ADDRESS, '_blank', 'noopener noreferrer']);
      expect(link.textContent?.replace(/\n/g, '')).toBe(ADDRESS);
      expect(link.tabIndex).toBe(view === 'canvas' ? -1 : 0);
      act(() => {
        fireEvent.pointerDown(link, { button: 0, pointerId: 1 });
        fireEvent.mouseDown(link, { button: 0 });
        fireEvent.pointerUp(link, { button: 0, pointerId: 1 });
      });
      expect(container.querySelector('[data-item][data-selected]')).toBeNull();
      // The canvas has taken no notice of the press.
      expect(container.querySelector('[data-pointed]')).toBeNull();
      expect(fetched.mock.calls.filter(([asked]) => String(asked).includes('netzerocities'))).toEqual([]);
      doc.destroy();
    },
  );

  it.each([
    [
      'see https://a.eu/b, or not',
      'see\nhttps://a.eu/b,\nor not',
      ['see\n', '<https://a.eu/b>', ',\nor not'],
    ],
    ['https://a.eu/long/path', 'https://a.\neu/long/\npath', ['<https://a.\neu/long/\npath>']],
    [
      'a  https://a.eu  https://b.eu',
      'a\nhttps://a.eu\nhttps://b.eu',
      ['a\n', '<https://a.eu>', '\n', '<https://b.eu>'],
    ],
    ['line\n\nhttps://a.eu\nend', 'line\n\nhttps://a.eu\nend', ['line\n\n', '<https://a.eu>', '\nend']],
    ['see www.a.eu.', 'see www.a.eu.', ['see ', '<www.a.eu>', '.']],
    ['www. and www.a', 'www. and www.a', ['www. and www.a']],
    ['no address', 'no\naddress', ['no\naddress']],
  ])('[EX27] are found where they are broken: %j', (text, shown, parts) => {
    const found = linkedParts(text, shown, webAddressesIn(text));
    expect(found.map(({ words, address }) => (address === null ? words : `<${words}>`))).toEqual(parts);
  });
});
