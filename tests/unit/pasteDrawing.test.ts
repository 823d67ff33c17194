import lz from 'lz-string';
import { describe, expect, it, vi } from 'vitest';
import { Clipboard } from '../../client/features/board/canvas/Clipboard.ts';
import { readPasted } from '../../client/features/board/clipboard/readPasted.ts';
import { LIMITS } from '../../shared/limits.ts';
import { excalidrawFile, tldrawContent } from '../fixtures/drawings.ts';
import { newCanvas } from '../support/boardCommands.ts';
import { until } from '../support/poll.ts';

async function pasted(texts: { html: string; text: string }) {
  const board = newCanvas();
  const { voice } = board.commands.parts;
  const [offer, problem] = [vi.spyOn(voice, 'offer'), vi.spyOn(voice, 'problem')];
  new Clipboard(board.commands).paste(texts);
  await until('it answered', () => offer.mock.calls.length + problem.mock.calls.length > 0);
  const kinds = [...board.model.store.ids()].map((id) => board.model.item(id)?.kind).sort();
  return { board, kinds, said: [...offer.mock.calls, ...problem.mock.calls].map(([words]) => words) };
}

describe('drawings from elsewhere in the clipboard', () => {
  it('[EX16] Excalidraw and tldraw are pasted as items, in one step of undo', async () => {
    const excalidraw = JSON.stringify({ type: 'excalidraw/clipboard', elements: excalidrawFile.elements });
    const first = await pasted({ html: '', text: excalidraw });
    expect(first.kinds).toEqual(['connector', 'connector', 'frame', 'shape', 'shape', 'stroke', 'text']);
    expect(first.said[0]).toContain('paste.lost');
    first.board.history.undo();
    first.board.model.store.flush();
    expect(first.board.model.store.size).toBe(0);
    const content = { type: 'application/tldraw', kind: 'content', data: tldrawContent };
    const html = `<div data-tldraw>${lz.compressToBase64(JSON.stringify(content))}</div>`;
    expect((await pasted({ html, text: 'Ask the bank' })).kinds).toEqual([
      'connector',
      'frame',
      'note',
      'shape',
    ]);
  });

  it('[EX16] what only looks like a drawing, or is too long, brings nothing in and is said; a list stays a list', async () => {
    for (const texts of [
      { html: '', text: '{"type":"excalidraw/clipboard","elements":"x"}' },
      { html: '', text: '{"type":"excalidraw", broken' },
      { html: '<div data-tldraw>%%%</div>', text: '' },
    ]) {
      const { kinds, said } = await pasted(texts);
      expect([kinds, said]).toEqual([[], ['paste.drawingRefused']]);
    }
    const long = `{"type":"excalidraw","elements":[${' '.repeat(8 * LIMITS.lettersPerPaste)}]}`;
    expect(readPasted({ html: '', text: long })).toEqual({ kind: 'tooLong' });
    expect(readPasted({ html: '', text: 'type: excalidraw' })).toMatchObject({ kind: 'lines' });
  });
});
