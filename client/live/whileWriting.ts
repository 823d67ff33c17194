/**
 * Yjs encodes each transaction anew as soon as anybody listens to its updates. What others write came encoded, so this
 * tab listens only while it writes itself.
 */
import type * as Y from 'yjs';

export type OnUpdate = (update: Uint8Array, origin: unknown, doc: Y.Doc, transaction: Y.Transaction) => void;

/** What an observer of my change sets off is heard as well. Returns the end of it. */
export function listenWhileWriting(doc: Y.Doc, listener: OnUpdate): () => void {
  const start = ({ local }: Y.Transaction) => {
    if (local) doc.on('update', listener);
  };
  const stop = () => doc.off('update', listener);
  doc.on('beforeTransaction', start);
  doc.on('afterAllTransactions', stop);
  return () => {
    doc.off('beforeTransaction', start);
    doc.off('afterAllTransactions', stop);
    stop();
  };
}
