/** Where other documents of the workspace are and what they are called now, for things that name them by id. */
import { createContext } from 'react';
import type { DocumentId } from '../../shared/ids.ts';

export interface DocumentPlace {
  readonly title: string;
  /** Of its page, without `#item=`. */
  readonly path: string;
  /** Of its state, as requests name it. */
  readonly epoch: number;
}

/** Null for one that is not here any more, or not for this person. */
export const DocumentPlacesContext = createContext<(id: DocumentId) => DocumentPlace | null>(() => null);
