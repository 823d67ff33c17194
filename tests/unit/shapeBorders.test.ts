import { describe, expect, it, vi } from 'vitest';
import { boardLook } from '../../client/app/board/exchange/boardLook.ts';
import type { Action } from '../../client/features/board/actions/Action.ts';
import { reasonAgainst } from '../../client/features/board/actions/ActionSet.ts';
import { menuOf } from '../../client/features/board/actions/actionMenu.tsx';
import { lockItems } from '../../client/features/board/acts/lock.ts';
import { linkItems } from '../../client/features/board/acts/make.ts';
import { createFigures } from '../../client/features/board/acts/makeFigure.ts';
import { paintItem } from '../../client/features/board/canvas/paint.ts';
import { clipOf, writeClip } from '../../client/features/board/clipboard/clip.ts';
import { readClip } from '../../client/features/board/clipboard/readClip.ts';
import { drawSvg } from '../../client/features/exports/picture/svg.ts';
import { boardItems } from '../../shared/documents/board.ts';
import type { Dash, ShapeForm, Weight } from '../../shared/documents/boardKinds.ts';
import { SHAPE_FORMS } from '../../shared/documents/boardKinds.ts';
import { parseJson, readJson, writeJson } from '../../shared/exchange/boardJson.ts';
import { readExcalidraw } from '../../shared/exchange/excalidraw.ts';
import { readTldraw } from '../../shared/exchange/tldraw.ts';
import type { ItemId } from '../../shared/ids.ts';
import { newDesk } from '../support/desk.ts';
import { draftsOf, exported } from '../support/exchangeBoards.ts';

interface More {
  readonly hollow?: true;
  readonly weight?: Weight;
  readonly dash?: Dash;
}

function open() {
  const all = newDesk();
  const { context, model, selection, desk, history, said } = all;
  const shape = (form: ShapeForm = 'rectangle', more: More = {}) => {
    const [made] = createFigures(context, [
      { kind: 'shape', x: 0, y: 0, w: 400, h: 200, form, colour: 'sky', ...more },
    ]) as [ItemId];
    model.store.flush();
    return made;
  };
  const look = (id: ItemId | undefined) => {
    const item = id && model.item(id);
    return item && (item.kind === 'shape' || item.kind === 'connector') ? [item.weight, item.dash] : null;
  };
  const run = (id: string, ...chosen: readonly ItemId[]) => {
    selection.set(chosen);
    desk.actions.get(id).run(desk);
    model.store.flush();
  };
  const runLater = async (id: string, ...chosen: readonly ItemId[]) => {
    const before = said.length;
    run(id, ...chosen);
    await vi.waitFor(() => expect(said.length).toBeGreaterThan(before));
    model.store.flush();
  };
  const undo = () => {
    history.undo();
    model.store.flush();
  };
  const svg = () =>
    drawSvg(exported(all), boardLook(model), { title: '', description: '', fonts: '' })?.svg ?? '';
  return { ...all, shape, look, run, runLater, undo, svg };
}

const PLAIN = [undefined, undefined];

describe('the line around a shape', () => {
  it('[BC670] is normal and solid until somebody chooses, for several at once in one step of undo', () => {
    const { shape, look, run, undo, context, model } = open();
    const [one, two] = [shape(), shape('ellipse', { hollow: true })];
    const both = () => [look(one), look(two)];
    expect(both()).toEqual([PLAIN, PLAIN]);
    run('dash.dashed', one, two);
    run('weight.thick', one, two);
    expect(both()).toEqual([
      ['thick', 'dashed'],
      ['thick', 'dashed'],
    ]);
    undo();
    expect(both()).toEqual([
      [undefined, 'dashed'],
      [undefined, 'dashed'],
    ]);
    undo();
    expect(both()).toEqual([PLAIN, PLAIN]);
    lockItems(context, [two], true);
    model.store.flush();
    run('weight.thin', one, two);
    run('dash.dashed', one, two);
    expect(both()).toEqual([['thin', 'dashed'], PLAIN]);
    run('weight.normal', one);
    run('dash.solid', one);
    expect(look(one)).toEqual(PLAIN);
  });

  it('[BC671] is what the acts for lines change where shapes are chosen, and they are called so; of links alone, links', () => {
    const { shape, look, run, selection, desk, context, model, note } = open();
    const [one, two, below] = [shape(), shape('diamond'), note(900, 0)];
    const link = linkItems(context, one, two) as ItemId;
    model.store.flush();
    run('dash.dashed', one, two, link);
    expect([look(one), look(two), look(link)]).toEqual([
      [undefined, 'dashed'],
      [undefined, 'dashed'],
      ['normal', 'solid'],
    ]);
    const act = desk.actions.get('dash.dashed');
    const state = (...chosen: readonly ItemId[]) => {
      selection.set(chosen);
      return [reasonAgainst(act, desk), act.label?.(desk), act.checked?.(desk)];
    };
    expect(state(one, link)).toEqual([null, 'actions:names.border.dashed', true]);
    expect(state(link)).toEqual([null, 'actions:names.dash.dashed', false]);
    expect(state(below)[0]).toBe('lined');
    run('dash.dashed', link);
    expect(look(link)).toEqual(['normal', 'dashed']);
    lockItems(context, [one], true);
    model.store.flush();
    expect(state(one)[0]).toBe('locked');
    // An ends’ arrow stays an act on links.
    selection.set([two]);
    expect(reasonAgainst(desk.actions.get('heads.both'), desk)).toBe('linkOnly');
  });

  it('[BC671] stands under “Colour and style” in the menu of a shape', () => {
    const { shape, selection, desk } = open();
    selection.set([shape()]);
    const folds = menuOf('items', desk, ((key: string) => key) as unknown as Parameters<typeof menuOf>[2]);
    const style = folds.flatMap(({ items }) => items).find(({ key }) => key === 'colour');
    const keys = style && 'items' in style ? style.items.map(({ key }) => key) : [];
    expect(keys).toEqual(expect.arrayContaining(['weight.thick', 'dash.dashed'] satisfies Action['id'][]));
  });

  it('[BC670] goes along in copies, clips, JSON and a painted style', async () => {
    const all = open();
    const { shape, look, run, runLater, selection, model } = all;
    const [one, other] = [shape('ellipse', { weight: 'thick', dash: 'dashed' }), shape('diamond')];
    await runLater('copyLook', one);
    await runLater('giveLook', other);
    expect(look(other)).toEqual(['thick', 'dashed']);
    const plain = shape();
    await runLater('copyLook', plain);
    await runLater('giveLook', other);
    expect(look(other)).toEqual(PLAIN);
    run('duplicate', one);
    expect(look([...selection.ids][0])).toEqual(['thick', 'dashed']);
    run('delete', ...selection.ids);
    run('delete', plain, other);
    const clip = readClip(writeClip(clipOf(model, [one]) ?? { items: [] }));
    const own = { form: 'ellipse', weight: 'thick', dash: 'dashed' };
    expect(clip?.items[0]?.more).toMatchObject(own);
    const draft = draftsOf(readJson(parseJson(writeJson(exported(all)))))[0];
    expect(draft?.fields).toMatchObject(own);
  });

  it('[BC670] a note that becomes a shape has a plain one, and a shape keeps its own in another form', async () => {
    const { note, shape, look, runLater } = open();
    const [sheet, one] = [note(900, 0), shape('rectangle', { dash: 'dashed' })];
    await runLater('become.ellipse', sheet);
    expect(look(sheet)).toEqual(PLAIN);
    await runLater('become.diamond', one);
    expect(look(one)).toEqual([undefined, 'dashed']);
  });

  it('[BC670] [BC80] what a newer version chose shows as usual and survives a clip', () => {
    const { shape, look, context, model } = open();
    const one = shape();
    boardItems(context.doc).get(one)?.set('dash', 'wavy');
    boardItems(context.doc)
      .get(one)
      ?.set('weight', 7 as unknown as string);
    model.store.flush();
    expect(look(one)).toEqual(PLAIN);
    const clip = readClip(writeClip(clipOf(model, [one]) ?? { items: [] }));
    expect(clip?.items[0]?.more.extra).toEqual({ dash: 'wavy' });
  });

  it('[BC670] pictures show it; a plain one is drawn as it always was', () => {
    for (const form of SHAPE_FORMS) {
      const plain = open();
      plain.shape(form);
      expect(plain.svg(), form).toMatch(/stroke="#0b5cad" stroke-width="2"\/>/);
      const { shape, svg } = open();
      shape(form, { weight: 'thick', dash: 'dashed', hollow: true });
      shape(form, { weight: 'thin' });
      const drawn = svg();
      expect(drawn, form).toMatch(
        /fill="none" stroke="#0b5cad" stroke-width="6" stroke-dasharray="18 14"\/>/,
      );
      expect(drawn, form).toMatch(/stroke="#0b5cad" stroke-width="1"\/>/);
    }
  });

  it('[BC670] from far away it is painted, and what comes next is solid again', () => {
    const { shape, model } = open();
    const dashes: unknown[] = [];
    const widths: unknown[] = [];
    const context = new Proxy({} as Record<string | symbol, unknown>, {
      get: (kept, name) => {
        if (name === 'setLineDash') return (one: unknown) => dashes.push(one);
        if (name === 'stroke') return () => widths.push(kept.lineWidth);
        return kept[name] ?? (() => undefined);
      },
    });
    const colours = { notes: {}, inks: {}, ink: '' };
    const paint = (id: ItemId) =>
      paintItem({
        ...{ context, colours, route: null, zoom: 0.1, brief: true, bare: false },
        ...{ item: model.item(id), box: { x: 0, y: 0, w: 400, h: 200 } },
      } as unknown as Parameters<typeof paintItem>[0]);
    paint(shape('ellipse', { weight: 'thick', dash: 'dashed' }));
    expect([widths, dashes]).toEqual([[6], [[18, 14], []]]);
    paint(shape('diamond'));
    expect([widths, dashes]).toEqual([
      [6, 2],
      [[18, 14], []],
    ]);
  });
});

it('[EX104] a shape of Excalidraw brings the line around it: dotted is dashed, and what is usual there is usual here', () => {
  const box = { type: 'diamond', x: 0, y: 0, width: 100, height: 100, strokeColor: '#e03131' };
  const elements = [
    { ...box, id: 'a', strokeStyle: 'dashed', strokeWidth: 4 },
    { ...box, id: 'b', strokeStyle: 'dotted', strokeWidth: 1 },
    { ...box, id: 'c', strokeStyle: 'solid', strokeWidth: 2 },
    { ...box, id: 'd' },
  ];
  const drafts = draftsOf(readExcalidraw({ type: 'excalidraw/clipboard', elements }));
  expect(drafts.map(({ fields: { weight, dash } }) => [weight, dash])).toEqual([
    ['thick', 'dashed'],
    ['thin', 'dashed'],
    PLAIN,
    PLAIN,
  ]);
});

it('[EX104] a shape of tldraw brings the line around it', () => {
  const shape = (id: string, props: object) => ({
    ...{ id, typeName: 'shape', type: 'geo', x: 0, y: 0 },
    props: { geo: 'rectangle', w: 100, h: 100, color: 'red', ...props },
  });
  const records = [
    shape('shape:a', { dash: 'dotted', size: 'xl' }),
    shape('shape:b', { dash: 'draw', size: 'm' }),
    shape('shape:c', { dash: 'dashed', size: 's' }),
  ];
  const drafts = draftsOf(readTldraw({ tldrawFileFormatVersion: 1, records }));
  expect(drafts.map(({ fields: { weight, dash } }) => [weight, dash])).toEqual([
    ['thick', 'dashed'],
    PLAIN,
    ['thin', 'dashed'],
  ]);
});
