/**
 * The composition root, and the only one: createApp(config) → a running server. Tests use it as main does.
 *
 * Start: store → listen → everything that needs the address → demo and links → ready. Stop, the other way round and
 * bounded: no new connections → clients are told → documents saved → store closed.
 */
import type { Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type * as Y from 'yjs';
import { AppError } from '../shared/errors.ts';
import type { DocumentId } from '../shared/ids.ts';
import { TIMES } from '../shared/limits.ts';
import { adminLink, makeAdminToken } from './access/admin.ts';
import type { Access } from './access/createAccess.ts';
import { createAccess } from './access/createAccess.ts';
import { mintDemoLinks } from './access/demoLinks.ts';
import { createOriginCheck } from './access/origins.ts';
import type { Bus } from './bus/Bus.ts';
import { createLocalBus } from './bus/local/createLocalBus.ts';
import type { Clock } from './clock.ts';
import { systemClock } from './clock.ts';
import type { Config } from './config.ts';
import { Discussion } from './discussion/Discussion.ts';
import { Visits } from './discussion/Visits.ts';
import type { DocHub } from './documents/DocHub.ts';
import { createDocHub } from './documents/DocHub.ts';
import { createHistory } from './history/createHistory.ts';
import { createVersions } from './history/createVersions.ts';
import { createWriters } from './history/createWriters.ts';
import { keepPast } from './history/past.ts';
import { createHttp } from './http/createHttp.ts';
import { createImages } from './images/createImages.ts';
import { openStore } from './openStore.ts';
import { ensureDemo } from './programmes/demo.ts';
import { tellProgramme } from './programmes/keepOwnWords.ts';
import { noteEdits } from './programmes/noteEdits.ts';
import type { Shelf } from './programmes/shelf.ts';
import { createShelf } from './programmes/shelf.ts';
import { createTemplates } from './programmes/templates.ts';
import { createTwinnings } from './programmes/twinnings.ts';
import { attachRealtime } from './realtime/attachRealtime.ts';
import type { Store } from './storage/Store.ts';
import { createTelemetry } from './telemetry/createTelemetry.ts';
import type { Telemetry } from './telemetry/Telemetry.ts';

export interface Links {
  /** Only on the first start: the store has its hash. */
  readonly admin: string | null;
  readonly demo: { readonly facilitator: string; readonly participant: string } | null;
}

export interface App {
  readonly url: string;
  /** Where it listens; differs from the url's behind a proxy. */
  readonly port: number;
  readonly links: Links;
  readonly telemetry: Telemetry;
  readonly bus: Bus;
  /** Safe to call twice; resolves when nothing is left open. */
  stop(): Promise<void>;
}

/** For tests and the load generator (tests/bench); an injected store is closed like an own one. */
export interface Overrides {
  readonly store?: Store;
  readonly clock?: Clock;
  readonly telemetry?: Telemetry;
  /** Instead of those in shared/limits. No setting reaches them: a running product has exactly the limits there. */
  readonly limits?: { readonly connectionsPerRoom?: number; readonly connectionsPerSignIn?: number };
}

const SWEEP_MS = 10 * 60_000;

type Phase = 'starting' | 'ready' | 'stopping';

function listen(server: Server, { host, port }: Config): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

/** Resolves with the work or after `ms`, whichever is first: a stop must end. */
function bounded(work: Promise<unknown>, ms: number, clock: Clock): Promise<void> {
  return new Promise((resolve, reject) => {
    const cancel = clock.after(ms, resolve);
    work.then(() => resolve(), reject).finally(cancel);
  });
}

/** Removes what expired, now and then, until the returned function is called. */
function sweepRegularly({ signIns, invites }: Access, { log }: Telemetry, clock: Clock): () => void {
  let cancel: (() => void) | null = null;
  const sweep = async () => {
    try {
      await signIns.sweep();
      await invites.sweep();
    } catch (err) {
      log.warn({ err }, 'expired sign-ins and invites could not be removed; trying again later');
    }
    if (cancel !== null) plan();
  };
  const plan = () => {
    cancel = clock.after(SWEEP_MS, () => void sweep());
  };
  plan();
  return () => {
    cancel?.();
    cancel = null;
  };
}

/** The list of documents follows edits as well as it can: an edit is safe without it. */
function noteIn(shelf: Shelf, { log }: Telemetry): (id: DocumentId) => void {
  return (id) => {
    shelf
      .edited(id)
      .catch((err: unknown) => log.debug({ err, documentId: id }, 'edit not noted in the list'));
  };
}

/** An edit that changes nothing: in turn with the room's real edits, and nothing is stored or sent. */
async function lookAt<Value>(hub: DocHub, id: DocumentId, look: (doc: Y.Doc) => Value): Promise<Value> {
  const seen: Value[] = [];
  await hub.edit(id, (doc) => void seen.push(look(doc)));
  const [value] = seen;
  if (value === undefined) throw new AppError('STORE_UNAVAILABLE');
  return value;
}

interface Running {
  readonly server: Server;
  readonly store: Store;
  readonly limits: NonNullable<Overrides['limits']>;
  readonly clock: Clock;
  readonly telemetry: Telemetry;
}

function composeAll(config: Config, url: string, running: Running) {
  const { server, store, limits, clock, telemetry } = running;
  const bus = createLocalBus(telemetry.log);
  const twinnings = createTwinnings(store.entities, clock);
  const shelf = createShelf(store.entities, bus, clock);
  const templates = createTemplates(store.entities, twinnings, clock);
  const citiesOf = twinnings.citiesOf;
  const access = createAccess({ entities: store.entities, bus, clock, publicUrl: url, citiesOf });
  const isAllowedOrigin = createOriginCheck(url, config.allowedOrigins);
  let phase: Phase = 'starting';
  const core = { bus, clock, telemetry };
  const talk = { entities: store.entities, gate: access.gate, clock };
  const past = keepPast({ log: store.log, blobs: store.blobs, clock, days: config.historyDays });
  const log = noteEdits(past, clock, noteIn(shelf, telemetry));
  const writers = createWriters(store.entities, clock, telemetry);
  const hub = createDocHub({
    ...core,
    log,
    noteWriter: writers.note,
    onPeopleChanged: log.settle,
    options: limits,
  });
  const http = createHttp({
    config,
    publicUrl: url,
    store,
    access,
    twinnings,
    tellProgramme: (id) => tellProgramme(store.entities, bus, id),
    shelf,
    templates,
    discussion: new Discussion({ ...talk, bus, citiesOf }),
    visits: new Visits(talk),
    clock,
    telemetry,
    isAllowedOrigin,
    present: (documentId) => hub.present(documentId),
    lookAt: (documentId, look) => lookAt(hub, documentId, look),
    history: createHistory(store),
    writers,
    versions: createVersions(store.entities, clock),
    images: createImages(store.blobs),
    sync: (...call) => realtime.syncHandler(...call),
    ready: () => phase === 'ready',
  });
  server.on('request', http);
  // After the line above: socket.io takes its own requests out of those for the listeners that are there already.
  const realtime = attachRealtime({ ...core, ...limits, server, hub, gate: access.gate, isAllowedOrigin });
  const stopSweeping = sweepRegularly(access, telemetry, clock);

  async function stop() {
    phase = 'stopping';
    const closed = new Promise((resolve) => server.close(resolve));
    stopSweeping();
    await bounded(realtime.stop(), 2 * TIMES.drainMs, clock);
    server.closeIdleConnections();
    await bounded(closed, TIMES.drainMs, clock);
    server.closeAllConnections();
    access.gate.close();
    await bounded(writers.settle(), TIMES.drainMs, clock);
    await bus.close();
  }

  async function makeLinks(): Promise<Links> {
    const token = await makeAdminToken(store.entities);
    const demo = config.demo ? await ensureDemo(store, clock) : null;
    const links = demo && (await mintDemoLinks(store.entities, access.invites, demo, url));
    phase = 'ready';
    return { admin: token === null ? null : adminLink(url, token), demo: links };
  }

  return { stop, makeLinks, bus };
}

async function start(config: Config, running: Running): Promise<App> {
  const { server, store, clock, telemetry } = running;
  const port = await listen(server, config);
  const url = config.publicUrl ?? `http://localhost:${port}`;
  const { stop: stopServing, makeLinks, bus } = composeAll(config, url, running);
  let stopping: Promise<void> | null = null;
  async function stopAll() {
    try {
      await stopServing();
    } finally {
      await bounded(store.close(), TIMES.drainMs, clock);
    }
  }
  const stop = () => {
    stopping ??= stopAll();
    return stopping;
  };
  try {
    return { url, port, links: await makeLinks(), telemetry, bus, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Throws what stands in the way of a start, with nothing left open. */
export async function createApp(config: Config, overrides: Overrides = {}): Promise<App> {
  const clock = overrides.clock ?? systemClock;
  const telemetry = overrides.telemetry ?? createTelemetry(config.logLevel);
  const onReplaced = () => telemetry.log.warn({}, 'MongoDB was not found again; it is connected anew');
  const store = overrides.store ?? (await openStore(config, onReplaced));
  try {
    const limits = overrides.limits ?? {};
    return await start(config, { server: createServer(), store, limits, clock, telemetry });
  } catch (error) {
    await store.close();
    throw error;
  }
}
