/** An item's marks as people hear them: "2 comments, 1 unread. Same here: Anna, Murat". */
import type { TFunction } from 'i18next';
import type { ItemMarks, ReactionCount } from '../../../live/discussion/DiscussionState.ts';
import type { Together } from './Together.ts';

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

export function commentsInWords({ comments, unread }: ItemMarks, t: Words): string {
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
