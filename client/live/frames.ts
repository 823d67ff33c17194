/** Reading and filtering of the y-websocket frames that leave this tab (see shared/protocol.ts). */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import type { Awareness } from 'y-protocols/awareness';
import { encodeAwarenessUpdate } from 'y-protocols/awareness';
import { MESSAGE, SYNC } from '../../shared/protocol.ts';

export const HELLO_SAVED = encoding.encode((encoder) => encoding.writeVarUint(encoder, MESSAGE.saved));

export type Outgoing =
  | { readonly kind: 'content'; readonly answer: boolean; readonly update: Uint8Array }
  | { readonly kind: 'awareness' }
  | { readonly kind: 'other' };

export function describeOutgoing(frame: Uint8Array): Outgoing {
  const decoder = decoding.createDecoder(frame);
  const type = decoding.readVarUint(decoder);
  if (type === MESSAGE.awareness) return { kind: 'awareness' };
  if (type !== MESSAGE.sync) return { kind: 'other' };
  const sync = decoding.readVarUint(decoder);
  if (sync === SYNC.step1) return { kind: 'other' };
  return { kind: 'content', answer: sync === SYNC.step2, update: decoding.readVarUint8Array(decoder) };
}

/** The stock provider echoes everybody's states; only our own may leave, or a room of n sends n² entries. */
export function ownAwareness(awareness: Awareness): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, MESSAGE.awareness);
    encoding.writeVarUint8Array(encoder, encodeAwarenessUpdate(awareness, [awareness.clientID]));
  });
}

/** Does an outgoing awareness frame say anything about `clientId`? */
export function mentions(frame: Uint8Array, clientId: number): boolean {
  const decoder = decoding.createDecoder(frame);
  decoding.readVarUint(decoder);
  const update = decoding.createDecoder(decoding.readVarUint8Array(decoder));
  for (let left = decoding.readVarUint(update); left > 0; left--) {
    const id = decoding.readVarUint(update);
    decoding.readVarUint(update);
    decoding.readVarString(update);
    if (id === clientId) return true;
  }
  return false;
}

/** Body of a stateless HTTP sync: what I have, and an update to store. */
export function encodeHttpSync(stateVector: Uint8Array, update: Uint8Array): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint8Array(encoder, stateVector);
    encoding.writeVarUint8Array(encoder, update);
  });
}

/** A sync message with content: an edit, or the answer to a SyncStep1. */
export function contentFrame(update: Uint8Array, answer: boolean): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, MESSAGE.sync);
    encoding.writeVarUint(encoder, answer ? SYNC.step2 : SYNC.update);
    encoding.writeVarUint8Array(encoder, update);
  });
}

/** A frame of the tunnel holds a whole turn; the provider reads one message at a time. */
export function splitMessages(frame: Uint8Array): readonly Uint8Array<ArrayBuffer>[] {
  const decoder = decoding.createDecoder(frame);
  const messages: Uint8Array<ArrayBuffer>[] = [];
  while (decoding.hasContent(decoder)) {
    const start = decoder.pos;
    skipMessage(decoder);
    messages.push(frame.slice(start, decoder.pos));
  }
  return messages;
}

function skipMessage(decoder: decoding.Decoder): void {
  switch (decoding.readVarUint(decoder)) {
    case MESSAGE.sync:
      decoding.readVarUint(decoder);
      decoding.readVarUint8Array(decoder);
      break;
    case MESSAGE.awareness:
      decoding.readVarUint8Array(decoder);
      break;
    case MESSAGE.auth:
      decoding.readVarUint(decoder);
      decoding.readVarUint8Array(decoder);
      break;
    case MESSAGE.saved:
      decoding.readVarUint(decoder);
      break;
    default:
      break;
  }
}
