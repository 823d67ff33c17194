/** Takes into the trails what others say of their laser pointers. The answer ends it. */
import type { Awareness } from 'y-protocols/awareness';
import { readPeerName } from '../../canvas/presence/Peers.ts';
import type { LaserTrails } from './LaserTrails.ts';
import { LASER_FIELD, readLaser } from './said.ts';

interface Changed {
  readonly added: readonly number[];
  readonly updated: readonly number[];
  readonly removed: readonly number[];
}

export function followLasers(awareness: Awareness, trails: LaserTrails, onHeard: () => void): () => void {
  const hear = (clientId: number): boolean => {
    if (clientId === awareness.clientID) return false;
    const state = awareness.getStates().get(clientId);
    const name = state ? readPeerName(state.user) : null;
    const said = name && readLaser(state?.[LASER_FIELD]);
    if (name === null) trails.forget(String(clientId));
    else trails.hear(String(clientId), name.colour, said);
    return said !== null;
  };
  const onChange = ({ added, updated, removed }: Changed) => {
    const heard = [...added, ...updated, ...removed].filter(hear);
    if (heard.length > 0) onHeard();
  };
  awareness.on('change', onChange);
  return () => awareness.off('change', onChange);
}
