/**
 * Edits made while the connection is lost go under a client id that nobody else has seen. Under a known one somebody
 * else may write meanwhile, and Yjs would take theirs for mine and drop mine without a word.
 */
import { uint32 } from 'lib0/random';
import { removeAwarenessStates } from 'y-protocols/awareness';
import type { WebsocketProvider } from 'y-websocket';
import type * as Y from 'yjs';

export function writeUnseenWhileAway(provider: WebsocketProvider): void {
  const { awareness, doc } = provider;
  let seen = false;
  provider.on('status', ({ status }) => {
    if (status === 'connected') seen = true;
  });
  doc.on('beforeTransaction', ({ local }: Y.Transaction) => {
    if (!local || !seen || provider.wsconnected) return;
    seen = false;
    const state = awareness.getLocalState();
    removeAwarenessStates(awareness, [awareness.clientID], 'local');
    doc.clientID = uint32();
    // Presence and edits under one id: by presence the server knows whose it is (RM36).
    awareness.clientID = doc.clientID;
    if (state !== null) awareness.setLocalState(state);
  });
}
