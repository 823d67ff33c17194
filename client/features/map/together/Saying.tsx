/** In the panel of an item: what others felt about it, and the way to what is said. */
import { IconMessageCircle } from '@tabler/icons-react';
import { useContext } from 'react';
import { REACTIONS } from '../../../../shared/domain/discussion.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { fetchPanel } from '../../../together/fetchPanel.ts';
import { commentsInWords, whoReacted } from '../../../together/marksInWords.ts';
import { REACTION_ICONS } from '../../../together/reactionIcons.ts';
import { type Together, TogetherContext, useMarks } from '../../../together/Together.ts';
import { Button } from '../../../ui/Button.tsx';
import { Tooltip } from '../../../ui/Tooltip.tsx';
import styles from './Saying.module.css';

function Reactions({ id, together }: { readonly id: ItemId; readonly together: Together }) {
  const { t } = useTranslation('together');
  const { mine, reactions } = useMarks(id);
  return REACTIONS.map((reaction) => {
    const Icon = REACTION_ICONS[reaction];
    const given = reactions.find((one) => one.reaction === reaction);
    const name = t(`reactions.${reaction}`);
    const words = given ? `${name}: ${whoReacted(given, together, t)}` : name;
    return (
      <Tooltip key={reaction} label={words}>
        <button
          type="button"
          className={styles.react}
          aria-label={words}
          aria-pressed={mine === reaction}
          disabled={!together.mayComment()}
          onClick={() => together.react([id], reaction)}
        >
          <Icon size={18} aria-hidden />
          {given?.members.length}
        </button>
      </Tooltip>
    );
  });
}

export function Saying({ id }: { readonly id: ItemId }) {
  const { t } = useTranslation('together');
  const together = useContext(TogetherContext);
  const marks = useMarks(id);
  if (together === null) return null;
  const comments = commentsInWords(marks, t);
  return (
    <div className={styles.saying}>
      <Button
        icon={<IconMessageCircle size={18} aria-hidden />}
        onPointerEnter={() => void fetchPanel()}
        onFocus={() => void fetchPanel()}
        onClick={() => together.discuss(id)}
      >
        {comments || t('comment')}
      </Button>
      <div className={styles.reactions}>
        <Reactions id={id} together={together} />
      </div>
    </div>
  );
}
