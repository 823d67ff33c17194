/** Comment and React in the bar under the selection; the same acts have keys and stand in the menus. */
import { IconMessageCircle, IconMoodPlus } from '@tabler/icons-react';
import { useState, useSyncExternalStore } from 'react';
import { REACTIONS } from '../../../../shared/domain/discussion.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { fetchPanel } from '../../../together/fetchPanel.ts';
import { REACTION_ICONS } from '../../../together/reactionIcons.ts';
import { type Together, useMarks } from '../../../together/Together.ts';
import { Popover } from '../../../ui/Popover.tsx';
import { Tooltip } from '../../../ui/Tooltip.tsx';
import { useDesk } from '../actions/DeskContext.ts';
import styles from '../canvas/chrome/Chrome.module.css';

function React({ id, together }: { readonly id: ItemId; readonly together: Together }) {
  const { t } = useTranslation('together');
  const [open, setOpen] = useState(false);
  const { mine } = useMarks(id);
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      side="top"
      target={
        <button type="button" className={styles.act} aria-expanded={open} onClick={() => setOpen(!open)}>
          <IconMoodPlus size={18} aria-hidden />
          {t('react')}
        </button>
      }
    >
      <div className={styles.reactions}>
        {REACTIONS.map((reaction) => {
          const Icon = REACTION_ICONS[reaction];
          return (
            <Tooltip key={reaction} label={t(`reactions.${reaction}`)} side="top">
              <button
                type="button"
                className={styles.act}
                aria-label={t(`reactions.${reaction}`)}
                aria-pressed={mine === reaction}
                onClick={() => {
                  together.react(id, reaction);
                  setOpen(false);
                }}
              >
                <Icon size={20} aria-hidden />
              </button>
            </Tooltip>
          );
        })}
      </div>
    </Popover>
  );
}

/** Of one item: what is said is said about one thing. */
export function TogetherActs({ together }: { readonly together: Together }) {
  const { t } = useTranslation('together');
  const { selection } = useDesk();
  const id = useSyncExternalStore(selection.subscribe, () => selection.single);
  if (id === null) return null;
  return (
    <>
      {together.mayComment() ? <React id={id} together={together} /> : null}
      <button
        type="button"
        className={styles.act}
        onPointerEnter={() => void fetchPanel()}
        onFocus={() => void fetchPanel()}
        onClick={() => together.discuss(id)}
      >
        <IconMessageCircle size={18} aria-hidden />
        {t('comment')}
      </button>
    </>
  );
}
