/** The document's timer where everybody sees it: the time, and for who runs it what one does to it in passing. */
import { IconPlayerPauseFilled, IconPlayerPlayFilled, IconPlus, IconX } from '@tabler/icons-react';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from '../../i18n/useTranslation.ts';
import type { HeardTimer } from '../../live/discussion/DiscussionState.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { showToast } from '../../ui/showToast.ts';
import { usePlace, useTogether } from '../Together.ts';
import type { CountdownParts, Shown } from './Countdown.ts';
import styles from './Timer.module.css';
import { clockFace, timeInWords } from './timeWords.ts';
import { useTimer } from './useTimer.ts';

/** Said once by whoever shows it; that somebody else's took the place of another is shown as well. */
function useVoice(): NonNullable<CountdownParts['voice']> {
  const { t } = useTranslation('timer');
  const together = useTogether();
  const now = useRef(together);
  now.current = together;
  return useMemo(
    () => ({
      onMoment(moment, left) {
        const words = { half: t('half', { time: timeInWords(left) }), minute: t('minute'), end: t('up') };
        now.current.say(words[moment]);
      },
      onStep({ by, step, left }, replaced) {
        const { me, personOf, say } = now.current;
        const did = step === 'start' && replaced ? 'replaced' : step;
        const what = t(`did.${did}`, { time: timeInWords(left) });
        const words =
          by === me?.id ? what : t('byOther', { name: personOf(by)?.name ?? t('together:somebody'), what });
        if (did === 'replaced' && by !== me?.id) showToast({ message: words });
        else say(words);
      },
    }),
    [t],
  );
}

const RADIUS = 8;
const ROUND = 2 * Math.PI * RADIUS;

export function Ring({ share, size = 20 }: { readonly share: number; readonly size?: number }) {
  return (
    <svg className={styles.ring} width={size} height={size} viewBox="0 0 20 20" aria-hidden="true">
      <circle cx="10" cy="10" r={RADIUS} />
      <circle cx="10" cy="10" r={RADIUS} strokeDasharray={`${share * ROUND} ${ROUND}`} />
    </svg>
  );
}

function useName({ seconds, runs }: Shown): string {
  const { t } = useTranslation('timer');
  if (seconds === 0) return t('isOver');
  // Each second another name would be read each second where the keyboard rests on it.
  const time = timeInWords(seconds > 60 ? Math.ceil(seconds / 60) * 60_000 : seconds * 1_000);
  return t(runs ? 'shows' : 'stands', { time: runs ? time : timeInWords(seconds * 1_000) });
}

interface ChipProps {
  readonly shown: Shown;
  readonly run: ReturnType<typeof useTimer>['run'];
  readonly onHide: () => void;
}

/** What one does to it in passing; who may not run it puts its end away. */
function Steps({ shown: { seconds, runs }, run, onHide }: ChipProps) {
  const { t } = useTranslation('timer');
  const over = seconds === 0;
  if (run === null)
    return over ? <IconButton label={t('hide')} icon={<IconX size={18} />} onClick={onHide} /> : null;
  if (!over)
    return (
      <IconButton
        label={t(runs ? 'pause' : 'resume')}
        icon={runs ? <IconPlayerPauseFilled size={16} /> : <IconPlayerPlayFilled size={16} />}
        onClick={() => void run({ act: 'timer', step: runs ? 'pause' : 'resume' })}
      />
    );
  return (
    <>
      <IconButton
        label={t('add')}
        icon={<IconPlus size={18} />}
        onClick={() => void run({ act: 'timer', step: 'add' })}
      />
      <IconButton
        label={t('end')}
        icon={<IconX size={18} />}
        onClick={() => void run({ act: 'timer', step: 'end' })}
      />
    </>
  );
}

function Chip({ shown, run, onHide }: ChipProps) {
  const { t } = useTranslation('timer');
  const { panel } = useTogether();
  const { canFollow } = usePlace();
  const { seconds, runs, share } = shown;
  const over = seconds === 0;
  const name = useName(shown);
  const time = (
    <>
      <Ring share={share} />
      <span>{over ? t('up') : clockFace(seconds)}</span>
      {runs ? null : <small>{t('paused')}</small>}
    </>
  );
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form
    <div
      className={styles.timer}
      role="group"
      aria-label={t('together:panel.timer')}
      data-timer={over ? 'over' : ''}
      // A list begins at the top with its title: there it is at the bottom.
      data-low={canFollow ? undefined : ''}
    >
      {run === null ? (
        <div className={styles.time} role="timer" aria-label={name}>
          {time}
        </div>
      ) : (
        <button
          type="button"
          className={styles.time}
          aria-label={name}
          onClick={() => panel.set(panel.get() === 'timer' ? null : 'timer')}
        >
          {time}
        </button>
      )}
      <Steps shown={shown} run={run} onHide={onHide} />
    </div>
  );
}

export function Timer() {
  const voice = useVoice();
  const { shown, heard, run } = useTimer(voice);
  /** Put away by me alone, once it was over. */
  const [hidden, hide] = useState<HeardTimer | null>(null);
  return shown === null || heard === hidden ? null : (
    <Chip shown={shown} run={run} onHide={() => hide(heard)} />
  );
}
