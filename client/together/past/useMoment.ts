/** The moment that is looked at: its state, what changed since the one before, and the way there. */
import { useEffect, useMemo, useState } from 'react';
import * as Y from 'yjs';
import { documentItems } from '../../../shared/documents/items.ts';
import type { DocumentId, ItemId } from '../../../shared/ids.ts';
import { useStateAt } from '../../api/history.ts';
import type { Entry } from './entries.ts';
import { type Differences, differencesBetween } from './restore.ts';

/** A slider passes many moments on its way: only one where it rests is asked for. */
const REST_MS = 150;

function useRested<Value>(value: Value): Value {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), REST_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return rested;
}

function docOf(state: Uint8Array): Y.Doc {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, state);
  return doc;
}

const EMPTY = new Y.Doc();

export interface Moment {
  readonly past: Y.Doc | null;
  /** The state of the moment before. */
  readonly previous: Y.Doc | null;
  readonly differences: Differences | null;
  /** Words of an item as it is, or, when it is gone, as it was. */
  readonly wordsOf: (id: ItemId) => string;
  readonly error: Error | null;
  retry(): void;
}

/** What an item of a document is called; empty when it has no words. */
export type TitleIn = (doc: Y.Doc, id: ItemId) => string;

export function useMoment(
  documentId: DocumentId,
  entries: readonly Entry[],
  index: number,
  titleIn: TitleIn,
): Moment {
  const rested = useRested(index);
  const entry = entries[rested];
  const earlier = entries[rested - 1];
  const state = useStateAt(documentId, entry?.sequence ?? null);
  const before = useStateAt(documentId, earlier?.sequence ?? null);
  const past = useMemo(() => (state.data ? docOf(state.data) : null), [state.data]);
  const previous = useMemo(() => (before.data ? docOf(before.data) : null), [before.data]);
  const differences = useMemo(() => {
    const from = earlier === undefined ? EMPTY : previous;
    return past && from ? differencesBetween(documentItems(from), documentItems(past)) : null;
  }, [past, previous, earlier]);
  const wordsOf = (id: ItemId) => {
    const found = [past, previous].find((doc) => doc && documentItems(doc).has(id));
    return found ? titleIn(found, id) : '';
  };
  const failed = state.error ?? before.error;
  return {
    past: rested === index ? past : null,
    previous: rested === index ? previous : null,
    differences: rested === index ? differences : null,
    wordsOf,
    error: failed,
    retry() {
      void state.refetch();
      if (earlier) void before.refetch();
    },
  };
}
