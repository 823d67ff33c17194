/** `npm run bench -- client`: the budgets of the built client, in Chromium, with a real server and a board of 2,000 notes. */
import { spawnSync } from 'node:child_process';
import type { Browser, Page } from 'playwright-core';
import { DESKTOP, launchBrowser, newPerson } from '../support/browser.ts';
import { joinBoard } from '../support/journey.ts';
import { freePort, startServer, temporaryFolder } from '../support/serverProcess.ts';
import { ROOT } from '../support/sources.ts';
import { BUDGETS, LOCALE_BUDGET } from '../support/weight.ts';
import { type Arrival, navigate, openBoard, painted, watch } from './browser/arrival.ts';
import { Pointers } from './browser/Crowd.ts';
import { company } from './browser/company.ts';
import { DRAWINGS, type DrawingName, DrawingServer, type DrawnNote, isPainted } from './browser/Drawing.ts';
import { noteInView, rested, seenMoving } from './browser/inView.ts';
import { type Cost, Meter } from './browser/Meter.ts';
import { type Figures, printFigures, printRatios } from './browser/ratios.ts';
import { printRows, type Row } from './browser/report.ts';
import { loadedKilobytes, weigh } from './browser/weight.ts';
import { type Stage, setStage } from './clientStage.ts';
import { describeMachine } from './machine.ts';

const NOTES = 2_000;
const MANY_NOTES = 5_000;
/** Of a map; each has three links. */
const NODES = 500;
const FRAMES = 60;
const MOVES = 100;
const MOVE_EVERY_MS = 60;
const CROWD_MS = 5_000;

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
const ITEMS = '[data-item]';

async function weighAll({ browser, server, board }: Stage): Promise<readonly Row[]> {
  const { page, context } = await joinBoard(browser, server.links.facilitator, 'Weigher');
  const stranger = await newPerson(browser);
  const home = board.replace(/\/d\/.*/, '');
  const rows: Row[] = [];
  const pages: Readonly<Record<string, readonly [Page, string]>> = {
    'workspace home': [page, home],
    board: [page, board],
    members: [page, `${home}/members`],
    join: [stranger.page, server.links.participant],
  };
  for (const { route: what, chunks, kilobytes: most } of BUDGETS) {
    const [on, url] = pages[what] ?? [];
    if (!on || !url) continue;
    const { initial, loaded, locale } = await weigh(on, url, chunks, () =>
      what === 'board' ? painted(on) : on.getByRole('heading').first().waitFor(),
    );
    rows.push({
      what: `initial JS gz, ${what}`,
      value: initial,
      unit: 'KB',
      most,
      note: `all that comes: ${loaded.toFixed(0)}`,
    });
    if (what === 'board') rows.push({ what: 'one locale', value: locale, unit: 'KB', most: LOCALE_BUDGET });
  }
  await context.close();
  await stranger.context.close();
  return rows;
}

async function atWorkingZoom({ page }: Meter): Promise<void> {
  await page.getByRole('application').first().focus();
  // From the middle of everything, wherever a gesture has led.
  await page.keyboard.press('Shift+Digit1');
  // The camera glides there, and whoever presses a key meanwhile takes over.
  await pause(500);
  await page.keyboard.press('Control+0');
  await pause(500);
  await rested(page);
}

const arrivalRows = (what: string, { seenMs, liveMs }: Arrival): readonly Row[] => [
  perFrame(`navigation to ${what} on the screen`, seenMs, null),
  perFrame(`navigation to ${what} live`, liveMs, null),
];

const perFrame = (what: string, value: number, most: number | null): Row => ({
  what,
  value,
  unit: 'ms',
  most,
});

interface Gestures {
  readonly pan: Cost;
  readonly zoom: Cost;
}

async function gestures(meter: Meter): Promise<Gestures> {
  const gesture = (step: (frame: number) => Promise<void>) =>
    meter.during(async () => {
      for (let frame = 0; frame < FRAMES; frame += 1) await step(frame);
    });
  const pan = await gesture((frame) => meter.wheel(frame % 40 < 20 ? 40 : -40, 25, false));
  await pause(500);
  const zoom = await gesture((frame) => meter.wheel(0, frame < FRAMES / 2 ? 30 : -30, true));
  await pause(500);
  return { pan, zoom };
}

const gestureRows = ({ pan, zoom }: Gestures): readonly Row[] => [
  perFrame('script per pan frame', pan.scriptMs / FRAMES, 2),
  perFrame('main thread per pan frame', pan.mainMs / FRAMES, null),
  { what: 'long tasks while panning 60 frames', value: pan.longTasks, unit: '', most: 0 },
  perFrame('script per zoom frame', zoom.scriptMs / FRAMES, 4),
  perFrame('main thread per zoom frame', zoom.mainMs / FRAMES, null),
  { what: 'long tasks while zooming 60 frames', value: zoom.longTasks, unit: '', most: 0 },
];

/** One move at a time, each in a frame of its own; what the page does anyway is taken off. */
async function remoteMoves(
  meter: Meter,
  move: (step: number) => unknown,
  still: () => unknown,
): Promise<Cost> {
  const moving = (act: (step: number) => unknown) => async () => {
    for (let step = 0; step < MOVES; step += 1) {
      await act(step);
      await pause(MOVE_EVERY_MS);
    }
  };
  // The first ones are run by an interpreter that has not seen them yet.
  await moving(move)();
  const idle = await meter.during(moving(still));
  const moved = await meter.during(moving(move));
  const each = (of: keyof Cost) => Math.max(0, moved[of] - idle[of]) / MOVES;
  return {
    scriptMs: each('scriptMs'),
    mainMs: each('mainMs'),
    longTasks: each('longTasks'),
    commits: each('commits'),
    outermost: each('outermost'),
    components: each('components'),
  };
}

/** Of what is in the middle of the window; the figure counts only if it is seen there before and after. */
async function notesMoves(meter: Meter, { mover }: Stage): Promise<Cost> {
  const id = await noteInView(meter.page);
  const move = (step: number) => mover.move(id, step);
  await seenMoving(meter.page, id, move);
  const each = await remoteMoves(meter, move, () => undefined);
  await seenMoving(meter.page, id, move);
  return each;
}

const moveRows = (each: Cost): readonly Row[] => [
  perFrame('script per remote move', each.scriptMs, 1),
  { what: 'React renders per remote move', value: each.outermost, unit: '', most: 1 },
  { what: 'components in them', value: each.components, unit: '', most: null },
];

async function crowd(meter: Meter, stage: Stage): Promise<readonly Row[]> {
  const pointers = new Pointers();
  const path = `/yjs/${stage.documentId}`;
  await pointers.come(Number(new URL(stage.server.url).port), path, stage.cookies);
  await pause(1_500);
  const id = await noteInView(meter.page);
  const cost = await meter.during(async () => {
    const started = performance.now();
    for (let step = 0; performance.now() - started < CROWD_MS; step += 1) {
      stage.mover.move(id, step);
      if (step % 5 === 0) pointers.point({ x: 0, y: 0, w: 4_000, h: 4_000 });
      await pause(Math.max(0, started + step * 20 - performance.now()));
    }
  });
  pointers.leave();
  const perSecond = (ms: number) => ms / (CROWD_MS / 1_000);
  return [
    { what: 'script, 50 moves/s and 200 cursors', value: perSecond(cost.scriptMs), unit: 'ms/s', most: 120 },
    { what: 'main thread, the same', value: perSecond(cost.mainMs), unit: 'ms/s', most: null },
    { what: 'React renders, the same', value: perSecond(cost.components), unit: '/s', most: null },
  ];
}

/** From near to everything, in steps of a wheel. */
async function elements(meter: Meter): Promise<readonly Row[]> {
  let [mounted, all] = [0, 0];
  for (let step = 0; step < 30; step += 1) {
    await meter.wheel(0, 40, true);
    await pause(250);
    const now = await meter.page.evaluate(
      (items) => [document.querySelectorAll(items).length, document.querySelectorAll('*').length] as const,
      ITEMS,
    );
    mounted = Math.max(mounted, now[0]);
    all = Math.max(all, now[1]);
  }
  return [
    { what: 'notes mounted at most, at any zoom', value: mounted, unit: '', most: 500 },
    { what: 'DOM elements at most, at any zoom', value: all, unit: '', most: 4_000 },
  ];
}

interface Measured {
  readonly rows: readonly Row[];
  readonly figures: Figures;
}

async function measure(stage: Stage): Promise<Measured> {
  const weights = await weighAll(stage);
  const bytes = weights.find((row) => row.what.endsWith('board'))?.value ?? Number.NaN;
  const { meter, ...arrival } = await openBoard(stage);
  await atWorkingZoom(meter);
  const gestured = await gestures(meter);
  await atWorkingZoom(meter);
  const each = await notesMoves(meter, stage);
  const crowded = await crowd(meter, stage);
  const counted = await elements(meter);
  const heap = await meter.heapMegabytes();
  const rows: readonly Row[] = [
    ...weights,
    ...arrivalRows(`${stage.notes} notes`, arrival),
    ...gestureRows(gestured),
    ...moveRows(each),
    ...crowded,
    ...counted,
    { what: 'JS heap', value: heap, unit: 'MB', most: stage.notes === NOTES ? 25 : null },
  ];
  await meter.page.context().close();
  return { rows, figures: figuresOf(arrival, gestured, each, heap, bytes) };
}

/** Rows of ours alone, for whoever works on them. */
async function measureSome(stage: Stage, only: readonly string[]): Promise<void> {
  const { meter, ...arrival } = await openBoard(stage);
  const rows = [...arrivalRows(`${stage.notes} notes`, arrival)];
  await atWorkingZoom(meter);
  if (only.includes('gestures')) rows.push(...gestureRows(await gestures(meter)));
  await atWorkingZoom(meter);
  if (only.includes('moves')) rows.push(...moveRows(await notesMoves(meter, stage)));
  printRows(rows);
}

/** A barrier map is held to the budgets of a board. */
async function measureMap(stage: Stage): Promise<void> {
  const { meter, ...arrival } = await openBoard(stage);
  const rows = [...arrivalRows(`${stage.notes} nodes and ${3 * stage.notes} links`, arrival)];
  await atWorkingZoom(meter);
  rows.push(...gestureRows(await gestures(meter)));
  await atWorkingZoom(meter);
  rows.push(...moveRows(await notesMoves(meter, stage)));
  rows.push(...(await elements(meter)));
  rows.push({ what: 'JS heap', value: await meter.heapMegabytes(), unit: 'MB', most: 25 });
  await atWorkingZoom(meter);
  // Last: whoever drags leaves the map another one.
  const pan = async () => ({ cost: (await gestures(meter)).pan, frames: FRAMES });
  rows.push(...(await company(meter, stage, pan)));
  printRows(rows);
}

function figuresOf(
  { seenMs, liveMs }: Arrival,
  { pan, zoom }: Gestures,
  each: Cost,
  heap: number,
  bytes: number,
): Figures {
  return {
    'navigation to painted, ms': seenMs,
    'navigation to live, ms': liveMs,
    'script per pan frame, ms': pan.scriptMs / FRAMES,
    'script per zoom frame, ms': zoom.scriptMs / FRAMES,
    'long tasks in the zoom': zoom.longTasks,
    'script per remote move, ms': each.scriptMs,
    'JS heap, MB': heap,
    'scripts, KB gz': bytes,
  };
}

/** The same for another whiteboard, with the same notes in the middle of the window. */
async function measureDrawing(
  browser: Browser,
  drawings: DrawingServer,
  name: DrawingName,
): Promise<Figures> {
  const context = await browser.newContext({ viewport: DESKTOP });
  await watch(context);
  const page = await context.newPage();
  const bytes = await loadedKilobytes(page, () => page.goto(drawings.url(name)).then(() => isPainted(page)));
  const ms = await navigate(page, drawings.url(name), isPainted);
  const meter = await Meter.on(page);
  await pause(1_000);
  const gestured = await gestures(meter);
  await page.goto(drawings.url(name));
  await isPainted(page);
  await pause(1_000);
  const each = await remoteMoves(
    meter,
    (step) => page.evaluate((at) => window.drawing?.move(at), step),
    () => page.evaluate((at) => at, 0),
  );
  const heap = await meter.heapMegabytes();
  await context.close();
  return figuresOf({ seenMs: ms, liveMs: ms }, gestured, each, heap, bytes);
}

/** The notes that our board is filled with, where they are. */
function drawnNotes(count: number): readonly DrawnNote[] {
  const columns = Math.ceil(Math.sqrt(count));
  return Array.from({ length: count }, (_, index) => ({
    id: `n${index}`,
    x: (index % columns) * 220,
    y: Math.floor(index / columns) * 220,
    text: `Note ${index}: owners of old houses fear the costs of a retrofit`,
  }));
}

async function measurePeers(browser: Browser): Promise<Readonly<Record<DrawingName, Figures>>> {
  const drawings = await DrawingServer.start();
  const notes = drawnNotes(NOTES);
  const near = notes.find((note) => note.x > 4_200 && note.y > 4_200)?.id ?? 'n0';
  try {
    for (const name of DRAWINGS) await drawings.draw(browser, name, notes, near);
    return {
      excalidraw: await measureDrawing(browser, drawings, 'excalidraw'),
      tldraw: await measureDrawing(browser, drawings, 'tldraw'),
    };
  } finally {
    drawings.stop();
  }
}

/** As `npm start` does it: only when sources changed. */
function ensureBuilt(): void {
  const script = "import('./server/launch/prepare.mjs').then((prepare) => prepare.ensureBuilt())";
  const { status } = spawnSync(process.execPath, ['-e', script], { cwd: ROOT, stdio: 'inherit' });
  if (status !== 0) throw new Error('The client could not be built.');
}

export async function benchClient(only: readonly string[]): Promise<void> {
  ensureBuilt();
  console.log(describeMachine());
  const folder = await temporaryFolder();
  const env = { TRUST_PROXY: '1' };
  const server = await startServer({ dataDir: folder.path, port: await freePort(), env });
  const browser = await launchBrowser();
  try {
    if (only.includes('map')) {
      const map = await setStage(server, browser, { kind: 'barrierMap', count: NODES });
      await measureMap(map);
      return map.mover.end();
    }
    const stage = await setStage(server, browser, { kind: 'board', count: NOTES });
    if (only.length > 0) {
      await measureSome(stage, only);
      return stage.mover.end();
    }
    const ours = await measure(stage);
    stage.mover.end();
    printRows(ours.rows);
    const large = await setStage(server, browser, { kind: 'board', count: MANY_NOTES });
    const many = await measure(large);
    large.mover.end();
    printFigures(`Ours with ${MANY_NOTES} notes`, many.figures);
    printRatios(ours.figures, await measurePeers(browser));
  } finally {
    await browser.close();
    await server.stop();
    await folder.remove();
  }
}
