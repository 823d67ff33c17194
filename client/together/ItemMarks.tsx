/** What is said about an item, hanging from its lower edge: reactions with their counts, and comments. */
import { IconMessageCircle, IconSitemap } from '@tabler/icons-react';
import { useContext, useSyncExternalStore } from 'react';
import type { Went } from '../../shared/documents/boardKinds.ts';
import type { DocumentId, ItemId } from '../../shared/ids.ts';
import { useTranslation } from '../i18n/useTranslation.ts';
import type { ItemMarks as Marks, ReactionCount } from '../live/discussion/DiscussionState.ts';
import { navigate } from '../ui/address.tsx';
import { DocumentPlacesContext } from '../ui/DocumentPlaces.ts';
import { Tooltip } from '../ui/Tooltip.tsx';
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
        onClick={() => together.react([id], one.reaction)}
      >
        <Icon aria-hidden stroke={2} className={styles.icon} />
        {one.members.length}
      </button>
    </Tooltip>
  );
}

/** So many comments are seen from far away too. */
const MANY = 5;

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
      data-many={marks.comments >= MANY || undefined}
      data-comments=""
      onClick={() => together.discuss(id)}
    >
      <IconMessageCircle aria-hidden stroke={2} className={styles.icon} />
      {Math.max(marks.comments, marks.unread)}
    </button>
  );
}

/** The node that a note became; none where the map is gone. */
function MapMark({ map, node }: { readonly map: DocumentId; readonly node: ItemId }) {
  const { t } = useTranslation('together');
  const place = useContext(DocumentPlacesContext)(map);
  if (place === null) return null;
  const words = t('onMap', { title: place.title });
  return (
    <Tooltip label={words}>
      <button
        type="button"
        tabIndex={-1}
        className={styles.mark}
        aria-label={words}
        onClick={() => navigate(`${place.path}#item=${node}`)}
      >
        <IconSitemap aria-hidden stroke={2} className={styles.icon} />
      </button>
    </Tooltip>
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
  readonly went?: Went | undefined;
}

/** On the canvas in board pixels, as part of the item: it moves and zooms with it and never renders for that. */
export function ItemMarks({ id, inRow = false, went }: ItemMarksProps) {
  const together = useContext(TogetherContext);
  const marks = useMarks(id);
  const news = useNews(together, id);
  const nothing =
    news === null && went === undefined && marks.reactions.length + marks.comments + marks.unread === 0;
  if (together === null || nothing) return null;
  return <MarksOf {...{ id, inRow, together, marks, news, went }} />;
}

interface MarksOfProps extends OneProps {
  readonly inRow: boolean;
  readonly marks: Marks;
  readonly news: ReturnType<typeof useNews>;
  readonly went: Went | undefined;
}

const NOWHERE: Went = {};

/** Most items have none: looking up words for each would be felt when many come into view. */
function MarksOf({ id, inRow, together, marks, news, went = NOWHERE }: MarksOfProps) {
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
      {Object.entries(went).map(([map, node]) => (
        <MapMark key={map} map={map as DocumentId} node={node} />
      ))}
      <CommentMark id={id} together={together} marks={marks} />
    </span>
  );
}
