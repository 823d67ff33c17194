/**
 * The others on this board, from awareness: who they are (stamped by the server) and what they show. Kept per
 * connection; React hears only of comings and goings and of who writes where, positions are read by whoever draws them.
 */
import type { Awareness } from 'y-protocols/awareness';
import type { ItemId } from '../../../shared/ids.ts';
import { parseMemberId } from '../../../shared/ids.ts';
import { LIMITS } from '../../../shared/limits.ts';
import type { AwarenessUser } from '../../../shared/protocol.ts';
import { PEOPLE_COLOURS } from '../../../shared/protocol.ts';
import { type BoardPresence, PRESENCE_FIELD, readPresence } from './boardPresence.ts';

export interface PeerName {
  readonly name: string;
  readonly initials: string;
  readonly badge: string | null;
  /** A CSS colour on which white text can be read. */
  readonly colour: string;
}

export interface Peer extends PeerName, BoardPresence {
  readonly clientId: number;
}

const words = (value: unknown, most: number) => (typeof value === 'string' ? value.slice(0, most) : '');

export function readPeerName(value: unknown): PeerName | null {
  const user = (typeof value === 'object' && value !== null ? value : {}) as Partial<
    Record<keyof AwarenessUser, unknown>
  >;
  const name = words(user.name, LIMITS.nameLength);
  if (parseMemberId(user.memberId) === null || name === '') return null;
  const index = typeof user.colour === 'number' && Number.isInteger(user.colour) ? Math.abs(user.colour) : 0;
  return {
    name,
    initials: words(user.initials, 3) || name.slice(0, 1),
    badge: words(user.badge, 5) || null,
    colour: PEOPLE_COLOURS[index % PEOPLE_COLOURS.length] ?? PEOPLE_COLOURS[0],
  };
}

interface Changed {
  readonly added: readonly number[];
  readonly updated: readonly number[];
  readonly removed: readonly number[];
}

const NOBODY: readonly PeerName[] = [];
const sameId = (a: readonly PeerName[], b: readonly PeerName[]) =>
  a.length === b.length && a.every((one, i) => one.name === b[i]?.name && one.colour === b[i]?.colour);

export class Peers {
  readonly #awareness: Awareness;
  readonly #peers = new Map<number, Peer>();
  readonly #listeners = new Set<(clientIds: readonly number[]) => void>();
  readonly #writers = new Map<ItemId, readonly PeerName[]>();
  readonly #writerListeners = new Map<ItemId, Set<() => void>>();

  constructor(awareness: Awareness) {
    this.#awareness = awareness;
    this.#learn([...awareness.getStates().keys()]);
    awareness.on('change', this.#onChange);
  }

  all(): IterableIterator<Peer> {
    return this.#peers.values();
  }

  get(clientId: number): Peer | null {
    return this.#peers.get(clientId) ?? null;
  }

  /** Who writes in this item now; the same list until that changes. */
  writersOf(id: ItemId): readonly PeerName[] {
    return this.#writers.get(id) ?? NOBODY;
  }

  subscribeToWriters(id: ItemId, listener: () => void): () => void {
    const listeners = this.#writerListeners.get(id) ?? new Set();
    this.#writerListeners.set(id, listeners.add(listener));
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0 && this.#writerListeners.get(id) === listeners)
        this.#writerListeners.delete(id);
    };
  }

  /** Calls back with the connections that came, went or showed something else. */
  subscribe(listener: (clientIds: readonly number[]) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  destroy(): void {
    this.#awareness.off('change', this.#onChange);
    this.#listeners.clear();
    this.#writerListeners.clear();
  }

  readonly #onChange = ({ added, updated, removed }: Changed) => {
    const clientIds = [...added, ...updated, ...removed];
    const touched = this.#learn(clientIds);
    for (const listener of [...this.#listeners]) listener(clientIds);
    for (const id of touched) for (const listener of [...(this.#writerListeners.get(id) ?? [])]) listener();
  };

  /** Answers the items in which other people write now than before. */
  #learn(clientIds: readonly number[]): ReadonlySet<ItemId> {
    const touched = new Set<ItemId>();
    for (const clientId of clientIds) {
      if (clientId === this.#awareness.clientID) continue;
      const before = this.#peers.get(clientId) ?? null;
      const after = this.#read(clientId);
      if (after) this.#peers.set(clientId, after);
      else this.#peers.delete(clientId);
      if (before?.editing !== after?.editing)
        for (const id of [before?.editing, after?.editing]) if (id) touched.add(id);
    }
    for (const id of touched) if (!this.#countWriters(id)) touched.delete(id);
    return touched;
  }

  #read(clientId: number): Peer | null {
    const state = this.#awareness.getStates().get(clientId);
    const name = state ? readPeerName(state.user) : null;
    return name && { ...name, ...readPresence(state?.[PRESENCE_FIELD]), clientId };
  }

  #countWriters(id: ItemId): boolean {
    const writers = [...this.#peers.values()].filter((peer) => peer.editing === id);
    if (sameId(this.writersOf(id), writers)) return false;
    if (writers.length === 0) this.#writers.delete(id);
    else this.#writers.set(id, writers);
    return true;
  }
}
