/** An item that only a newer version knows, on the canvas and in the outline. */
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { boardItems } from '../../shared/documents/board.ts';
import type { ItemId } from '../../shared/ids.ts';
import { newId } from '../../shared/ids.ts';
import { openBoard } from '../support/boardView.tsx';
import { setUpDom, show } from '../support/dom.tsx';

setUpDom();

function open(view: 'canvas' | 'outline') {
  const opened = openBoard(1, view);
  const id = newId<ItemId>();
  const map = new Y.Map<unknown>(Object.entries({ kind: 'mindMap', x: 300, y: 0, w: 240, h: 160, z: 'z' }));
  map.set('text', new Y.Text('Roots of it'));
  boardItems(opened.doc).set(id, map);
  show(opened.board());
  return { ...opened, id };
}

describe('an item of a newer version', () => {
  beforeEach(() => {
    Element.prototype.scrollIntoView = vi.fn();
    vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(1_200);
    vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(900);
    vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
  });

  it('[BC80] is shown, says what it is, and is not written in', async () => {
    const { id } = open('canvas');
    const element = await waitFor(() => {
      const found = document.querySelector<HTMLElement>(`[data-item="${id}"]`);
      expect(found?.textContent).toContain('From a newer version of Jumelage');
      return found as HTMLElement;
    });
    expect(element.getAttribute('aria-label')).toMatch(/^Roots of it\. Newer item 2 of 2/);
    element.focus();
    fireEvent.keyDown(element, { key: 'Enter', code: 'Enter' });
    await screen.findByText(
      'It is from a newer version of Jumelage: it can be moved and deleted, not changed.',
    );
    expect(document.querySelector('textarea')).toBeNull();
    cleanup();
  });

  it('[BC80] is a row of the outline that can be deleted', async () => {
    const { id, doc } = open('outline');
    const row = await waitFor(() => {
      const found = document.querySelector<HTMLElement>(`[data-item="${id}"]`);
      expect(found?.textContent).toContain('Newer item');
      return found as HTMLElement;
    });
    expect(row.textContent).toContain('Roots of it');
    row.focus();
    fireEvent.keyDown(row, { key: 'Delete', code: 'Delete' });
    await waitFor(() => expect(boardItems(doc).has(id)).toBe(false));
  });
});
