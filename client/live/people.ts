import type { Awareness } from 'y-protocols/awareness';
import type { AwarenessUser } from '../../shared/protocol.ts';
import type { PresentPerson } from './types.ts';

function isUser(value: unknown): value is AwarenessUser {
  const user = value as Partial<AwarenessUser> | null;
  return typeof user === 'object' && typeof user?.memberId === 'string' && typeof user.name === 'string';
}

/** The others of an awareness, by name; the tabs of one person are one entry. Oneself is the page's to add. */
export function peopleOf(awareness: Awareness): readonly PresentPerson[] {
  const byMember = new Map<string, { user: AwarenessUser; clientIds: number[] }>();
  for (const [clientId, state] of awareness.getStates()) {
    const user: unknown = state.user;
    if (clientId === awareness.clientID || !isUser(user)) continue;
    const known = byMember.get(user.memberId);
    if (known) known.clientIds.push(clientId);
    else byMember.set(user.memberId, { user, clientIds: [clientId] });
  }
  return [...byMember.values()].sort((a, b) => a.user.name.localeCompare(b.user.name));
}
