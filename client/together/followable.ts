/** Whom one can follow now, for a list to choose from. */
import type { MemberId } from '../../shared/ids.ts';
import type { Together } from './Together.ts';

export interface Followable {
  readonly id: MemberId;
  readonly name: string;
  readonly followed: boolean;
  /** Starts to follow, or stops. */
  toggle(): void;
}

/** Each person once, however many tabs they have open, and without me. */
export function followable({
  live,
  me,
  follow,
}: Pick<Together, 'live' | 'me' | 'follow'>): readonly Followable[] {
  const others = new Map(live.people.get().map(({ user }) => [user.memberId, user.name]));
  if (me) others.delete(me.id);
  return [...others].map(([id, name]) => {
    const followed = follow.following.get() === id;
    return { id, name, followed, toggle: () => (followed ? follow.stop() : void follow.start(id)) };
  });
}
