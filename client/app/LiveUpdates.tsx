import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { WorkspaceId } from '../../shared/ids.ts';
import type { WorkspacePart } from '../../shared/protocol.ts';
import { askAnew } from '../api/askAnew.ts';
import { meKey, partKey, workspaceKey } from '../api/queries.ts';
import { useWorkspaceEvents } from '../live/useLive.ts';

/** Fetches again what somebody else changed. A change of one's own rights touches everything. */
export default function LiveUpdates({ workspaceId }: { readonly workspaceId: WorkspaceId }) {
  const client = useQueryClient();
  const onChange = useCallback(
    (what: WorkspacePart | 'rights') => {
      if (what === 'programme') {
        // Of the workspace only what it says itself: its documents and members are the same.
        void askAnew(client, { queryKey: workspaceKey(workspaceId), exact: true });
        return;
      }
      const part = what === 'presence' ? 'documents' : what;
      const keys: (readonly unknown[])[] =
        part === 'rights' ? [meKey, workspaceKey(workspaceId)] : [partKey(workspaceId, part)];
      // The open document may have been renamed, archived, restored, or be another's to edit now.
      if (what === 'rights' || what === 'documents') keys.push(['document']);
      for (const queryKey of keys) void askAnew(client, { queryKey });
    },
    [client, workspaceId],
  );
  useWorkspaceEvents(workspaceId, onChange);
  return null;
}
