import type { Awareness } from 'y-protocols/awareness';
import type { AwarenessUser } from '../../shared/protocol.ts';
import { type Writable, writable } from './readable.ts';
import type { PresentPerson, Readable } from './types.ts';

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

interface Changed {
  readonly added: readonly number[];
  readonly updated: readonly number[];
  readonly removed: readonly number[];
}

/** `peopleOf` as it changes: when somebody comes, goes or is called otherwise, and not when a cursor moves. */
export function followPeople(awareness: Awareness): Readable<readonly PresentPerson[]> {
  const people: Writable<readonly PresentPerson[]> = writable(peopleOf(awareness));
  const said = new Map<number, string>();
  const learn = (clientId: number): boolean => {
    const before = said.get(clientId);
    const now = JSON.stringify(awareness.getStates().get(clientId)?.user);
    if (now === undefined) said.delete(clientId);
    else said.set(clientId, now);
    return before !== now;
  };
  for (const clientId of awareness.getStates().keys()) learn(clientId);
  awareness.on('change', ({ added, updated, removed }: Changed) => {
    const different = [...added, ...updated, ...removed].filter(learn);
    if (different.length > 0) people.set(peopleOf(awareness));
  });
  return people;
}
