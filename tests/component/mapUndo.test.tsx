/** Undo of every act of a map while somebody else works on it: their work stands, mine is gone. */
import { describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { carryOut } from '../../client/features/map/acts/MapAct.ts';
import { MAP_ACTS } from '../../client/features/map/acts/mapActList.ts';
import { createNode, linkNodes } from '../../client/features/map/acts/mapActs.ts';
import { graphOf } from '../../client/features/map/analysis/graphOf.ts';
import { bindText } from '../../client/features/map/bindText.ts';
import { MapClipboard } from '../../client/features/map/clipboard/MapClipboard.ts';
import { openDesk } from '../../client/features/map/MapDesk.ts';
import { mergeNodes } from '../../client/features/map/merge/mergeNodes.ts';
import '../../client/features/map/tidy/tidyPlaces.ts';
import '../../client/features/map/acts/arrange.ts';
import '../../client/live/othersWork.ts';
import {
  changeMapItem,
  insertGroup,
  insertLink,
  insertNode,
  mapItems,
  mapText,
  setPerCity,
  setSource,
} from '../../shared/documents/barrierMap.ts';
import type { ItemId } from '../../shared/ids.ts';
import { newId } from '../../shared/ids.ts';
import { webOf } from '../../shared/maps/graph.ts';
import { setUpCanvas, setUpDom } from '../support/dom.tsx';
import { liveMap } from '../support/liveMap.ts';
import { BUDAPEST } from '../support/people.ts';

setUpDom();
setUpCanvas();

/** Looking, helping and what only opens something else. */
const WRITES_NOTHING =
  /^(legend|(colour|size)\..+|link|edit|undo|redo|copy|cut|paste|compare|practices|corresponds|commands|menu|shortcuts|singleKeys|guide|filter|analysis(\..+)?|focus|endFocus|find|copyLink|copyView|views|saveView|walkViews|tags|addField|select|hand|selectAll|chooseLinks|zoom.+|walk\..+|(next|previous)Region)$/;
const OF_LINKS = /^(turnLink|delay|(relation|strength|state|end)\..+)$/;
const OF_GROUPS = /^ungroup$/;
const OF_SEVERAL = /^(merge|(align|distribute)\..+)$/;

const STAMP = { author: null, at: 0 };
const IDS = Object.fromEntries(
  ['cause', 'barrier', 'effect', 'causes', 'group', 'other', 'theirs', 'theirLink', 'source'].map((name) => [
    name,
    newId<ItemId>(),
  ]),
) as Record<
  'cause' | 'barrier' | 'effect' | 'causes' | 'group' | 'other' | 'theirs' | 'theirLink' | 'source',
  ItemId
>;

/** Two barriers and a group of two; the link is of a state and verb of its own, or a choice would change nothing. */
function drawAll(doc: Y.Doc, act: string): void {
  const items = mapItems(doc);
  const kind = act === 'kind.barrier' ? 'lever' : 'barrier';
  insertNode(items, { ...STAMP, id: IDS.cause, kind: 'cause', x: 900, y: 0, text: 'Old quarrels' });
  insertNode(items, { ...STAMP, id: IDS.barrier, kind, x: 0, y: 300, text: 'Owners do not agree' });
  insertNode(items, { ...STAMP, id: IDS.effect, kind: 'effect', x: 400, y: 300, text: 'Cold homes' });
  insertNode(items, { ...STAMP, id: IDS.other, kind: 'actor', x: 400, y: 900, text: 'The city' });
  const relation = act === 'relation.causes' ? 'blocks' : 'causes';
  insertLink(items, { ...STAMP, id: IDS.causes, from: IDS.cause, to: IDS.barrier, relation });
  if (act === 'strength.medium') changeMapItem(items, IDS.causes, { strength: 'strong' });
  if (act === 'state.proposed') changeMapItem(items, IDS.causes, { state: 'agreed' });
  insertGroup(items, { ...STAMP, id: IDS.group, text: 'Owners' });
  for (const id of [IDS.effect, IDS.other]) changeMapItem(items, id, { group: IDS.group });
}

/** What the other does: something new, words, places and fields of what I did not touch, and another field of what I did. */
function workOn(doc: Y.Doc): void {
  const items = mapItems(doc);
  doc.transact(() => {
    insertNode(items, { ...STAMP, id: IDS.theirs, kind: 'solution', x: 1_500, y: 0, text: 'Their own' });
    const link = { ...STAMP, id: IDS.theirLink, relation: 'requires' } as const;
    insertLink(items, { ...link, from: IDS.theirs, to: IDS.other });
    mapText(items.get(IDS.other))?.insert(0, 'All of ');
    mapText(items.get(IDS.barrier), 'note')?.insert(0, 'Asked twice.');
    mapText(items.get(IDS.barrier))?.insert(0, 'Most ');
    setPerCity(items, IDS.barrier, BUDAPEST.id, { name: 'severity', value: 4 });
    setSource(items, IDS.causes, IDS.source, 'Survey 2026');
  }, 'theirs');
}

async function openAct(act: string) {
  const doc = new Y.Doc();
  drawAll(doc, act);
  const theirs = new Y.Doc();
  Y.applyUpdate(theirs, Y.encodeStateAsUpdate(doc));
  const desk = openDesk({ live: liveMap(doc), author: null, mayEdit: () => true, cities: () => [BUDAPEST] });
  desk.clipboard.set(new MapClipboard(desk));
  const meant = OF_LINKS.test(act) ? IDS.causes : OF_GROUPS.test(act) ? IDS.group : IDS.barrier;
  if (OF_SEVERAL.test(act)) desk.selection.set([IDS.cause, IDS.barrier, IDS.effect]);
  else if (!act.startsWith('tidy')) desk.selection.set([meant], meant);
  const exchange = () => {
    Y.applyUpdate(theirs, Y.encodeStateAsUpdate(doc, Y.encodeStateVector(theirs)), 'remote');
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(theirs, Y.encodeStateVector(doc)), 'remote');
    desk.model.store.flush();
  };
  const run = async () => {
    const one = MAP_ACTS.find(({ id }) => id === act);
    if (one) carryOut(one, desk);
    // These ask for the node first.
    if (act === 'end.from' || act === 'end.to')
      desk.commands.moveEnd(IDS.causes, act === 'end.to' ? 'to' : 'from', IDS.effect);
    if (act === 'merge') mergeNodes(desk, IDS.cause, [IDS.barrier]);
    // Its code is here already, but comes as one that is asked for.
    if (one && OF_SEVERAL.test(act)) await import('../../client/features/map/acts/arrange.ts');
    await vi.waitFor(() => expect(desk.tidier.running.get()).toBe(false));
    desk.selection.stopEditing();
    desk.model.store.flush();
  };
  return { doc, theirs, desk, exchange, run };
}

const held = (doc: Y.Doc) => mapItems(doc).toJSON();

/** The map as it is when only the other has worked. */
function withoutMe(act: string) {
  const doc = new Y.Doc();
  drawAll(doc, act);
  workOn(doc);
  return held(doc);
}

/** As fields do: bound while somebody writes, the answer ends it. */
function write(desk: ReturnType<typeof openDesk>, id: ItemId, words: string): void {
  const field = document.createElement('textarea');
  const end = bindText({ field, id, name: 'text', desk });
  field.value = words;
  field.dispatchEvent(new InputEvent('input'));
  end?.();
}

describe('undo of a fresh node', () => {
  it('[BD18] takes it away with its first words, redo brings both back; later words are a step of their own', () => {
    const doc = new Y.Doc();
    const desk = openDesk({ live: liveMap(doc), author: null, mayEdit: () => true, cities: () => [] });
    const words = () => [...mapItems(doc).values()].map((item) => mapText(item)?.toString());
    const id = createNode(desk.context, { kind: 'barrier', x: 0, y: 0, text: '' }) as ItemId;
    write(desk, id, 'Cold homes');
    desk.history.undo();
    expect(words()).toEqual([]);
    desk.history.redo();
    expect(words()).toEqual(['Cold homes']);
    write(desk, id, 'Cold homes in winter');
    desk.history.undo();
    expect(words()).toEqual(['Cold homes']);
    // With the link that comes with it.
    desk.selection.set([id], id);
    const linked = MAP_ACTS.find((one) => one.id === 'linkedAfter');
    if (linked) carryOut(linked, desk);
    write(desk, desk.selection.editing as ItemId, 'Illness');
    expect(words()).toHaveLength(3);
    desk.history.undo();
    expect(words()).toEqual(['Cold homes']);
  });
});

const WRITING = MAP_ACTS.map(({ id }) => id).filter((id) => !WRITES_NOTHING.test(id));

describe('undo of an act of the map while another works', () => {
  it('[MW10] what is left out writes nothing by itself', async () => {
    for (const { id } of MAP_ACTS.filter((one) => WRITES_NOTHING.test(one.id) && !one.native)) {
      if (/^(undo|redo|copyLink|copyView)$/.test(id)) continue;
      const { doc, desk, run } = await openAct(id);
      const before = held(doc);
      await run();
      expect(held(doc), id).toEqual(before);
      desk.close();
    }
  });

  it.each(WRITING)('[MW10] %s: their work stands and mine is gone, and comes again', async (act) => {
    const { doc, theirs, desk, exchange, run } = await openAct(act);
    const before = held(doc);
    await run();
    expect(held(doc)).not.toEqual(before);
    const mine = held(doc);
    exchange();
    // What I deleted they no longer see.
    workOn(theirs);
    exchange();
    const both = held(doc);
    desk.commands.undo();
    exchange();
    expect(held(theirs)).toEqual(held(doc));
    if (act !== 'delete') expect(held(doc)).toEqual(withoutMe(act));
    else expect(held(doc)).toMatchObject({ ...before, [IDS.other]: { text: 'All of The city' } });
    desk.commands.redo();
    exchange();
    expect(held(doc)).toEqual(both);
    for (const id of Object.keys(mine)) expect(held(doc)).toHaveProperty(id);
    desk.close();
  });

  it.each(WRITING)('[MW10] %s at the same time as their work', async (act) => {
    const { doc, theirs, desk, exchange, run } = await openAct(act);
    const before = held(doc);
    await run();
    workOn(theirs);
    exchange();
    desk.commands.undo();
    exchange();
    expect(held(theirs)).toEqual(held(doc));
    const lost =
      act === 'delete' ? { [IDS.barrier]: before[IDS.barrier], [IDS.causes]: before[IDS.causes] } : {};
    expect(held(doc)).toEqual({ ...withoutMe(act), ...lost });
    desk.close();
  });

  it('[MP29] a link that I deleted and another made again stands beside theirs once I undo', async () => {
    const { theirs, desk, exchange } = await openAct('delete');
    desk.selection.set([IDS.causes], IDS.causes);
    desk.commands.remove();
    exchange();
    const theirDesk = openDesk({
      live: liveMap(theirs),
      author: null,
      mayEdit: () => true,
      cities: () => [],
    });
    const again = linkNodes(theirDesk.context, IDS.cause, IDS.barrier) as ItemId;
    exchange();
    desk.commands.undo();
    exchange();
    for (const { model } of [desk, theirDesk]) {
      model.store.flush();
      expect(
        model
          .linksOf(IDS.cause)
          .map(({ id }) => id)
          .toSorted(),
      ).toEqual([IDS.causes, again].toSorted());
      // Each where it can be seen and taken.
      expect(model.route(again)?.points).not.toEqual(model.route(IDS.causes)?.points);
      expect(webOf(graphOf(model)).out.flat()).toHaveLength(1);
    }
    // Whoever wants one of them deletes the other, and neither comes back by itself.
    theirDesk.commands.remove([again]);
    exchange();
    expect(desk.model.linksOf(IDS.cause).map(({ id }) => id)).toEqual([IDS.causes]);
    theirDesk.close();
    desk.close();
  });
});
