/** The realtime side of the server on a free port: real hub and transports, a table as Gate, a log in memory. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import WebSocket from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { createLocalBus } from '../../server/bus/local/createLocalBus.ts';
import { type Clock, systemClock } from '../../server/clock.ts';
import { createDocHub, type DocHub, type DocHubOptions } from '../../server/documents/DocHub.ts';
import { attachRealtime, type Realtime } from '../../server/realtime/attachRealtime.ts';
import { AppError, ERRORS } from '../../shared/errors.ts';
import type { DocumentId } from '../../shared/ids.ts';
import { createMemoryLog, type MemoryLog } from './memoryLog.ts';
import { createSilentTelemetry, type SilentTelemetry } from './silentTelemetry.ts';
import { createTestGate, type Person, type TestGate } from './testGate.ts';

export interface RealtimeServer {
  readonly port: number;
  readonly gate: TestGate;
  readonly log: MemoryLog;
  readonly hub: DocHub;
  readonly bus: ReturnType<typeof createLocalBus>;
  readonly telemetry: SilentTelemetry;
  readonly server: Server;
  stop(): Promise<void>;
}

export interface RealtimeServerOptions {
  readonly log?: MemoryLog;
  readonly gate?: TestGate;
  readonly port?: number;
  readonly clock?: Clock;
  readonly hub?: DocHubOptions['options'];
}

/** Errors become the answers that server/http gives. */
function expressAround(realtime: () => Realtime) {
  const app = express();
  app.post('/api/documents/:d/sync', (...call) => realtime().syncHandler(...call));
  app.use(((error, _request, response, _next) => {
    const code = error instanceof AppError ? error.code : 'INTERNAL';
    response.status(ERRORS[code].status).json({ error: code });
  }) satisfies express.ErrorRequestHandler);
  return app;
}

export async function startRealtimeServer(options: RealtimeServerOptions = {}): Promise<RealtimeServer> {
  const server = createServer();
  const log = options.log ?? createMemoryLog();
  const gate = options.gate ?? createTestGate();
  const telemetry = createSilentTelemetry();
  const bus = createLocalBus(telemetry.log);
  const core = { bus, clock: options.clock ?? systemClock, telemetry };
  const noteWriter = () => undefined;
  const hub = createDocHub({ ...core, log, noteWriter, ...(options.hub ? { options: options.hub } : {}) });
  const isAllowedOrigin = (origin: string, host: string | undefined) => origin === `http://${host}`;
  server.on(
    'request',
    expressAround(() => realtime),
  );
  const realtime = attachRealtime({ ...core, server, hub, gate, isAllowedOrigin });
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const stop = async () => {
    await realtime.stop();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { port, gate, log, hub, bus, telemetry, server, stop };
}

/** A ws socket that carries the person's cookie, as a browser would. */
export function socketClassOf(
  person: Person,
  headers: Record<string, string> = {},
): typeof globalThis.WebSocket {
  class WithCookie extends WebSocket {
    constructor(url: string | URL) {
      super(url, { headers: { cookie: person.cookie, ...headers } });
    }
  }
  return WithCookie as unknown as typeof globalThis.WebSocket;
}

export interface StockClient {
  readonly doc: Y.Doc;
  readonly provider: WebsocketProvider;
  readonly closes: number[];
  items(): Y.Map<unknown>;
  destroy(): void;
}

/** The unchanged provider of y-websocket. */
export function stockClient(
  server: { readonly port: number },
  person: Person,
  documentId: DocumentId,
  doc = new Y.Doc(),
): StockClient {
  const closes: number[] = [];
  const provider = new WebsocketProvider(`ws://127.0.0.1:${server.port}/yjs`, documentId, doc, {
    WebSocketPolyfill: socketClassOf(person),
    disableBc: true,
  });
  provider.on('connection-close', (event) => event && closes.push(event.code));
  return {
    doc,
    provider,
    closes,
    items: () => doc.getMap('items'),
    destroy() {
      provider.destroy();
      doc.destroy();
    },
  };
}
