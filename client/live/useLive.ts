/** Thin React bindings over the live layer. */
import { useCallback, useEffect, useSyncExternalStore } from 'react';
import type { WorkspaceId } from '../../shared/ids.ts';
import type { WorkspacePart } from '../../shared/protocol.ts';
import type { EventSocket } from './carriers.ts';
import { tabEvents } from './surroundings.ts';
import type { Readable } from './types.ts';

export function useReadable<Value>(readable: Readable<Value>): Value {
  return useSyncExternalStore(readable.subscribe, readable.get);
}

interface Changing {
  /** How often it changed so far. */
  readonly changes: number;
  onChange(listener: () => void): () => void;
}

/** Renders with each change, also with one that came between rendering and listening; answers which it is. */
export function useChanges(model: Changing): number {
  const subscribe = useCallback((listener: () => void) => model.onChange(listener), [model]);
  return useSyncExternalStore(subscribe, () => model.changes);
}

/** Without the code of events, what is shown is asked anew now and then. */
const AGAIN_MS = 15_000;

type OnChange = (what: WorkspacePart | 'rights') => void;

/**
 * Follows until the returned function is called. What changed before a connection follows, the first one too, is told to
 * nobody again: then all is news.
 */
function follow(socket: EventSocket, workspaceId: WorkspaceId, onChange: OnChange): () => void {
  let renewed = false;
  const watch = () =>
    socket.emit('workspace:watch', workspaceId, (answer) => {
      if (answer.ok) onChange('rights');
      else if (!renewed) {
        // The connection has the cookie of its first day; whoever joined this workspace since has another one.
        renewed = true;
        socket.disconnect().connect();
      }
    });
  const onWorkspace = (change: { workspaceId: WorkspaceId; what: WorkspacePart }) =>
    change.workspaceId === workspaceId && onChange(change.what);
  const onRights = () => onChange('rights');
  socket.on('connect', watch).on('workspace:changed', onWorkspace).on('rights:changed', onRights);
  if (socket.connected) watch();
  else if (!socket.active) socket.connect();
  return () => {
    socket.off('connect', watch).off('workspace:changed', onWorkspace).off('rights:changed', onRights);
  };
}

/** Calls back when something of the workspace, or one's own rights, changed on the server. */
export function useWorkspaceEvents(workspaceId: WorkspaceId | null, onChange: OnChange): void {
  useEffect(() => {
    if (workspaceId === null) return;
    let stop: () => void = () => undefined;
    let ended = false;
    const listen = () => {
      tabEvents(window.location.origin).then(
        (socket) => {
          if (!ended) stop = follow(socket, workspaceId, onChange);
        },
        () => {
          if (ended) return;
          onChange('rights');
          const timer = setTimeout(listen, AGAIN_MS);
          stop = () => clearTimeout(timer);
        },
      );
    };
    listen();
    return () => {
      ended = true;
      stop();
    };
  }, [workspaceId, onChange]);
}
