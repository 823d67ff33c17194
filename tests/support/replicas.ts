/** Two implementations of the same CRDT behind one face: Yjs, and the independent Yrs compiled to WebAssembly. */
import { createRequire } from 'node:module';
import * as Y from 'yjs';
import type * as Wasm from 'ywasm';

/** A CommonJS package whose names a bundler cannot see. */
const wasm = createRequire(import.meta.url)('ywasm') as typeof Wasm;

export type Content = Readonly<Record<string, unknown>>;

export interface Replica {
  readonly clientId: number;
  stateVector(): Uint8Array;
  diff(stateVector: Uint8Array): Uint8Array;
  apply(update: Uint8Array): void;
  content(): Content;
  /** Local edits, as a board makes them. */
  addNote(id: string, x: number, text: string): void;
  move(id: string, x: number, y: number): void;
  write(id: string, at: number, text: string): void;
  erase(id: string, at: number, length: number): void;
  remove(id: string): void;
  noteIds(): readonly string[];
  textOf(id: string): string;
  destroy(): void;
}

/** `onLocal` gets every update that this replica makes itself. */
export function yjsReplica(
  clientId: number,
  onLocal: (update: Uint8Array) => void,
): Replica & { readonly doc: Y.Doc } {
  const doc = new Y.Doc();
  doc.clientID = clientId;
  const remote = {};
  doc.on('update', (update: Uint8Array, origin: unknown) => origin !== remote && onLocal(update));
  const items = doc.getMap<Y.Map<unknown>>('items');
  const textIn = (id: string) => items.get(id)?.get('text') as Y.Text;
  return {
    doc,
    clientId,
    stateVector: () => Y.encodeStateVector(doc),
    diff: (stateVector) => Y.encodeStateAsUpdate(doc, stateVector),
    apply: (update) => Y.applyUpdate(doc, update, remote),
    content: () => items.toJSON(),
    addNote: (id, x, text) =>
      doc.transact(() => {
        const note = new Y.Map<unknown>([
          ['x', x],
          ['y', 0],
        ]);
        note.set('text', new Y.Text(text));
        items.set(id, note);
      }),
    move: (id, x, y) =>
      doc.transact(() => {
        items.get(id)?.set('x', x);
        items.get(id)?.set('y', y);
      }),
    write: (id, at, text) => textIn(id).insert(at, text),
    erase: (id, at, length) => textIn(id).delete(at, length),
    remove: (id) => items.delete(id),
    noteIds: () => [...items.keys()].sort(),
    textOf: (id) => textIn(id).toString(),
    destroy: () => doc.destroy(),
  };
}

export function wasmReplica(clientId: number, onLocal: (update: Uint8Array) => void): Replica {
  const doc = new wasm.YDoc({ clientID: clientId });
  const items = doc.getMap('items');
  let applying = false;
  /** Kept, because its end as garbage would end the subscription. */
  const subscription = doc.onUpdate((update: Uint8Array) => applying || onLocal(update));
  const local = (change: (txn: Wasm.YTransaction) => void) => {
    const txn = doc.beginTransaction(undefined);
    try {
      change(txn);
      txn.commit();
    } finally {
      txn.free();
    }
  };
  const read = <Result>(ask: (txn: Wasm.YTransaction) => Result): Result => {
    const txn = doc.beginTransaction(undefined);
    try {
      return ask(txn);
    } finally {
      txn.free();
    }
  };
  const content = () => read((txn) => items.toJson(txn)) as Record<string, { text?: string }>;
  return {
    clientId,
    stateVector: () => wasm.encodeStateVector(doc),
    diff: (stateVector) => wasm.encodeStateAsUpdate(doc, stateVector),
    apply(update) {
      applying = true;
      wasm.applyUpdate(doc, update, undefined);
      applying = false;
    },
    content,
    addNote: (id, x, text) =>
      local((txn) => {
        items.set(id, new wasm.YMap(), txn);
        const note = items.get(id, txn) as Wasm.YMap;
        note.set('x', x, txn);
        note.set('y', 0, txn);
        note.set('text', new wasm.YText(text), txn);
      }),
    move: (id, x, y) =>
      local((txn) => {
        const note = items.get(id, txn) as Wasm.YMap;
        note.set('x', x, txn);
        note.set('y', y, txn);
      }),
    write: (id, at, text) =>
      local((txn) =>
        ((items.get(id, txn) as Wasm.YMap).get('text', txn) as Wasm.YText).insert(at, text, undefined, txn),
      ),
    erase: (id, at, length) =>
      local((txn) =>
        ((items.get(id, txn) as Wasm.YMap).get('text', txn) as Wasm.YText).delete(at, length, txn),
      ),
    remove: (id) => local((txn) => items.delete(id, txn)),
    noteIds: () => Object.keys(content()).sort(),
    textOf: (id) => content()[id]?.text ?? '',
    destroy() {
      subscription.free();
      doc.free();
    },
  };
}
