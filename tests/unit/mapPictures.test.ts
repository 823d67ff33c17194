/** A map on the map: what comes in lands; pictures of it. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { mapFileTitle } from '../../client/app/board/mapFiles/mapFileTitle.ts';
import type { MapTextFormat } from '../../client/app/board/mapFiles/mapJobs.ts';
import { intersects } from '../../client/canvas/geometry.ts';
import { LIGHT } from '../../client/features/map/exchange/mapDrawing.ts';
import { drawMapSvg } from '../../client/features/map/exchange/mapSvg.ts';
import { placeDrafts, spreadOut } from '../../client/features/map/exchange/placeDrafts.ts';
import { NODE } from '../../client/features/map/model/mapModel.ts';
import {
  changeMapItem,
  insertGroup,
  insertLink,
  insertNode,
  judgeLink,
  mapItems,
  mapText,
} from '../../shared/documents/barrierMap.ts';
import { type ItemId, newId } from '../../shared/ids.ts';
import { NODE_KINDS } from '../../shared/maps/vocabulary.ts';
import { draftsOf, exportOf, fullMap, readMap } from '../support/exchangeMaps.ts';
import { look, words } from '../support/mapPictures.ts';

describe('a picture of a map', () => {
  const drawn = (doc: Y.Doc) => drawMapSvg(exportOf(doc), look, words)?.svg ?? '';

  it('[MX14] holds nodes, links, a legend of what occurs, a title, a description, the typeface, and no markup of people', () => {
    const doc = fullMap();
    const [first] = mapItems(doc).keys();
    mapText(mapItems(doc).get(first as never))?.insert(0, '</text><script>alert(1)</script>\u0007');
    const svg = drawn(doc);
    expect(svg).toContain(
      '<title id="title">Ours &amp; theirs</title><desc id="desc">3 nodes, 2 links</desc>',
    );
    expect(svg).toContain('<style>@font-face{}');
    expect(svg).not.toMatch(/<script|\p{Cc}(?<!\n)/u);
    for (const text of [
      'Barrier · Finance',
      'BUD 4',
      'reduces',
      '‖',
      '!',
      'is overcome by',
      'sensor',
      'Legend',
    ])
      expect(svg).toContain(`>${text}<`);
    expect(svg).toContain('>reduces, is overcome by: less<');
    for (const mark of ['is disputed', 'takes time']) expect(svg).toContain(`>${mark}<`);
    expect(svg).not.toMatch(/>(Effect|Solution)<|: more</);
    expect(svg.match(/<path/g)?.length).toBeGreaterThanOrEqual(3 + 4 + 3);
  });

  it('[MP23] links both ways between two nodes lie beside each other', () => {
    const doc = new Y.Doc();
    const [one, other] = [newId<ItemId>(), newId<ItemId>()];
    const stamp = { author: null, at: 0 };
    insertNode(mapItems(doc), { ...stamp, id: one, kind: 'cause', x: 0, y: 0, text: 'One' });
    insertNode(mapItems(doc), { ...stamp, id: other, kind: 'cause', x: 600, y: 0, text: 'Other' });
    insertLink(mapItems(doc), { ...stamp, id: newId(), from: one, to: other, relation: 'causes' });
    insertLink(mapItems(doc), { ...stamp, id: newId(), from: other, to: one, relation: 'reduces' });
    const rows = ['causes', 'reduces'].map((verb) =>
      Number(new RegExp(`y="([\\d.-]+)"[^>]*>${verb}<`).exec(drawn(doc))?.[1]),
    );
    expect(Math.abs((rows[0] ?? 0) - (rows[1] ?? 0))).toBeGreaterThanOrEqual(24);
  });

  it('[MX14] links look as on the map: inks, dashes, marks of sign and state; its colours are the light ones of the page', () => {
    const doc = new Y.Doc();
    const [one, other, actor] = [newId<ItemId>(), newId<ItemId>(), newId<ItemId>()];
    const stamp = { author: null, at: 0 };
    insertNode(mapItems(doc), { ...stamp, id: one, kind: 'barrier', x: 0, y: 0, text: 'One' });
    insertNode(mapItems(doc), { ...stamp, id: other, kind: 'effect', x: 600, y: 0, text: 'Other' });
    insertNode(mapItems(doc), { ...stamp, id: actor, kind: 'actor', x: 0, y: 600, text: 'Actor' });
    const blocks = newId<ItemId>();
    insertLink(mapItems(doc), { ...stamp, id: blocks, from: one, to: other, relation: 'blocks' });
    insertLink(mapItems(doc), { ...stamp, id: newId(), from: other, to: one, relation: 'reduces' });
    insertLink(mapItems(doc), { ...stamp, id: newId(), from: one, to: actor, relation: 'involves' });
    judgeLink(mapItems(doc), blocks, { state: 'agreed', by: null, at: 1 });
    const svg = drawn(doc);
    expect(svg).toMatch(/fill="none" stroke="#b4232a"[^>]*\/><path[^>]*stroke="#b4232a"/);
    expect(svg).toContain('stroke-dasharray="4 4"');
    expect(svg.match(/>✓</g)).toHaveLength(2);
    expect(svg).toContain('>is agreed<');
    expect(svg).not.toMatch(/is disputed|takes time/);
    expect(svg).toMatch(/stroke="#0b7a4b" stroke-width="1.2"\/>/);
    // What looks different has a row of its own.
    for (const row of ['blocks: less', 'reduces: less', 'involves']) expect(svg).toContain(`>${row}<`);
    const [page = ''] = readFileSync('client/ui/tokens.css', 'utf8').split('[data-theme="dark"]');
    for (const [name, colour] of Object.entries(LIGHT)) expect(page).toContain(`--${name}: ${colour};`);
  });

  /** A map of one barrier. */
  function barrier() {
    const doc = new Y.Doc();
    insertNode(mapItems(doc), {
      ...{ id: newId<ItemId>(), kind: 'barrier', author: null, at: 0, x: 0, y: 0, text: 'One' },
    });
    return doc;
  }
  const severe = (steps: Readonly<Record<string, number>>) => {
    const doc = barrier();
    const [id] = mapItems(doc).keys();
    for (const [city, step] of Object.entries(steps))
      changeMapItem(mapItems(doc), id as ItemId, { [`severity:${city}`]: step });
    return drawn(doc);
  };

  it('[MX37] shows what one person sees: colours, sizes, what is dimmed, and what they say', () => {
    const doc = barrier();
    const [id] = mapItems(doc).keys() as unknown as [ItemId];
    const plain = drawn(doc);
    const rows = [
      { text: 'four', ink: 'severity-4' },
      { text: 'larger is more', ink: null },
    ];
    const seen = {
      ...{ inkOf: () => 'severity-4', scaleOf: () => 1.4, dims: () => false, coloured: true },
      sayings: [{ title: 'Severity in Ghent', rows }],
    };
    const svg = drawMapSvg(exportOf(doc), { ...look, seen }, words)?.svg ?? '';
    expect(svg).toContain('scale(1.4)');
    expect(svg).toMatch(/<path d="[^"]*" fill="#c9353a"/);
    expect(svg).toMatch(/font-weight="600" fill="#ffffff"[^>]*>One</);
    for (const text of ['Severity in Ghent', 'four', 'larger is more']) expect(svg).toContain(`>${text}<`);
    expect(plain).not.toMatch(/#c9353a|scale\(1\.4\)|opacity/);
    const faint = { ...seen, inkOf: () => null, scaleOf: () => 1, dims: (one: ItemId) => one === id };
    expect(drawMapSvg(exportOf(doc), { ...look, seen: faint }, words)?.svg).toMatch(
      /<g opacity="0.3">.*>One</,
    );
  });

  it('[MX23] severities have the colours of their steps, those of the map', () => {
    const css = readFileSync('client/features/map/Map.module.css', 'utf8');
    const onMap = (step: number) =>
      ['', 'on-'].map((which) => new RegExp(`--${which}severity-${step}: (#\\w+)`).exec(css)?.[1]);
    for (const step of [1, 2, 3, 4, 5]) {
      const svg = severe({ 'budapest-hu': step });
      const [, paper, ink] =
        new RegExp(`fill="(#\\w+)"/><text[^>]*fill="(#\\w+)"[^>]*>BUD ${step}<`).exec(svg) ?? [];
      expect([paper, ink], `${step}`).toEqual(onMap(step));
    }
  });

  it('[MX23] the legend has the steps of severity and the names of the cities that occur, and neither without', () => {
    const svg = severe({ 'eskilstuna-se': 2, 'budapest-hu': 5 });
    for (const text of ['from 1 to 5', '>BUD<', '>Budapest<', '>ESK<', '>Eskilstuna<', '>1<', '>5<'])
      expect(svg).toContain(text);
    expect(svg).not.toMatch(/>GNT<|>Ghent</);
    expect(drawn(barrier())).not.toMatch(/from 1 to 5|>Budapest</);
  });

  it('[MX23] the legend tells proposed from agreed, strengths where they differ, groups and pins', () => {
    const doc = barrier();
    const [one] = mapItems(doc).keys();
    const other = newId<ItemId>();
    insertNode(mapItems(doc), { id: other, kind: 'cause', author: null, at: 0, x: 600, y: 0, text: 'Two' });
    const first = newId<ItemId>();
    const link = { author: null, at: 0, from: other, to: one as ItemId };
    insertLink(mapItems(doc), { ...link, id: first, relation: 'causes' });
    expect(drawn(doc)).toContain('>is proposed<');
    expect(drawn(doc)).not.toMatch(/>is (agreed|medium|weak)<|>stays here<|>Group</);
    insertLink(mapItems(doc), { ...link, id: newId(), relation: 'reduces' });
    changeMapItem(mapItems(doc), first, { strength: 'strong' });
    changeMapItem(mapItems(doc), other, { pinned: true });
    const svg = drawn(doc);
    for (const text of ['>is medium<', '>is strong<', '>stays here<']) expect(svg).toContain(text);
    expect(svg).not.toContain('>is weak<');
  });

  it('[MX24] its title and its day stand above it, and not on paper, which has its own', () => {
    const doc = barrier();
    const svg = drawn(doc);
    expect(svg).toMatch(/<text[^>]*>Ours &amp; theirs<\/text><text[^>]*>29 November 2026</);
    const top = Number(/<text[^>]*y="([\d.-]+)"[^>]*>Ours &amp; theirs</.exec(svg)?.[1]);
    const [, y = 0] = /viewBox="\S+ (\S+)/.exec(svg) ?? [];
    expect(top).toBeLessThan(-20);
    expect(top - 28).toBeGreaterThan(Number(y));
    const sheet = drawMapSvg(exportOf(doc), look, { ...words, heading: null });
    const paper = sheet?.svg ?? '';
    expect(paper).not.toContain('29 November 2026');
    // Nor does its legend, which is a picture of its own there.
    expect([svg, paper, sheet?.legend?.svg].map((one) => one?.includes(`>${words.legend}<`))).toEqual([
      true,
      false,
      true,
    ]);
    expect(paper).toContain('<title id="title">Ours &amp; theirs</title>');
  });

  it('[MX25] nodes have the icon of their kind and the pin, and a long category is cut as on the map', () => {
    const kinds = new Y.Doc();
    NODE_KINDS.forEach((kind, at) => {
      insertNode(mapItems(kinds), {
        ...{ id: newId<ItemId>(), kind, author: null, at, x: at * 300, y: 0, text: kind },
      });
    });
    // On the node and in the legend.
    for (const kind of NODE_KINDS) expect(drawn(kinds).split(`<path d="${kind}"/>`)).toHaveLength(3);
    expect(drawn(kinds)).not.toContain('<path d="pin"/>');
    const pinned = barrier();
    for (const id of mapItems(pinned).keys()) changeMapItem(mapItems(pinned), id as ItemId, { pinned: true });
    expect(drawn(pinned)).toContain('<path d="pin"/>');
    const long = drawMapSvg(exportOf(barrier()), look, {
      ...words,
      kinds: { barrier: 'What keeps us from doing what we want to do' },
    });
    expect(long?.svg).toMatch(/>What keeps us from doin?g?…</);
  });

  it('[MP17] [MX14] the box of a group is interrupted around what is not in it, and says how many others lie there', () => {
    const doc = new Y.Doc();
    const group = newId<ItemId>();
    insertGroup(mapItems(doc), { id: group, author: null, at: 1, text: 'Money' });
    const ids = [0, 600, 300].map((x, at) => {
      const id = newId<ItemId>();
      insertNode(mapItems(doc), { id, kind: 'barrier', author: null, at, x, y: 0, text: `N${at}` });
      if (at < 2) changeMapItem(mapItems(doc), id, { group });
      return id;
    });
    const box = () => /<path d="([^"]*)"[^>]*fill-rule="evenodd"/.exec(drawn(doc))?.[1]?.match(/M/g)?.length;
    expect(drawn(doc)).toContain('>2 · 1 others lie here<');
    expect(box()).toBe(2);
    changeMapItem(mapItems(doc), ids[2] as ItemId, { y: 500 });
    expect(box()).toBe(1);
    expect(drawn(doc)).not.toContain('others lie here');
  });

  it('[MX16] no two formats of a map are files of one name', () => {
    const ends = { nodesCsv: 'csv', linksCsv: 'csv', json: 'json', kumu: 'json', graphml: 'xml' } as const;
    const t = ((key: string) => key) as never;
    const names = Object.entries(ends).map(
      ([format, end]) => `${mapFileTitle('M', format as MapTextFormat, t)}.${end}`,
    );
    expect(new Set(names).size).toBe(names.length);
    expect(names).toContain('M.json');
  });

  it('[MX14] of nothing there is none', () => {
    expect(drawMapSvg(exportOf(new Y.Doc()), look, words)).toBeNull();
  });
});

describe('what comes in', () => {
  const heightOf = () => 80;
  const boxesOf = (places: readonly { readonly x: number; readonly y: number }[]) =>
    places.map((place) => ({ ...place, w: NODE.width, h: 80 }));
  const apart = (places: readonly { readonly x: number; readonly y: number }[]) =>
    boxesOf(places).every((a, at, all) => all.slice(at + 1).every((b) => !intersects(a, b)));

  it('[MX12] keeps the shape of the file, with room for our nodes, beside what is there', async () => {
    const prsm = {
      nodes: [
        [0, 0],
        [120, 0],
        [0, 60],
      ].map(([x, y], at) => ({ id: `${at}`, label: `N${at}`, x, y })),
      edges: [],
    };
    const drafts = draftsOf(readMap(['a.prsm', JSON.stringify(prsm)]));
    const taken = { x: -50, y: 40, w: 500, h: 300 };
    const places = await placeDrafts(drafts, heightOf, taken);
    expect(apart(places)).toBe(true);
    const [a, b, c] = places;
    expect([a?.y === b?.y, a?.x === c?.x, Number(b?.x) > Number(a?.x), Number(c?.y) > Number(a?.y)]).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(Math.min(...places.map(({ x }) => x))).toBeGreaterThan(taken.x + taken.w);
    expect(
      spreadOut(
        boxesOf([
          { x: 0, y: 0 },
          { x: 0, y: 0 },
        ]),
      ),
    ).toBeNull();
  });

  it('[MX12] is laid out when the file says no places, or useless ones', async () => {
    for (const file of [
      ['l.csv', 'from,to\na,b\nb,c\n'],
      ['n.csv', 'label,x,y\na,5,5\nb,5,5\nc,5,5\n'],
    ] as const) {
      const places = await placeDrafts(draftsOf(readMap(file)), heightOf, null);
      expect(places).toHaveLength(3);
      expect(apart(places)).toBe(true);
    }
  });
});
