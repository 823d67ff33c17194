/** What a kind of document gives the dialog that saves it as files. */
export interface SavedFile {
  readonly name: string;
  readonly blob: Blob;
}

export type Saved =
  | {
      readonly kind: 'files';
      readonly files: readonly SavedFile[] /** What is not in them. */;
      readonly but?: string;
    }
  /** It went elsewhere, as to the printer. */
  | { readonly kind: 'gone' }
  | { readonly kind: 'refused'; readonly words: string };

export interface Running {
  readonly signal: AbortSignal;
  /** From 0 to 1. */
  readonly onProgress: (share: number) => void;
  /** Closes the dialog before what would lie under it. */
  readonly leave: () => void;
}

export interface ExportFormat {
  readonly key: string;
  readonly label: string;
  readonly about: string;
}

export interface ExportLook {
  readonly label: string;
  /** The first is chosen when the dialog opens. */
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly of: (format: string) => boolean;
}

export interface ExportDoor {
  readonly parts: readonly { readonly value: string; readonly label: string }[];
  /** Chosen when the dialog opens. */
  readonly part: string;
  /** The same; the first where none is named. */
  readonly format?: string;
  readonly formats: readonly ExportFormat[];
  /** "47 notes and 2 links"; empty when there is nothing in that part. */
  readonly contents: (part: string) => string;
  /** How it may look, or what goes along, in these formats, one question at most for each. */
  readonly looks?: readonly ExportLook[];
  readonly save: (format: string, part: string, running: Running, look: string) => Promise<Saved>;
}
