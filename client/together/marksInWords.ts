/** An item's marks as people hear them: "2 comments, 1 unread. Same here: Anna, Murat". */

import { useContext, useRef } from 'react';
import type { ItemId } from '../../shared/ids.ts';
import type { TFunction } from '../i18n/i18n.ts';
import { useTranslation } from '../i18n/useTranslation.ts';
import type { ItemMarks, ReactionCount } from '../live/discussion/DiscussionState.ts';
import { type Together, TogetherContext, useMarks } from './Together.ts';

type Words = TFunction<'together'>;

/** More names than these are a number. */
const NAMED = 8;

export function whoReacted({ members }: ReactionCount, { personOf, me }: Together, t: Words): string {
  const mine = me !== null && members.includes(me.id);
  const others = members.filter((id) => id !== me?.id);
  const names = others.slice(0, NAMED).map((id) => personOf(id)?.name ?? t('somebody'));
  const rest = others.length - names.length;
  return [...(mine ? [t('you')] : []), ...names, ...(rest > 0 ? [t('more', { count: rest })] : [])].join(
    ', ',
  );
}

export function commentsInWords(
  { comments, unread }: Pick<ItemMarks, 'comments' | 'unread'>,
  t: Words,
): string {
  const parts = [
    comments > 0 ? t('count.comments', { count: comments }) : '',
    unread > 0 ? t('count.unread', { count: unread }) : '',
  ];
  return parts.filter((part) => part !== '').join(', ');
}

export function marksInWords(marks: ItemMarks, together: Together, t: Words): string {
  const reactions = marks.reactions.map(
    (one) => `${t(`reactions.${one.reaction}`)}: ${whoReacted(one, together, t)}`,
  );
  return [commentsInWords(marks, t), ...reactions].filter((part) => part !== '').join('. ');
}

/** Empty where nothing is said about it. */
export function useMarksInWords(id: ItemId): string {
  const { t } = useTranslation('together');
  const together = useContext(TogetherContext);
  const marks = useMarks(id);
  return together === null ? '' : marksInWords(marks, together, t);
}

/** The same for any item, asked when it is needed. */
export function useSaidOf(): { readonly current: (id: ItemId) => string } {
  const { t } = useTranslation('together');
  const together = useContext(TogetherContext);
  const said = useRef<(id: ItemId) => string>(() => '');
  said.current = (id) =>
    together === null ? '' : marksInWords(together.discussion.state.marksOf(id), together, t);
  return said;
}
