import { expect, it, vi } from 'vitest';
import { boardLook } from '../../client/app/board/exchange/boardLook.ts';
import { reasonAgainst } from '../../client/features/board/actions/ActionSet.ts';
import { giveLook, lookOf } from '../../client/features/board/acts/arrange.ts';
import { lockItems } from '../../client/features/board/acts/lock.ts';
import { linkItems } from '../../client/features/board/acts/make.ts';
import { createFigures } from '../../client/features/board/acts/makeFigure.ts';
import { newShape } from '../../client/features/board/canvas/Figures.ts';
import { clipOf } from '../../client/features/board/clipboard/clip.ts';
import { drawSvg } from '../../client/features/exports/picture/svg.ts';
import type { NoteColour, ShapeForm } from '../../shared/documents/boardKinds.ts';
import { readDetails } from '../../shared/documents/readDetails.ts';
import { parseJson, readJson, writeJson } from '../../shared/exchange/boardJson.ts';
import type { Reading } from '../../shared/exchange/draft.ts';
import { readExcalidraw } from '../../shared/exchange/excalidraw.ts';
import { readTldraw } from '../../shared/exchange/tldraw.ts';
import type { ItemId } from '../../shared/ids.ts';
import { newDesk } from '../support/desk.ts';
import { exported } from '../support/exchangeBoards.ts';

const draftsOf = (reading: Reading) => ('drafts' in reading ? reading.drafts : []);

/** 400 × 200 from 0, 0, over a note. */
function prepared(
  form: ShapeForm = 'rectangle',
  more: { readonly text?: string; readonly hollow?: true } = {},
) {
  const all = newDesk();
  const { context, model, selection, note } = all;
  const below = note(100, 20, 'below');
  const [shape] = createFigures(context, [
    { kind: 'shape', x: 0, y: 0, w: 400, h: 200, form, colour: 'rose', ...more },
  ]) as [ItemId];
  model.store.flush();
  selection.set([shape]);
  const isHollow = (id = shape) => {
    const item = model.item(id);
    return item?.kind === 'shape' && item.hollow === true;
  };
  const on = (x: number, y: number) => all.surface.hit(shape, { x, y }, 0);
  return { ...all, below, shape, isHollow, on };
}

it('[BC311] a shape loses its filling and has it again, in one step of undo each; a locked one says so', async () => {
  const { desk, context, model, history, selection, said, shape, below, isHollow } = prepared();
  const act = desk.actions.get('hollow');
  const run = async () => {
    const before = said.length;
    act.run(desk);
    await vi.waitFor(() => expect(said.length).toBeGreaterThan(before));
  };
  const depth = history.depth;
  await run();
  expect([isHollow(), act.checked?.(desk), history.depth]).toEqual([true, true, depth + 1]);
  await run();
  expect([isHollow(), act.checked?.(desk)]).toEqual([false, false]);
  history.undo();
  model.store.flush();
  expect(isHollow()).toBe(true);
  lockItems(context, [shape], true);
  model.store.flush();
  expect(reasonAgainst(act, desk)).toBe('locked');
  selection.set([below]);
  expect(reasonAgainst(act, desk)).toBe('shapeOnly');
});

it('[BC311] of a hollow shape the line and the words are pressed, and nothing else', () => {
  for (const form of ['rectangle', 'ellipse', 'diamond'] as const) {
    const filled = prepared(form);
    expect(filled.on(200, 60), form).toBe(true);
    const { on } = prepared(form, { hollow: true });
    expect([on(200, 60), on(200, 100), on(200, 3), on(397, 100), on(200, 196)], form).toEqual([
      ...[false, false],
      ...[true, true, true],
    ]);
    const written = prepared(form, { hollow: true, text: 'Words' });
    expect([written.on(200, 100), written.on(200, 40)], form).toEqual([true, false]);
  }
  expect(prepared('ellipse', { hollow: true }).on(8, 8)).toBe(false);
  expect(prepared('diamond', { hollow: true }).on(100, 50)).toBe(true);
});

it('[BC311] a clip, a file and a painted style keep it, and a picture shows what lies below', () => {
  const all = prepared('ellipse', { hollow: true });
  const { context, model, shape, isHollow } = all;
  const clip = clipOf(model, [shape]);
  expect(readDetails(clip?.items[0]?.more)).toMatchObject({ form: 'ellipse', hollow: true });
  const draft = draftsOf(readJson(parseJson(writeJson(exported(all))))).find(({ kind }) => kind === 'shape');
  expect(draft?.fields.hollow).toBe(true);
  const svg = drawSvg(exported(all), boardLook(model), { title: '', description: '', fonts: '' })?.svg ?? '';
  expect(svg).toMatch(/<ellipse [^>]*fill="none" stroke="#/);
  const [other] = createFigures(context, [
    { kind: 'shape', x: 900, y: 0, w: 100, h: 100, form: 'diamond', colour: 'sky' },
  ]) as [ItemId];
  const look = lookOf(model.item(shape));
  if (look) giveLook(context, [other], look);
  model.store.flush();
  expect(isHollow(other)).toBe(true);
});

it('[BC311] a transparent shape of Excalidraw comes in so, in the colour of its line', () => {
  const box = { type: 'rectangle', x: 0, y: 0, width: 100, height: 100, strokeColor: '#e03131' };
  const elements = [
    { ...box, id: 'a', backgroundColor: 'transparent' },
    { ...box, id: 'b', backgroundColor: '#a5d8ff' },
  ];
  const fields = draftsOf(readExcalidraw({ type: 'excalidraw', elements })).map((one) => one.fields);
  expect(fields.map(({ hollow, colour }) => [hollow, colour])).toEqual([
    [true, 'rose'],
    [undefined, 'sky'],
  ]);
});

it('[BC311] a shape of tldraw without filling comes in so', () => {
  const shape = (id: string, fill: string) => ({
    id,
    typeName: 'shape',
    type: 'geo',
    x: 0,
    y: 0,
    props: { geo: 'rectangle', w: 100, h: 100, color: 'red', fill },
  });
  const records = [shape('shape:a', 'none'), shape('shape:b', 'solid')];
  const fields = draftsOf(readTldraw({ tldrawFileFormatVersion: 1, records })).map((one) => one.fields);
  expect(fields.map(({ hollow, colour }) => [hollow, colour])).toEqual([
    [true, 'rose'],
    [undefined, 'rose'],
  ]);
});

it('[BC342] the colour of an arrow is not that of the next shape or note, nor theirs each other’s', () => {
  const { context, model, commands, selection, shape, below } = prepared();
  const link = linkItems(context, below, shape) as ItemId;
  model.store.flush();
  const give = (id: ItemId | null, colour: NoteColour) => {
    selection.set(id === null ? [] : [id]);
    commands.setColour(colour);
  };
  const colours = () => [commands.colour, commands.shapeColour];
  give(shape, 'sky');
  expect(colours()).toEqual(['sun', 'sky']);
  give(below, 'mint');
  give(link, 'rose');
  expect(colours()).toEqual(['mint', 'sky']);
  newShape(commands, 'ellipse', { x: 2000, y: 0 });
  expect(model.item(selection.editing)).toMatchObject({ kind: 'shape', colour: 'sky' });
  give(null, 'lime');
  expect(colours()).toEqual(['lime', 'lime']);
});

it('[BC342] the next note has the colour that one sees after undo and redo', () => {
  const { commands, note, model, selection } = newDesk();
  const [one, two] = [note(0, 0), note(400, 0)];
  const give = (id: ItemId, colour: 'mint' | 'rose') => {
    selection.set([id]);
    commands.setColour(colour);
    model.store.flush();
  };
  give(one, 'mint');
  give(one, 'rose');
  give(two, 'mint');
  const after = (act: () => void) => {
    act();
    return commands.colour;
  };
  const [undo, redo] = [() => commands.undo(), () => commands.redo()];
  expect([undo, undo, undo, redo, redo, redo].map(after)).toEqual([
    'rose',
    'mint',
    'sun',
    'mint',
    'rose',
    'mint',
  ]);
  expect(commands.shapeColour).toBe('sun');
  selection.clear();
  commands.setColour('sky');
  undo();
  expect(commands.colour).toBe('sky');
});
