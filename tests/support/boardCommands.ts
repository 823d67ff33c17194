/** A board with everything that its canvas has besides elements: commands, surface, selection, viewport, words. */

import { PresencePublisher } from '../../client/canvas/presence/PresencePublisher.ts';
import { Selection } from '../../client/canvas/Selection.ts';
import { createRuler } from '../../client/canvas/text/measure.ts';
import { Viewport } from '../../client/canvas/Viewport.ts';
import { createNote } from '../../client/features/board/acts/make.ts';
import { BoardCommands } from '../../client/features/board/canvas/BoardCommands.ts';
import { BoardSurface } from '../../client/features/board/canvas/BoardSurface.ts';
import { Displacements } from '../../client/features/board/canvas/Displacements.ts';
import { Gestures } from '../../client/features/board/canvas/Gestures.ts';
import { ItemNames } from '../../client/features/board/canvas/ItemNames.ts';
import { Lines } from '../../client/features/board/canvas/Lines.ts';
import { LinkMode } from '../../client/features/board/canvas/LinkMode.ts';
import { stickers } from '../../client/features/board/canvas/later.ts';
import { newcomers } from '../../client/features/board/canvas/laterNewcomers.ts';
import { pasting } from '../../client/features/board/canvas/laterPasting.ts';
import { scalingCode } from '../../client/features/board/canvas/laterScaling.ts';
import { newTables } from '../../client/features/board/canvas/laterTables.ts';
import { Placing } from '../../client/features/board/canvas/Placing.ts';
import { NoteFitter } from '../../client/features/board/text/fitNote.ts';
import { writable } from '../../client/live/readable.ts';
import type { Readable } from '../../client/live/types.ts';
import type { Pen } from '../../shared/documents/boardKinds.ts';
import type { ItemId } from '../../shared/ids.ts';
import { newBoard } from './boards.ts';

await Promise.all([
  newcomers.fetch(),
  newTables.fetch(),
  pasting.fetch(),
  scalingCode.fetch(),
  stickers.fetch(),
]);

export function newCanvas(options: Parameters<typeof newBoard>[0] = {}) {
  const board = newBoard(options);
  const { model, context, history } = board;
  const said: string[] = [];
  const offers: { words: string; label: string; act: () => void; stands?: Readable<boolean> }[] = [];
  const problems: string[] = [];
  const voice = {
    say: (words: string) => void said.push(words),
    offer: (words: string, label: string, act: () => void, stands?: Readable<boolean>) =>
      void offers.push({ words, label, act, ...(stands && { stands }) }),
    problem: (words: string) => void problems.push(words),
  };
  /** Keys with their values: what is said matters here, not how. */
  const t = ((key: string, values: object = {}) =>
    [key, ...Object.values(values)].join(' ')) as unknown as ConstructorParameters<typeof ItemNames>[0]['t'];
  const names = new ItemNames({ model, t, authorOf: () => 'Anna, BUD', now: () => 0 });
  const selection = new Selection<ItemId>(model.withGroups);
  const viewport = new Viewport();
  viewport.setSize({ w: 1_000, h: 800 });
  const presenting = writable(false);
  const commands = new BoardCommands({
    ...{ model, context, history, selection, viewport, presenting, names, voice, t },
  });
  const displacements = new Displacements(() => 0);
  const fitter = new NoteFitter(createRuler((text) => text.length * 0.5));
  const colours = () => {
    throw new Error('Nothing is painted here');
  };
  const mayEdit = context.mayEdit;
  const spotlight = writable<ReadonlySet<ItemId> | null>(null);
  const surface = new BoardSurface({ model, fitter, names, displacements, colours, mayEdit, spotlight });
  const shown: unknown[] = [];
  const publisher = new PresencePublisher({ setLocalStateField: (_field, state) => shown.push(state) });
  const lines = new Lines({ commands, surface, displacements, publisher, onDrawn: () => undefined });
  const { tool } = commands;
  const placing = new Placing(commands, tool, () => undefined);
  const links = new LinkMode(commands, (run) => run(), tool);
  const gestures = new Gestures({
    adding: writable(false),
    lines,
    commands,
    surface,
    displacements,
    publisher,
    tool,
    placing,
    links,
    pen: writable<Pen | 'eraser'>('pen'),
  });
  const note = (x: number, y: number, text = ''): ItemId => {
    const id = createNote(context, { x, y, text });
    if (id === null) throw new Error('The board is full');
    model.store.flush();
    return id;
  };
  return {
    ...board,
    commands,
    surface,
    presenting,
    spotlight,
    gestures,
    tool,
    placing,
    lines,
    links,
    selection,
    viewport,
    names,
    said,
    offers,
    problems,
    shown,
    displacements,
    note,
  };
}
