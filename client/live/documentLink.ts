/** The link of one document: counts what leaves, filters echoes, sends what is too large by HTTP. */
import type { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import type { ErrorCode } from '../../shared/errors.ts';
import { errorOfCloseCode, FINAL_ERRORS } from '../../shared/errors.ts';
import { LIMITS, TIMES } from '../../shared/limits.ts';
import { type EventSocket, openWebSocket } from './carriers.ts';
import { describeOutgoing, encodeHttpSync, HELLO_SAVED, mentions, ownAwareness } from './frames.ts';
import { createChooser, type DocumentLink } from './link.ts';
import type { SaveTracker } from './SaveTracker.ts';
import { openTunnel } from './tunnel.ts';
import type { OpenDocument } from './types.ts';

export interface LinkParts {
  readonly options: OpenDocument;
  readonly origin: string;
  readonly doc: Y.Doc;
  readonly tracker: SaveTracker;
  readonly refresh: () => void;
  readonly events: () => Promise<EventSocket>;
  readonly stop: (reason: ErrorCode) => void;
  readonly after: (ms: number, run: () => void) => () => void;
}

/** `own` tells the link whose awareness is ours, once the provider has made it. */
export function createLink(
  parts: LinkParts,
): DocumentLink & { own(awareness: WebsocketProvider['awareness']): void } {
  const { tracker, refresh, doc } = parts;
  let awareness: WebsocketProvider['awareness'] | null = null;
  const connect = createChooser({
    webSocket: openWebSocket,
    tunnel: openTunnel({ socket: parts.events, after: parts.after }),
    after: parts.after,
    silenceMs: TIMES.webSocketSilenceMs,
  });
  return {
    own: (mine) => {
      awareness = mine;
    },
    connect,
    opened(send) {
      tracker.opened();
      send(HELLO_SAVED);
      refresh();
    },
    outgoing(frame, send) {
      const outgoing = describeOutgoing(frame);
      if (outgoing.kind === 'awareness') {
        if (awareness !== null && mentions(frame, doc.clientID)) send(ownAwareness(awareness));
        return;
      }
      if (outgoing.kind === 'content' && frame.byteLength > LIMITS.editorFrameBytes) {
        upload(parts, outgoing.update, outgoing.answer);
        return;
      }
      if (outgoing.kind === 'content') tracker.sent(outgoing.answer);
      send(frame);
      refresh();
    },
    closed(code) {
      const error = errorOfCloseCode(code);
      if (error !== null && FINAL_ERRORS.has(error)) parts.stop(error);
      else tracker.closed();
      refresh();
    },
  };
}

/** What is too large for a frame goes by HTTP; the server answers when it is durable. */
function upload(parts: LinkParts, update: Uint8Array, answer: boolean): void {
  const { tracker, refresh, doc, options, origin } = parts;
  tracker.uploadStarted(answer);
  const body = encodeHttpSync(Y.encodeStateVector(doc), update) as Uint8Array<ArrayBuffer>;
  const headers = { 'content-type': 'application/octet-stream' };
  fetch(`${origin}/api/documents/${options.documentId}/sync`, {
    method: 'POST',
    body,
    headers,
    credentials: 'include',
  })
    .then(
      (response) => tracker.uploadEnded(response.ok),
      () => tracker.uploadEnded(false),
    )
    .finally(refresh);
}
