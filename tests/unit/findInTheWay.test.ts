/** What find leaves clear and readable. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { Viewport } from '../../client/canvas/Viewport.ts';
import { createCluster, createNote } from '../../client/features/board/acts/make.ts';
import { BoardSurface } from '../../client/features/board/canvas/BoardSurface.ts';
import { Displacements } from '../../client/features/board/canvas/Displacements.ts';
import type { BoardColours } from '../../client/features/board/canvas/paint.ts';
import { clearOf } from '../../client/features/board/panels/useClearOf.ts';
import { writable } from '../../client/live/readable.ts';
import type { ItemId } from '../../shared/ids.ts';
import { newBoard } from '../support/boards.ts';
import { ROOT } from '../support/sources.ts';

describe('find', () => {
  it('[BC360] what keeps clear of chrome keeps clear of its panel, until that goes', () => {
    vi.stubGlobal('window', { innerHeight: 900 });
    const viewport = new Viewport();
    viewport.setSize({ w: 1_440, h: 804 });
    const before = { top: 76, right: 24, bottom: 72, left: 96 };
    viewport.setInsets(before);
    const panel = { getBoundingClientRect: () => ({ top: 172, bottom: 300 }) } as HTMLElement;
    const back = clearOf(panel, viewport, 'top');
    // The board begins 96 pixels below the window's edge.
    expect(viewport.clearBox()).toEqual({ x: 96, y: 216, w: 1_320, h: 516 });
    back();
    expect(viewport.insets).toBe(before);
    vi.unstubAllGlobals();
  });

  it('[BC360] pales notes of the far view that do not fit, and no title', () => {
    const { store, context: acts, model } = newBoard();
    const cluster = createCluster(acts, { x: 0, y: 0, title: 'Money' }) as ItemId;
    const note = createNote(acts, { x: 2_000, y: 0, text: 'Banks' }) as ItemId;
    store.flush();
    const surface = new BoardSurface({
      model,
      colours: () => ({ notes: {}, inks: {} }) as BoardColours,
      fitter: { of: () => ({ fit: () => ({ fontSize: 0 }) }) },
      displacements: new Displacements(() => 0),
      spotlight: writable<ReadonlySet<ItemId>>(new Set()),
    } as never);
    const paleness = (id: ItemId) => {
      const seen: number[] = [];
      const context = new Proxy({ globalAlpha: 1 } as Record<string | symbol, unknown>, {
        get: (kept, name) => kept[name] ?? (() => seen.push(kept.globalAlpha as number)),
      }) as unknown as CanvasRenderingContext2D;
      const box = model.box(id);
      if (box) surface.paint(context, id, box, 0.2);
      return Math.min(...seen);
    };
    expect([paleness(note), paleness(cluster)]).toEqual([0.4, 1]);
    // Nor do they become layers of the page, over which a title from afar could not lie.
    const css = readFileSync(join(ROOT, 'client/features/board/canvas/views/Items.module.css'), 'utf8');
    expect(css).toMatch(/\.cluster,\s+\.frame,\s+\.table \{\s+filter: none;/);
  });
});
