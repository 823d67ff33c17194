/** The link of one document: counts what leaves, filters echoes, sends what is too large by HTTP. */
import type { WebsocketProvider } from 'y-websocket';
import type * as Y from 'yjs';
import type { ErrorCode } from '../../shared/errors.ts';
import { errorOfCloseCode, FINAL_ERRORS } from '../../shared/errors.ts';
import { describeOutgoing, HELLO_SAVED, mentions, ownAwareness } from './frames.ts';
import type { Carrier, DocumentLink, OpenCarrier } from './link.ts';
import type { SaveTracker } from './SaveTracker.ts';
import { Upload } from './Upload.ts';

export interface LinkParts {
  readonly connect: OpenCarrier;
  /** Address of the document's HTTP sync. */
  readonly syncUrl: string;
  readonly doc: Y.Doc;
  readonly tracker: SaveTracker;
  readonly refresh: () => void;
  readonly stop: (reason: ErrorCode) => void;
  readonly fetch: typeof fetch;
  readonly after: (ms: number, run: () => void) => () => void;
}

/** Closes by a defect before the document was open, one after the other: then it will not open by itself. */
const TRIES = 3;

/** `own` tells the link whose awareness is ours, once the provider has made it. */
export function createLink(
  parts: LinkParts,
): DocumentLink & { own(awareness: WebsocketProvider['awareness']): void } {
  const { tracker, refresh, doc, connect, stop } = parts;
  let awareness: WebsocketProvider['awareness'] | null = null;
  let inVain = 0;
  const content = (frame: Uint8Array, answer: boolean, carrier: Carrier) => {
    tracker.sent(answer);
    carrier.send(frame);
    refresh();
  };
  const upload = new Upload({
    ...parts,
    url: parts.syncUrl,
    onClosing(frame, answer, carrier) {
      tracker.uploading(false);
      content(frame, answer, carrier);
    },
    onRefused(reason) {
      tracker.uploading(false);
      stop(reason);
      refresh();
    },
  });
  return {
    own: (mine) => {
      awareness = mine;
    },
    connect,
    opened(carrier) {
      tracker.opened();
      carrier.send(HELLO_SAVED);
      refresh();
    },
    outgoing(frame, carrier) {
      const outgoing = describeOutgoing(frame);
      if (outgoing.kind === 'awareness') {
        if (awareness !== null && mentions(frame, doc.clientID)) carrier.send(ownAwareness(awareness));
      } else if (outgoing.kind === 'other') carrier.send(frame);
      else if (upload.isRunning && !outgoing.answer) {
        upload.hold(outgoing.update);
        refresh();
      } else if (upload.isRunning || frame.byteLength > carrier.mostBytes) {
        // An answer says all that the server lacks, so it takes the place of what was on its way.
        tracker.uploading(true);
        upload.start(outgoing, carrier);
        refresh();
      } else content(frame, outgoing.answer, carrier);
    },
    closed(code) {
      upload.cancel();
      tracker.uploading(false);
      const error = errorOfCloseCode(code);
      inVain = error === 'INTERNAL' && !tracker.isAnswered ? inVain + 1 : 0;
      if (error !== null && (FINAL_ERRORS.has(error) || inVain === TRIES)) stop(error);
      else tracker.closed();
      refresh();
    },
  };
}
