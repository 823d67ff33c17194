/** Everything realtime on one HTTP server: three transports, one hub, one door. */
import type { Server } from 'node:http';
import type { RequestHandler } from 'express';
import type { Gate } from '../access/Gate.ts';
import type { Bus } from '../bus/Bus.ts';
import type { Clock } from '../clock.ts';
import type { DocHub } from '../documents/DocHub.ts';
import type { Telemetry } from '../telemetry/Telemetry.ts';
import { AccessWatch } from './AccessWatch.ts';
import { Door } from './Door.ts';
import { createSyncHandler } from './httpSync.ts';
import { attachSocketIo } from './socketIo.ts';
import { attachWebSocket } from './webSocket.ts';

export interface RealtimeOptions {
  readonly server: Server;
  readonly hub: DocHub;
  readonly gate: Gate;
  readonly bus: Bus;
  /** Asked only when there is an Origin header: browsers always send it where it matters. */
  readonly isAllowedOrigin: (origin: string, host: string | undefined) => boolean;
  readonly clock: Clock;
  readonly telemetry: Telemetry;
  /** Tabs and devices per sign-in; the load generator needs more. */
  readonly connectionsPerSignIn?: number;
}

export interface Realtime {
  readonly syncHandler: RequestHandler;
  /** Saves everything and closes every connection. */
  stop(): Promise<void>;
}

/** After the request listeners of HTTP are in place (see socketIo.ts). */
export function attachRealtime(options: RealtimeOptions): Realtime {
  const { hub } = options;
  const watch = new AccessWatch(options);
  const door = new Door({ ...options, watch });
  const webSocket = attachWebSocket({ ...options, door });
  const socketIo = attachSocketIo({ ...options, door });
  return {
    syncHandler: createSyncHandler({ ...options, door }),
    async stop() {
      await hub.stop();
      webSocket.stop();
      await socketIo.stop();
      watch.stop();
    },
  };
}
