import { useEffect, useRef } from 'react';
import type { DiscussionChange } from '../../shared/discussion.ts';
import type { MemberId, MessageId } from '../../shared/ids.ts';
import { useTranslation } from '../i18n/useTranslation.ts';
import { writable } from '../live/readable.ts';
import { useReadable } from '../live/useLive.ts';
import { showToast } from '../ui/showToast.ts';
import { SUMMARY_EVERY_MS } from './announceLevel.ts';
import { type Place, subjectOf, type Together } from './Together.ts';

/** The messages of others that are new in a change, each once however often it comes. */
function newMessages({ threads }: DiscussionChange, { discussion, me }: Together, known: Set<MessageId>) {
  return threads.flatMap((thread) => {
    const fresh = thread.messages
      .slice(discussion.state.seenOf(thread.id))
      .filter((one) => one.author !== me?.id && one.deletedAt === null && !one.brought && !known.has(one.id));
    for (const one of fresh) known.add(one.id);
    return fresh.map((message) => ({ message, thread }));
  });
}

/** Says what others say: a comment in words, one that mentions me with a way to it, which goes with the document. */
export function useCommentNews(together: Together, place: Place): void {
  const { t } = useTranslation('together');
  const now = useRef({ together, place });
  now.current = { together, place };
  const { discussion } = together;
  useEffect(() => {
    const known = new Set(discussion.state.threads.get().flatMap((one) => one.messages.map(({ id }) => id)));
    const stands = writable(true);
    const stop = discussion.onChange((change) => {
      const { together: current, place: at } = now.current;
      const { me, personOf, say, discuss } = current;
      for (const { message, thread } of newMessages(change, current, known)) {
        const { itemId } = thread;
        const words = {
          name: personOf(message.author)?.name ?? t('somebody'),
          item: itemId === null ? current.document.title : (at.titleOf(itemId) ?? t('comments.deletedItem')),
        };
        const level = at.announceLevel();
        if (me === null || !message.mentions.includes(me.id)) {
          if (level === 'summary' || level === 'all') say(t('said.commented', words));
        } else if (level !== 'off')
          showToast({
            message: t('said.mentioned', words),
            action: { label: t('show'), onSelect: () => discuss(subjectOf(thread)) },
            stands,
          });
      }
    });
    return () => {
      stop();
      stands.set(false);
    };
  }, [discussion, t]);
}

/** Reactions of others: each in words for who wants all, else their number at most every five seconds. */
export function useReactionNews(together: Together, place: Place): void {
  const { t } = useTranslation('together');
  const now = useRef({ together, place });
  now.current = { together, place };
  const { discussion } = together;
  useEffect(() => {
    let count = 0;
    let timer: ReturnType<typeof setTimeout> | null = null;
    const tell = () => {
      timer = null;
      if (now.current.place.announceLevel() === 'summary')
        now.current.together.say(t('said.reactions', { count }));
      count = 0;
    };
    const stop = discussion.onChange(({ reactions }) => {
      const { together: current, place: at } = now.current;
      for (const { memberId, itemId, reaction } of reactions) {
        if (memberId === current.me?.id || reaction === null) continue;
        count += 1;
        if (at.announceLevel() !== 'all') continue;
        const name = current.personOf(memberId)?.name ?? t('somebody');
        const item = at.titleOf(itemId) ?? t('comments.deletedItem');
        current.say(t('said.reactionBy', { name, item, reaction: t(`reactions.${reaction}`) }));
      }
      if (count > 0) timer ??= setTimeout(tell, SUMMARY_EVERY_MS);
    });
    return () => {
      stop();
      if (timer !== null) clearTimeout(timer);
    };
  }, [discussion, t]);
}

/** An invitation that each may take or leave, until what they present ends, or the document closes. */
export function useInvitations(together: Together, place: Place): void {
  const { t } = useTranslation('together');
  const now = useRef({ together, place });
  now.current = { together, place };
  const { discussion } = together;
  useEffect(() => {
    return discussion.onInvited(({ by, area }) => {
      const { personOf, follow } = now.current.together;
      const name = personOf(by)?.name ?? t('somebody');
      const { place: at } = now.current;
      const what = at.nameOfArea?.(area);
      const message = what ? t('invitedTo', { name, what }) : t('invited', { name });
      const go = () => {
        const { together, place } = now.current;
        if (!place.canFollow || !together.follow.start(by, true)) place.lookAt(area);
      };
      const action = { label: t('go'), onSelect: go };
      showToast({ message, action, leave: t('stay'), patient: true, stands: follow.invites(by) });
    });
  }, [discussion, t]);
}

/** Says that following began and ended, and why; Esc ends it, wherever the focus is. */
export function useFollowing({ follow, personOf, say }: Together): MemberId | null {
  const { t } = useTranslation('together');
  const who = useReadable(follow.following);
  const names = useRef(personOf);
  names.current = personOf;
  useEffect(() => {
    const nameOf = (id: MemberId) => names.current(id)?.name ?? t('somebody');
    return follow.onEnd((id, why) => say(t(`followEnd.${why}`, { name: nameOf(id) })));
  }, [follow, say, t]);
  useEffect(() => {
    if (who === null) return;
    say(t('followStart', { name: names.current(who)?.name ?? t('somebody') }));
    const onKey = (event: KeyboardEvent) =>
      event.key === 'Escape' && !event.defaultPrevented && follow.stop();
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [follow, say, t, who]);
  return who;
}
