/** Which window of a map's files is open. */
import type { MemberView, WorkspaceView } from '../../../../shared/api.ts';
import type { Writable } from '../../../live/readable.ts';

export type FilesWindow =
  | { readonly kind: 'import'; readonly files: readonly File[] }
  | {
      readonly kind: 'export';
      /** Chosen when it opens. */
      readonly format?: 'print';
    };

export interface MapFilesProps {
  readonly open: Writable<FilesWindow | null>;
  readonly title: string;
  readonly workspace: WorkspaceView;
  readonly members: readonly MemberView[];
  /** Off: who wrote what stays inside the map. */
  readonly attribution: boolean;
}
