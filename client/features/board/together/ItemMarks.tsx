/** What is said about an item, hanging from its lower edge: reactions with their counts, and comments. */
import { IconMessageCircle } from '@tabler/icons-react';
import { useContext, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import type { ItemId } from '../../../../shared/ids.ts';
import type { ItemMarks as Marks, ReactionCount } from '../../../live/discussion/DiscussionState.ts';
import { Tooltip } from '../../../ui/Tooltip.tsx';
import styles from './Marks.module.css';
import { commentsInWords, whoReacted } from './marksInWords.ts';
import { REACTION_ICONS } from './reactionIcons.ts';
import { type Together, TogetherContext, useMarks } from './Together.ts';

interface OneProps {
  readonly id: ItemId;
  readonly together: Together;
}

function ReactionMark({ id, together, one, mine }: OneProps & { one: ReactionCount; mine: boolean }) {
  const { t } = useTranslation('together');
  const Icon = REACTION_ICONS[one.reaction];
  const words = `${t(`reactions.${one.reaction}`)}: ${whoReacted(one, together, t)}`;
  return (
    <Tooltip label={words}>
      <button
        type="button"
        tabIndex={-1}
        className={styles.mark}
        aria-label={words}
        aria-pressed={mine}
        data-reaction={one.reaction}
        onClick={() => together.react(id, one.reaction)}
      >
        <Icon aria-hidden stroke={2} className={styles.icon} />
        {one.members.length}
      </button>
    </Tooltip>
  );
}

function CommentMark({ id, together, marks }: OneProps & { marks: Marks }) {
  const { t } = useTranslation('together');
  if (marks.comments === 0 && marks.unread === 0) return null;
  return (
    <button
      type="button"
      tabIndex={-1}
      className={styles.mark}
      aria-label={commentsInWords(marks, t)}
      data-unread={marks.unread > 0 || undefined}
      data-comments=""
      onClick={() => together.discuss(id)}
    >
      <IconMessageCircle aria-hidden stroke={2} className={styles.icon} />
      {Math.max(marks.comments, marks.unread)}
    </button>
  );
}

const NEVER = () => () => undefined;

/** "New" or "Changed" while what is new is shown. */
function useNews(together: Together | null, id: ItemId) {
  const since = together?.since;
  return useSyncExternalStore(since?.highlights.subscribe ?? NEVER, () => since?.highlightOf(id) ?? null);
}

interface ItemMarksProps {
  readonly id: ItemId;
  /** A row of the outline holds them in its line, the canvas hangs them from the item. */
  readonly inRow?: boolean;
}

/** On the canvas in board pixels, as part of the item: it moves and zooms with it and never renders for that. */
export function ItemMarks({ id, inRow = false }: ItemMarksProps) {
  const together = useContext(TogetherContext);
  const marks = useMarks(id);
  const news = useNews(together, id);
  const nothing = news === null && marks.reactions.length + marks.comments + marks.unread === 0;
  if (together === null || nothing) return null;
  return <MarksOf {...{ id, inRow, together, marks, news }} />;
}

interface MarksOfProps extends OneProps {
  readonly inRow: boolean;
  readonly marks: Marks;
  readonly news: ReturnType<typeof useNews>;
}

/** Most items have none: looking up words for each would be felt when many come into view. */
function MarksOf({ id, inRow, together, marks, news }: MarksOfProps) {
  const { t } = useTranslation('together');
  return (
    <span className={inRow ? styles.inRow : styles.marks}>
      {news === null ? null : <span className={styles.news}>{t(`since.${news}`)}</span>}
      {marks.reactions.map((one) => (
        <ReactionMark
          key={one.reaction}
          id={id}
          together={together}
          one={one}
          mine={marks.mine === one.reaction}
        />
      ))}
      <CommentMark id={id} together={together} marks={marks} />
    </span>
  );
}
