/** What a kind of document gives the dialog that brings files into it. */
import type { ReactNode } from 'react';
import type { Brought } from '../../../shared/exchange/readFile.ts';
import type { TableOptions } from '../../../shared/exchange/readTable.ts';
import type { Work } from './workBeside.ts';

/** What did not come in as it was. */
export interface Faults {
  /** "2 links lead nowhere · 1 text is cut" */
  readonly summary: string;
  readonly lines: readonly { readonly words: string; readonly sample: string }[];
  /** Those beyond the list. */
  readonly more: number;
}

/** What is in a file, before anything changes; or why it cannot come in. */
export type Look =
  | {
      readonly kind: 'looked';
      readonly format: string;
      /** "47 notes and 2 links" */
      readonly what: string;
      readonly picture: ReactNode;
      readonly faults: Faults | null;
      /** Where that is otherwise than the document says. */
      readonly where?: string;
      /** All of it is there already: nothing would come in. */
      readonly nothing?: boolean;
      /** Of a table whose first line may be names: whether it was taken as such. */
      readonly heading: boolean | null;
      /** Whether all of it is in the document now. Who leaves before wants none of it. */
      readonly bring: (left: AbortSignal, onProgress: (share: number) => void) => boolean | Promise<boolean>;
    }
  | { readonly kind: 'refused'; readonly words: string };

export interface ImportDoor {
  /** Which files, in a sentence. */
  readonly what: string;
  readonly where: string;
  readonly types: readonly string[];
  /** Whether several files may belong together. */
  readonly several: boolean;
  /** Bytes of a file with that name, where that is not what every file may have. */
  readonly most?: (name: string) => number;
  readonly tooLarge: (bytes: number) => string;
  readonly read: (files: readonly Brought[], options: TableOptions) => Work<Look>;
}
