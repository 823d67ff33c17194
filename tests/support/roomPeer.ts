/**
 * A client of a room as y-websocket's provider is one, on an in-memory wire that a test moves: what is said waits in
 * `outgoing`, what was sent to it waits in its line. It speaks type 102 and remembers what it was told is saved.
 */
import * as decoding from 'lib0/decoding';
import {
  Awareness,
  applyAwarenessUpdate,
  encodeAwarenessUpdate,
  removeAwarenessStates,
} from 'y-protocols/awareness';
import * as Y from 'yjs';
import { MESSAGE, SYNC } from '../../shared/protocol.ts';
import type { Replica } from './replicas.ts';
import { wasmReplica, yjsReplica } from './replicas.ts';
import { type Line, say, type World } from './roomWorld.ts';
import type { Person } from './testGate.ts';

export type Kind = 'yjs' | 'ywasm';

export class Peer {
  readonly person: Person;
  readonly kind: Kind;
  readonly replica: Replica;
  readonly awareness: Awareness;
  line: Line | null = null;
  outgoing: Uint8Array[] = [];
  /** Content messages of this connection, in the order they were handed to the wire. */
  #content: Uint8Array[] = [];
  #read = 0;
  /** Every update that the server called durable, over all connections. */
  readonly acknowledged: Uint8Array[] = [];
  synced = false;

  constructor(person: Person, kind: Kind, clientId: number) {
    this.person = person;
    this.kind = kind;
    const onLocal = (update: Uint8Array) => this.#say(say.update(update));
    this.replica = kind === 'yjs' ? yjsReplica(clientId, onLocal) : wasmReplica(clientId, onLocal);
    const identity = new Y.Doc();
    identity.clientID = clientId;
    this.awareness = new Awareness(identity);
    // As the stock provider does: also what came from the server is told to the server.
    this.awareness.on('update', ({ added, updated, removed }: Record<string, number[]>) =>
      this.#present([...(added ?? []), ...(updated ?? []), ...(removed ?? [])]),
    );
  }

  connect(world: World): void {
    this.line = world.join(this.person);
    this.outgoing = [];
    this.#content = [];
    this.#read = 0;
    this.synced = false;
    this.#say(say.saved());
    this.#say(say.step1(this.replica.stateVector()));
    this.#present();
  }

  /** The wire is gone: what was under way is lost, in both directions. */
  disconnect(): void {
    this.line?.membership.leave();
    this.line = null;
    const others = [...this.awareness.getStates().keys()].filter((id) => id !== this.awareness.clientID);
    removeAwarenessStates(this.awareness, others, 'gone');
    this.outgoing = [];
  }

  point(x: number): void {
    this.awareness.setLocalState({ ...this.awareness.getLocalState(), cursor: { x } });
  }

  #present(ids: number[] = [this.awareness.clientID]): void {
    const update = encodeAwarenessUpdate(this.awareness, ids);
    this.#say(Uint8Array.of(MESSAGE.awareness, ...varBytes(update)));
  }

  #say(message: Uint8Array): void {
    if (this.line !== null) this.outgoing.push(message);
  }

  /** Everything that was said on this wire is known to be saved. */
  get isSaved(): boolean {
    return this.#content.length === (this.line?.saved ?? 0);
  }

  get isOpen(): boolean {
    return this.line !== null && this.line.closedWith === null;
  }

  get hasIncoming(): boolean {
    return this.line !== null && this.#read < this.line.messages.length;
  }

  /** One message to the server. */
  pushOne(): void {
    const message = this.outgoing.shift();
    if (message === undefined || this.line === null) return;
    if (message[0] === MESSAGE.sync && message[1] !== SYNC.step1) this.#content.push(bodyOf(message));
    this.line.sayBytes(message);
  }

  /** One message from the server. */
  pullOne(): void {
    const message = this.line?.messages[this.#read];
    if (message === undefined) return;
    this.#read += 1;
    this.#hear(message);
  }

  #hear(message: Uint8Array): void {
    const decoder = decoding.createDecoder(message);
    const type = decoding.readVarUint(decoder);
    if (type === MESSAGE.sync) this.#hearSync(decoder);
    else if (type === MESSAGE.awareness)
      applyAwarenessUpdate(this.awareness, decoding.readVarUint8Array(decoder), 'remote');
    else if (type === MESSAGE.queryAwareness) this.#present();
    else if (type === MESSAGE.saved)
      this.acknowledged.push(...this.#content.slice(0, decoding.readVarUint(decoder)));
  }

  #hearSync(decoder: decoding.Decoder): void {
    const kind = decoding.readVarUint(decoder);
    const body = decoding.readVarUint8Array(decoder);
    if (kind === SYNC.step1) this.#say(say.step2(this.replica.diff(body)));
    else this.replica.apply(body);
    if (kind === SYNC.step2) this.synced = true;
  }

  destroy(): void {
    this.disconnect();
    this.awareness.destroy();
    this.replica.destroy();
  }
}

const varBytes = (bytes: Uint8Array): Uint8Array => say.step1(bytes).subarray(2);

function bodyOf(message: Uint8Array): Uint8Array {
  const decoder = decoding.createDecoder(message);
  decoding.readVarUint(decoder);
  decoding.readVarUint(decoder);
  return decoding.readVarUint8Array(decoder);
}

/** Moves every wire until nobody says anything any more. */
export async function quiesce(world: World, peers: readonly Peer[]): Promise<void> {
  for (let round = 0; round < 1_000; round += 1) {
    let moved = false;
    for (const peer of peers) {
      while (peer.outgoing.length > 0 && peer.isOpen) {
        peer.pushOne();
        moved = true;
      }
      while (peer.hasIncoming) {
        peer.pullOne();
        moved = true;
      }
    }
    await world.clock.advance(moved ? 5 : 6_000);
    if (!moved && peers.every((peer) => !peer.hasIncoming && (peer.outgoing.length === 0 || !peer.isOpen)))
      return;
  }
  throw new Error('the room never came to rest');
}
