/** Comment and React in the bar under the selection; the same acts have keys and stand in the menus. */
import { IconMessageCircle, IconMoodPlus } from '@tabler/icons-react';
import { useMemo, useSyncExternalStore } from 'react';
import { REACTIONS, type Reaction } from '../../../../shared/domain/discussion.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import { LIMITS } from '../../../../shared/limits.ts';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { fetchPanel } from '../../../together/fetchPanel.ts';
import { onMarksOf } from '../../../together/onMarksOf.ts';
import { REACTION_ICONS } from '../../../together/reactionIcons.ts';
import type { Together } from '../../../together/Together.ts';
import { ON_A_PHONE } from '../../../ui/screens.ts';
import { Tooltip } from '../../../ui/Tooltip.tsx';
import { useMedia } from '../../../ui/useMedia.ts';
import { useDesk } from '../actions/DeskContext.ts';
import styles from '../canvas/chrome/Chrome.module.css';
import { PopoverAct } from '../canvas/chrome/PopoverAct.tsx';

/** Which of mine all of them have, also when one comes from another device meanwhile. */
function useGiven(ids: readonly ItemId[], { discussion, reacted }: Together): Reaction | null {
  const { state } = discussion;
  const subscribe = useMemo(() => onMarksOf(ids, state), [ids, state]);
  return useSyncExternalStore(subscribe, () => REACTIONS.find((one) => reacted(ids, one)) ?? null);
}

function React({ ids, together }: { readonly ids: readonly ItemId[]; readonly together: Together }) {
  const { t } = useTranslation('together');
  const mine = useGiven(ids, together);
  return (
    <PopoverAct icon={<IconMoodPlus size={18} aria-hidden />} label={t('react')}>
      {(close) => (
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
                    together.react(ids, reaction);
                    close();
                  }}
                >
                  <Icon size={20} aria-hidden />
                </button>
              </Tooltip>
            );
          })}
        </div>
      )}
    </PopoverAct>
  );
}

/** What is said is said about one thing, and felt about several as well. */
export function TogetherActs({ together }: { readonly together: Together }) {
  const { t } = useTranslation('together');
  const { selection } = useDesk();
  const chosen = useSyncExternalStore(selection.subscribe, () => selection.ids);
  const ids = useMemo(() => [...chosen], [chosen]);
  const id = selection.single;
  // On a phone what several have besides, as Align, needs the place: reacting to them is behind More.
  const most = useMedia(ON_A_PHONE) ? 1 : LIMITS.reactedAtOnce;
  const reacts = together.mayComment() && ids.length > 0 && ids.length <= most;
  return (
    <>
      {reacts ? <React ids={ids} together={together} /> : null}
      {id === null ? null : (
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
      )}
    </>
  );
}
