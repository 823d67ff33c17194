/** Who the people in a discussion are. Names come from the store each time, so that an erased one is gone everywhere. */
import type { PersonView, ReactionView, ThreadView } from '../../shared/discussion.ts';
import { badgeOf, initialsOf } from '../../shared/domain/people.ts';
import type { City } from '../../shared/domain/programme.ts';
import type { Member } from '../../shared/domain/workspace.ts';
import type { MemberId, WorkspaceId } from '../../shared/ids.ts';
import { may } from '../../shared/permissions.ts';
import type { DocumentGrant } from '../access/Gate.ts';
import type { Entities } from '../storage/Store.ts';

export interface PeopleParts {
  readonly entities: Entities;
  readonly citiesOf: (workspaceId: WorkspaceId) => Promise<readonly City[] | null>;
}

export class People {
  readonly #parts: PeopleParts;

  constructor(parts: PeopleParts) {
    this.#parts = parts;
  }

  async views(workspaceId: WorkspaceId, ids: Iterable<MemberId>): Promise<readonly PersonView[]> {
    const cities = (await this.#parts.citiesOf(workspaceId)) ?? [];
    const members = await Promise.all([...new Set(ids)].map((id) => this.#in(workspaceId, id)));
    return members
      .filter((member) => member !== null)
      .map((member) => {
        const { id, name, colour } = member;
        return { id, name, initials: initialsOf(name), colour, badge: badgeOf(member, cities) };
      });
  }

  /**
   * Those of `ids` who may be mentioned: members who are here. Who may not list members mentions only people who wrote
   * here already; else an id from the document would give its name away.
   */
  async mentionable(
    { member, capabilities }: DocumentGrant,
    ids: readonly MemberId[],
    writers: ReadonlySet<MemberId>,
  ): Promise<readonly MemberId[]> {
    const known = may(capabilities, 'member.list') ? ids : ids.filter((id) => writers.has(id));
    const members = await Promise.all(known.map((id) => this.#in(member.workspaceId, id)));
    return members.filter((one) => one !== null && one.removedAt === null).map((one) => (one as Member).id);
  }

  async #in(workspaceId: WorkspaceId, id: MemberId): Promise<Member | null> {
    const member = (await this.#parts.entities.get('member', id))?.entity;
    return member?.workspaceId === workspaceId ? member : null;
  }
}

export function peopleIn(
  threads: readonly ThreadView[],
  reactions: readonly ReactionView[],
): ReadonlySet<MemberId> {
  const ids = new Set<MemberId>(reactions.map((one) => one.memberId));
  for (const { messages, resolved } of threads) {
    if (resolved) ids.add(resolved.by);
    for (const { author, mentions } of messages) for (const id of [author, ...mentions]) ids.add(id);
  }
  return ids;
}
