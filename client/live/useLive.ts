/** Thin React bindings over the live layer. */
import { useEffect, useSyncExternalStore } from 'react';
import type { WorkspaceId } from '../../shared/ids.ts';
import type { WorkspacePart } from '../../shared/protocol.ts';
import { tabEvents } from './openDocument.ts';
import type { Readable } from './types.ts';

export function useReadable<Value>(readable: Readable<Value>): Value {
  return useSyncExternalStore(readable.subscribe, readable.get);
}

/** Calls back when something of the workspace, or one's own rights, changed on the server. */
export function useWorkspaceEvents(
  workspaceId: WorkspaceId | null,
  onChange: (what: WorkspacePart | 'rights') => void,
): void {
  useEffect(() => {
    if (workspaceId === null) return;
    let stop: () => void = () => undefined;
    let ended = false;
    const follow = async () => {
      const socket = await tabEvents(window.location.origin);
      if (ended) return;
      const watch = () => socket.emit('workspace:watch', workspaceId, () => undefined);
      const onWorkspace = (change: { workspaceId: WorkspaceId; what: WorkspacePart }) =>
        change.workspaceId === workspaceId && onChange(change.what);
      const onRights = () => onChange('rights');
      socket.on('connect', watch).on('workspace:changed', onWorkspace).on('rights:changed', onRights);
      if (socket.connected) watch();
      stop = () => {
        socket.off('connect', watch).off('workspace:changed', onWorkspace).off('rights:changed', onRights);
      };
    };
    follow().catch(() => onChange('rights'));
    return () => {
      ended = true;
      stop();
    };
  }, [workspaceId, onChange]);
}
