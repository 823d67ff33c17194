/**
 * One board with one of everything on it, mounted once for a whole table of parity. Before each act it is as it was at
 * first, and afterwards it is asked what is another: in the document, in what the person sees, outside the page.
 */
import { act, cleanup } from '@testing-library/react';
import { useEffect } from 'react';
import { vi } from 'vitest';
import type { Desk } from '../../client/features/board/actions/Action.ts';
import { useDesk } from '../../client/features/board/actions/DeskContext.ts';
import { changeLanguage, startI18n } from '../../client/i18n/setup.ts';
import { boardItems, insertItem } from '../../shared/documents/board.ts';
import { documentItems } from '../../shared/documents/items.ts';
import type { ItemId } from '../../shared/ids.ts';
import { newId } from '../../shared/ids.ts';
import { openBoard } from './boardView.tsx';
import { fakeMedia, show } from './dom.tsx';
import { until } from './poll.ts';

const NAMES = [
  'a',
  'b',
  'c',
  'locked',
  'text',
  'shape',
  'stroke',
  'picture',
  'link',
  'line',
  'one',
  'two',
  'cluster',
  'inside',
  'table',
  'row',
  'rowTwo',
  'column',
  'cell',
] as const;
export type SceneName = (typeof NAMES)[number];
export type Scene = Readonly<Record<SceneName, ItemId>>;

/** All within the window of 1,200 × 900, and nothing below 700. */
function scene(ids: Scene) {
  const base = { author: null, at: 0 };
  const note = { ...base, kind: 'note', w: 100, colour: 'sun' } as const;
  const picture = {
    ...base,
    kind: 'image',
    image: 'a1'.repeat(32),
    home: ids.one,
    text: 'A bridge',
  } as const;
  return [
    {
      ...base,
      kind: 'frame',
      id: ids.one,
      z: 'A',
      x: 850,
      y: 20,
      w: 240,
      h: 160,
      text: 'First',
      colour: 'stone',
    },
    {
      ...base,
      kind: 'frame',
      id: ids.two,
      z: 'B',
      x: 850,
      y: 220,
      w: 240,
      h: 160,
      text: 'Second',
      colour: 'stone',
    },
    { ...note, id: ids.a, z: 'C', x: 20, y: 20, text: 'Ask https://example.org first' },
    { ...note, id: ids.b, z: 'D', x: 160, y: 40, text: 'Bread', colour: 'sky' },
    { ...note, id: ids.c, z: 'E', x: 330, y: 70, text: 'Coal' },
    { ...note, id: ids.locked, z: 'F', x: 480, y: 20, text: 'Locked', locked: true },
    {
      ...base,
      kind: 'text',
      id: ids.text,
      z: 'G',
      x: 20,
      y: 260,
      w: 120,
      text: 'Text',
      size: 'M',
      colour: 'stone',
    },
    {
      ...base,
      kind: 'shape',
      id: ids.shape,
      z: 'H',
      x: 200,
      y: 240,
      w: 120,
      h: 80,
      text: 'Shape',
      form: 'rectangle',
      colour: 'sun',
      angle: 30,
    },
    {
      ...base,
      kind: 'stroke',
      id: ids.stroke,
      z: 'Ha',
      x: 360,
      y: 240,
      w: 80,
      h: 60,
      pen: 'pen',
      width: 5,
      colour: 'stone',
      points: [0, 0, 50, 10_000, 10_000, 50],
    },
    { ...picture, id: ids.picture, z: 'Hb', x: 640, y: 240, w: 120, h: 60, crop: [0.25, 0.5, 0.5, 0.5] },
    {
      ...base,
      kind: 'connector',
      id: ids.link,
      z: 'I',
      from: ids.a,
      to: ids.b,
      text: 'joins',
      routing: 'curved',
      heads: 'end',
    },
    {
      ...base,
      kind: 'connector',
      id: ids.line,
      z: 'J',
      from: null,
      to: null,
      fromX: 40,
      fromY: 400,
      toX: 200,
      toY: 460,
      text: '',
    },
    {
      ...base,
      kind: 'cluster',
      id: ids.cluster,
      z: 'K',
      x: 600,
      y: 400,
      columns: 1,
      text: 'Cluster',
      colour: 'stone',
    },
    { ...note, id: ids.inside, z: 'L', x: 0, y: 0, parent: ids.cluster, text: 'Inside' },
    { ...base, kind: 'table', id: ids.table, z: 'M', x: 20, y: 500, text: 'Table' },
    { ...base, kind: 'row', id: ids.row, z: 'N', parent: ids.table, text: 'Row', colour: 'stone' },
    { ...base, kind: 'row', id: ids.rowTwo, z: 'Na', parent: ids.table, text: 'Row 2', colour: 'stone' },
    { ...base, kind: 'column', id: ids.column, z: 'O', parent: ids.table, text: 'Column', colour: 'stone' },
    {
      ...note,
      id: ids.cell,
      z: 'P',
      x: 0,
      y: 0,
      parent: ids.table,
      row: ids.row,
      column: ids.column,
      text: 'Cell',
    },
  ] as unknown as Parameters<typeof insertItem>[1][];
}

/** What happens outside the page. */
const outside: string[] = [];

function stubOutside(): void {
  const clip = { text: '', html: '' };
  const data = {
    getData: (type: string) => (type === 'text/html' ? clip.html : clip.text),
    setData(type: string, words: string) {
      if (type === 'text/html') clip.html = words;
      else clip.text = words;
    },
  };
  /** As a browser tells a page of Ctrl+C, or of its own menu. */
  const tell = (type: string, target: EventTarget) => {
    const event = new Event(type, { bubbles: true, cancelable: true });
    Object.defineProperty(event, 'clipboardData', { value: data });
    target.dispatchEvent(event);
    if (type !== 'paste') outside.push(`clip=${clip.text.split('\n')[0]}`);
  };
  clipboardEvent = (type, target) => tell(type, target);
  fillClipboard = (text) => Object.assign(clip, { text, html: '' });
  document.execCommand = (type: string) => {
    tell(type, document.activeElement ?? document.body);
    return true;
  };
  const item = {
    types: ['text/plain'],
    getType: async () => ({ text: async () => clip.text }),
  };
  const clipboard = {
    read: async () => [item],
    writeText: async (words: string) => void outside.push(words.includes('#item=') ? 'copied a link' : words),
  };
  Object.defineProperty(navigator, 'clipboard', { value: clipboard, configurable: true });
  vi.spyOn(window, 'open').mockImplementation((address) => {
    outside.push(`opened ${String(address)}`);
    return null;
  });
}

export let clipboardEvent: (type: 'copy' | 'cut' | 'paste', target: EventTarget) => void = () => undefined;
let fillClipboard: (text: string) => void = () => undefined;

class NoResizeObserver {
  observe = () => undefined;
  unobserve = () => undefined;
  disconnect = () => undefined;
}

export type First = (desk: Desk) => void | Promise<void>;

export interface ParityBoard {
  readonly desk: Desk;
  readonly ids: Scene;
  /** As at first, with these chosen, and after what `first` did. */
  reset(chosen: readonly SceneName[], first?: First): Promise<void>;
  /** What is another than after the last reset: a sentence for the document, and one for the rest. */
  changes(): { readonly document: string; readonly rest: string };
  close(): void;
}

type Fields = Readonly<Record<string, unknown>>;

/** Numbers are places and sizes, ids are new ones: that they changed is told, words and choices are told whole. */
function told(kind: unknown, field: string, value: unknown): string {
  const whole = typeof value === 'boolean' || (typeof value === 'string' && /^[A-Za-z]{1,9}$/.test(value));
  return whole && field !== 'z' ? `${kind}.${field}=${value}` : `${kind}.${field}`;
}

function compare(before: ReadonlyMap<string, Fields>, after: ReadonlyMap<string, Fields>): string {
  const changed = new Set<string>();
  for (const [id, now] of after) {
    const was = before.get(id);
    if (!was) changed.add(`+${now.kind}`);
    else
      for (const field of new Set([...Object.keys(was), ...Object.keys(now)]))
        if (JSON.stringify(was[field]) !== JSON.stringify(now[field]))
          changed.add(told(now.kind, field.replace(/^via.+/, 'via'), now[field]));
  }
  for (const [id, was] of before) if (!after.has(id)) changed.add(`-${was.kind}`);
  return [...changed].sort().join(' ');
}

/** What a person sees and has open. */
function seen({ selection, viewport, panel, choosing, adding, painting, spotlight, ...desk }: Desk): Fields {
  const { hands, singleKeys, announceLevel, clipboard, model, commands } = desk;
  const region = document.activeElement?.closest<HTMLElement>('[data-region]')?.dataset.region;
  return {
    editing: selection.editing === null ? null : model.item(selection.editing)?.kind,
    chosen:
      selection.ids.size === 0
        ? 'nothing'
        : [...selection.ids]
            .map((id) => model.item(id)?.kind)
            .sort()
            .join('+'),
    camera: JSON.stringify(viewport.camera()),
    panel: panel.get(),
    choosing: choosing.get(),
    adding: adding.get(),
    painting: painting.get(),
    cropping: model.item(commands.cropping.get())?.kind,
    spotlight: spotlight.get()?.size ?? null,
    singleKeys: singleKeys.get(),
    announce: announceLevel.get(),
    list: clipboard.writing.get(),
    colour: commands.colour,
    tool: hands && (hands.tool.get() === 'draw' ? hands.pen.get() : hands.tool.get()),
    linking: hands && hands.links.step.get().kind !== 'off',
    keys: hands && (hands.lines.bends.keys.get() ? 'bend' : (hands.lines.keys.get()?.end ?? null)),
    menu: document.querySelector('[role="menu"]') !== null,
    region,
    said: document.querySelector('[data-said], p[role="status"]')?.textContent,
  };
}

function atRest(desk: Desk): void {
  const { selection, viewport, hands, clipboard } = desk;
  selection.stopEditing();
  selection.set([], null);
  for (const open of [desk.panel, desk.choosing, desk.spotlight]) open.set(null);
  desk.adding.set(false);
  desk.painting.set(false);
  desk.commands.cropping.set(null);
  desk.singleKeys.set(true);
  desk.announceLevel.set('summary');
  clipboard.writing.set(false);
  clipboard.asking.set(null);
  hands?.links.cancel();
  hands?.tool.set('select');
  hands?.pen.set('pen');
  desk.commands.setColour('lime');
  viewport.setSize({ w: 1_200, h: 900 });
  viewport.setCamera({ x: 0, y: 0, zoom: 1 });
  for (const menu of document.querySelectorAll('[role="menu"]'))
    menu.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true }));
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  desk.focusSurface();
}

/** Tells the desk of what is around it. */
function Probe({ tell }: { readonly tell: (desk: Desk) => void }) {
  const desk = useDesk();
  useEffect(() => tell(desk), [tell, desk]);
  return null;
}

const fieldsOf = (map: ReturnType<typeof documentItems>) =>
  new Map([...map].map(([id, item]) => [id, item.toJSON() as Fields]));

export async function openParityBoard(view: 'canvas' | 'outline'): Promise<ParityBoard> {
  vi.stubGlobal('ResizeObserver', NoResizeObserver);
  fakeMedia([]);
  localStorage.clear();
  await startI18n();
  await changeLanguage('en');
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(1_200);
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(900);
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
  Element.prototype.scrollIntoView = () => undefined;
  Element.prototype.setPointerCapture = () => undefined;
  // jsdom has no sheets that a page builds itself.
  Object.assign(document, { adoptedStyleSheets: [] });
  CSSStyleSheet.prototype.replaceSync ??= () => undefined;
  stubOutside();
  const { board, doc } = openBoard(0, view);
  const items = boardItems(doc);
  const ids = Object.fromEntries(NAMES.map((name) => [name, newId<ItemId>()])) as unknown as Scene;
  /** What is another than at first is as at first: to render what is the same anew costs most of a cell. */
  const fill = (first: ReadonlyMap<string, Fields>) =>
    doc.transact(() => {
      for (const [id, item] of [...items])
        if (JSON.stringify(first.get(id)) !== JSON.stringify(item.toJSON())) items.delete(id);
      for (const item of scene(ids)) if (!items.has(item.id)) insertItem(items, item);
    }, 'network');
  fill(new Map());
  const found: { desk: Desk | null } = { desk: null };
  const tell = (desk: Desk) => {
    found.desk = desk;
  };
  show(board(true, { extras: <Probe tell={tell} /> }));
  const desk = await until('the board has opened', () => found.desk);
  const whole = fieldsOf(documentItems(doc));
  let before = whole;
  let sight = seen(desk);
  return {
    desk,
    ids,
    async reset(chosen, first) {
      await act(async () => {
        atRest(desk);
        fill(whole);
        desk.model.store.flush();
        fillClipboard('Pasted');
        if (chosen.length > 0) {
          const named = chosen.map((name) => ids[name]);
          desk.selection.set(named, named[0]);
        }
        desk.focusSurface();
        await first?.(desk);
        desk.model.store.flush();
      });
      outside.length = 0;
      before = fieldsOf(documentItems(doc));
      sight = seen(desk);
    },
    changes() {
      const now = seen(desk);
      const rest = Object.keys(now)
        .filter((key) => now[key] !== sight[key])
        .map((key) => (key === 'camera' || key === 'menu' ? key : `${key}=${String(now[key])}`));
      return {
        document: compare(before, fieldsOf(documentItems(doc))),
        rest: [...rest, ...outside].join(' '),
      };
    },
    close() {
      cleanup();
      vi.restoreAllMocks();
      vi.unstubAllGlobals();
    },
  };
}
