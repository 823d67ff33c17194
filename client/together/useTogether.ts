/** Puts together what people do with each other in one document, for as long as it is open. */

import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { CityView, MemberView } from '../../shared/api.ts';
import type { Reaction } from '../../shared/domain/discussion.ts';
import type { ItemId, MemberId } from '../../shared/ids.ts';
import { may } from '../../shared/permissions.ts';
import { loadVisit, noteVisit } from '../api/discussion.ts';
import type { Viewport } from '../canvas/Viewport.ts';
import { errorText } from '../i18n/errorText.ts';
import { i18n } from '../i18n/i18n.ts';
import { writable } from '../live/readable.ts';
import type { LiveDocument } from '../live/types.ts';
import { whenIdle } from '../live/whenIdle.ts';
import { showToast } from '../ui/showToast.ts';
import { Follow } from './Follow.ts';
import type { Glanced } from './glance.ts';
import { Since } from './Since.ts';
import type { About, Company, Someone, Subject, Together } from './Together.ts';

export interface TogetherProps {
  readonly live: LiveDocument;
  readonly me: MemberView | null;
  readonly members: readonly MemberView[];
  readonly cities: readonly CityView[];
}

/** What it stands on, the same for as long as the document is open. */
export interface Ground {
  readonly viewport: Viewport;
  readonly items: () => Iterable<Glanced>;
}

const after = (ms: number, run: () => void) => {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
};

/** Says what went wrong; the screen shows again what is true. */
export function complain(error: unknown): void {
  showToast({ message: errorText(error), tone: 'problem' });
}

type Current = TogetherProps & Pick<Company, 'document'>;

function whoIs(id: MemberId, { members, live }: Current, { discussion }: Company): Someone | null {
  const member = members.find((one) => one.id === id);
  if (member) return member;
  const present = live.people.get().find((one) => one.user.memberId === id)?.user;
  return present ? { ...present, id } : discussion.state.person(id);
}

function open(ground: Ground, company: Company, current: { readonly current: Current }) {
  const { live, me } = current.current;
  const { id } = company.document;
  const timing = { after, now: () => performance.now() };
  const { items, viewport } = ground;
  const said = writable('');
  const about = writable<About>('all');
  let told = false;
  const { discussion, panel } = company;
  const isMine = (item: ItemId, reaction: Reaction) => discussion.state.marksOf(item).mine === reaction;
  const parts = {
    follow: new Follow({ awareness: live.awareness, viewport, me: me?.id ?? null, timing }),
    since: new Since({
      key: `${me?.id} ${id}`,
      me: me?.id ?? null,
      items,
      live,
      timing,
      before: () => whenIdle().then(() => loadVisit(id)),
      note: (glance, how) => noteVisit(id, glance, how),
    }),
    about,
    viewport,
    pointing: writable(false),
    said,
    say: (words: string) => said.set(said.get() === words ? `${words}\u00a0` : words),
    personOf: (member: MemberId) => whoIs(member, current.current, company),
    discuss(subject: Subject) {
      about.set(subject);
      panel.set('comments');
      // Where it is open already the caret goes there all the same.
      document.querySelector<HTMLElement>('[data-region=panel] [data-autofocus]')?.focus();
    },
    reacted: (ids: readonly ItemId[], reaction: Reaction) => ids.every((id) => isMine(id, reaction)),
    react(ids: readonly ItemId[], reaction: Reaction) {
      const back = parts.reacted(ids, reaction);
      const t = i18n.getFixedT(null, 'together');
      const words = { reaction: t(`reactions.${reaction}`) };
      const others = ids.filter((id) => back || !isMine(id, reaction));
      Promise.all(others.map((id) => discussion.react(id, back ? null : reaction))).then(() => {
        parts.say(back ? t('said.unreacted', words) : t('said.reacted', words));
        // For those who see too, and once: an undo would take back something else that they do not look at.
        if (!back && !told) showToast({ message: t('said.stays') });
        told ||= !back;
      }, complain);
    },
    mayComment: () => may(current.current.document.capabilities, 'document.comment'),
    mayGather: () => may(current.current.document.capabilities, 'document.gather'),
  };
  const hide = () => document.visibilityState === 'hidden' && parts.since.leave();
  document.addEventListener('visibilitychange', hide);
  // Who opens the comments means all of them; who means an item opens its comments there.
  const forget = panel.subscribe(() => panel.get() !== 'comments' && about.set('all'));
  return {
    ...parts,
    close() {
      forget();
      document.removeEventListener('visibilitychange', hide);
      parts.since.destroy();
      parts.follow.destroy();
    },
  };
}

/** Null where there is no company, and for the first moment. */
export function useOpenTogether(
  ground: Ground | null,
  company: Company | null,
  props: TogetherProps,
): Together | null {
  const { live, me, members, cities } = props;
  const current = useRef<Current | null>(null);
  current.current = company && { ...props, document: company.document };
  const [parts, setParts] = useState<ReturnType<typeof open> | null>(null);
  const discussion = company?.discussion;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what changes while it is open is asked when needed
  useLayoutEffect(() => {
    if (ground === null || company === null) return;
    const opened = open(ground, company, current as { readonly current: Current });
    setParts(opened);
    return () => {
      setParts(null);
      opened.close();
    };
  }, [ground, discussion]);
  return useMemo(
    () => (parts && company ? { ...company, ...parts, live, me, members, cities } : null),
    [parts, company, live, me, members, cities],
  );
}
