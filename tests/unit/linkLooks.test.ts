/** How links look: acts, a look that is given on, fields of every format, and what other programs' lines bring. */
import { describe, expect, it, vi } from 'vitest';
import { boardLook } from '../../client/app/board/exchange/boardLook.ts';
import { dashesOf, headsOf, routeBetween, routeData } from '../../client/canvas/routes.ts';
import { reasonAgainst } from '../../client/features/board/actions/ActionSet.ts';
import { createLine } from '../../client/features/board/acts/line.ts';
import { lockItems } from '../../client/features/board/acts/lock.ts';
import { linkItems } from '../../client/features/board/acts/make.ts';
import { clipOf, writeClip } from '../../client/features/board/clipboard/clip.ts';
import { readClip } from '../../client/features/board/clipboard/readClip.ts';
import { drawSvg } from '../../client/features/exports/picture/svg.ts';
import { boardItems } from '../../shared/documents/board.ts';
import { parseJson, readJson, writeJson } from '../../shared/exchange/boardJson.ts';
import { readExcalidraw } from '../../shared/exchange/excalidraw.ts';
import type { ItemId } from '../../shared/ids.ts';
import { newDesk } from '../support/desk.ts';
import { draftsOf, exported, landed } from '../support/exchangeBoards.ts';

function open() {
  const parts = newDesk();
  const { desk, model, selection, context, history, said } = parts;
  const [a, b] = [parts.note(0, 0, 'One'), parts.note(600, 0, 'Two')];
  const link = linkItems(context, a, b) as ItemId;
  const line = createLine(context, { from: { x: 0, y: 500 }, to: { x: 400, y: 700 } }) as ItemId;
  model.store.flush();
  const look = (id: ItemId) => {
    const item = model.item(id);
    return item?.kind === 'connector' ? [item.colour, item.weight, item.dash] : null;
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
  return { ...parts, a, b, link, line, look, run, runLater, undo };
}

const PLAIN = [undefined, 'normal', 'solid'];

describe('the look of a link', () => {
  it('[BC240] is grey, normal and solid until somebody chooses, for several at once in one step of undo', () => {
    const { link, line, look, run, undo, context } = open();
    expect([look(link), look(line)]).toEqual([PLAIN, PLAIN]);
    run('colour.rose', link, line);
    run('weight.thick', link, line);
    run('dash.dashed', link, line);
    expect([look(link), look(line)]).toEqual([
      ['rose', 'thick', 'dashed'],
      ['rose', 'thick', 'dashed'],
    ]);
    undo();
    undo();
    expect([look(link), look(line)]).toEqual([
      ['rose', 'normal', 'solid'],
      ['rose', 'normal', 'solid'],
    ]);
    undo();
    expect([look(link), look(line)]).toEqual([PLAIN, PLAIN]);
    lockItems(context, [line], true);
    run('weight.thin', link, line);
    expect([look(link)?.[1], look(line)?.[1]]).toEqual(['thin', 'normal']);
  });

  it('[BC240] keeps its colour when things that it joins are coloured along with it', () => {
    const { a, b, link, look, run, model } = open();
    run('colour.rose', a, b, link);
    expect(model.item(a)).toMatchObject({ colour: 'rose' });
    expect(look(link)).toEqual(PLAIN);
  });

  it('[BC240] [BC116] is given on by the format painter, also that of a grey one', async () => {
    const { a, link, line, look, run, runLater, desk, selection } = open();
    run('colour.mint', link);
    run('weight.thick', link);
    run('dash.dashed', link);
    await runLater('copyLook', link);
    await runLater('giveLook', line);
    expect(look(line)).toEqual(['mint', 'thick', 'dashed']);
    await runLater('giveLook', a);
    expect(desk.model.item(a)).toMatchObject({ colour: 'mint' });
    run('colour.rose', a);
    await runLater('copyLook', a);
    await runLater('giveLook', line);
    expect(look(line)).toEqual(['rose', 'thick', 'dashed']);
    const plain = createLine(desk.context, { from: { x: 0, y: 900 }, to: { x: 400, y: 900 } }) as ItemId;
    desk.model.store.flush();
    await runLater('copyLook', plain);
    await runLater('giveLook', line);
    expect(look(line)).toEqual(PLAIN);
    selection.set([a]);
    expect(reasonAgainst(desk.actions.get('weight.thick'), desk)).toBe('lined');
  });

  it('[BC240] goes along in copies, clips, JSON and pictures', () => {
    const parts = open();
    const { a, b, link, line, look, run, model } = parts;
    for (const id of ['colour.sky', 'weight.thick', 'dash.dashed']) run(id, link, line);
    run('duplicate', line);
    const [copy] = [...parts.selection.ids];
    expect(look(copy as ItemId)).toEqual(['sky', 'thick', 'dashed']);
    run('delete', copy as ItemId);
    const clip = readClip(writeClip(clipOf(model, [a, b, link, line]) ?? { items: [] }));
    const lines = clip?.items.filter(({ kind }) => kind === 'connector') ?? [];
    const all = { colour: 'sky', weight: 'thick', dash: 'dashed' };
    expect(lines.map(({ more }) => more)).toMatchObject([all, all]);
    const board = exported(parts);
    const back = landed(readJson(parseJson(writeJson(board))));
    const links = back.store.ids().map((id) => back.store.get(id));
    expect(links.filter((item) => item?.kind === 'connector')).toMatchObject([all, all]);
    const svg = drawSvg(board, boardLook(model), { title: '', description: '', fonts: '' })?.svg ?? '';
    expect(svg.match(/stroke="#0b5cad" stroke-width="6" [^>]*stroke-dasharray="18 14"/g)).toHaveLength(2);
  });

  it('[BC240] [BC80] what a newer version chose shows as usual and survives a clip', () => {
    const { line, look, context, model } = open();
    boardItems(context.doc).get(line)?.set('dash', 'wavy');
    model.store.flush();
    expect(look(line)).toEqual(PLAIN);
    const clip = readClip(writeClip(clipOf(model, [line]) ?? { items: [] }));
    expect(clip?.items[0]?.more.extra).toEqual({ dash: 'wavy' });
  });

  it('[BC240] no dash cuts a head, and thick lines have larger ones', () => {
    const [from, to] = [
      { x: 0, y: 0, w: 100, h: 100 },
      { x: 500, y: 0, w: 100, h: 100 },
    ];
    for (const weight of ['thin', 'normal', 'thick'] as const) {
      const route = routeBetween(from, to, { routing: 'straight', heads: 'end', weight });
      const [[side, tip] = []] = headsOf(route);
      const length = Math.hypot((side?.x ?? 0) - (tip?.x ?? 0), (side?.y ?? 0) - (tip?.y ?? 0));
      expect(dashesOf(weight)[0]).toBeGreaterThanOrEqual(length - 1e-9);
      expect(routeData(route).match(/M500 50L/g)).toHaveLength(2);
      expect(length).toBeCloseTo(weight === 'thick' ? 18 : 11);
    }
  });

  it('[BC240] lines of Excalidraw bring theirs; black is the grey of here', () => {
    const arrow = (at: number, more: object) => ({
      id: `a${at}`,
      type: 'arrow',
      x: 0,
      y: 100 * at,
      width: 200,
      height: 0,
      points: [
        [0, 0],
        [200, 0],
      ],
      ...more,
    });
    const drafts = draftsOf(
      readExcalidraw({
        type: 'excalidraw',
        elements: [
          arrow(0, { strokeColor: '#1e1e1e', strokeWidth: 2, strokeStyle: 'solid' }),
          arrow(1, {
            strokeColor: '#e03131',
            strokeWidth: 4,
            strokeStyle: 'dotted',
            backgroundColor: '#fff',
          }),
          arrow(2, { strokeColor: '#1971c2', strokeWidth: 1, strokeStyle: 'dashed' }),
        ],
      }),
    );
    expect(drafts.map(({ fields: { colour, weight, dash } }) => [colour, weight, dash])).toEqual([
      PLAIN,
      ['rose', 'thick', 'dashed'],
      ['sky', 'thin', 'dashed'],
    ]);
  });
});
