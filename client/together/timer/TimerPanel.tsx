/** Sets the document's timer: for how long, and what one does to the one that is there. */
import { IconPlayerPause, IconPlayerPlay, IconPlayerStop, IconPlus } from '@tabler/icons-react';
import { type FormEvent, useRef, useState } from 'react';
import { LIMITS } from '../../../shared/limits.ts';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/TextField.tsx';
import styles from '../panel/Panel.module.css';
import { usePlace, useTogether } from '../Together.ts';
import type { Shown } from './Countdown.ts';
import looks from './Timer.module.css';
import { Ring } from './Timer.tsx';
import { clockFace, minutesInWords } from './timeWords.ts';
import { useTimer } from './useTimer.ts';

type Run = NonNullable<ReturnType<typeof useTimer>['run']>;

const LENGTHS = [1, 3, 5, 10, 15];

interface RunningProps {
  readonly shown: Shown;
  readonly run: Run;
  readonly onEnd: () => void;
}

function Running({ shown: { runs, seconds }, run, onEnd }: RunningProps) {
  const { t } = useTranslation('timer');
  const step = (one: 'pause' | 'resume' | 'add' | 'end') => run({ act: 'timer', step: one });
  return (
    <div className={styles.row}>
      {seconds === 0 ? null : (
        <Button
          data-autofocus
          icon={runs ? <IconPlayerPause size={18} aria-hidden /> : <IconPlayerPlay size={18} aria-hidden />}
          onClick={() => void step(runs ? 'pause' : 'resume')}
        >
          {t(runs ? 'pause' : 'resume')}
        </Button>
      )}
      <Button
        aria-label={t('add')}
        icon={<IconPlus size={18} aria-hidden />}
        onClick={() => void step('add')}
      >
        {t('short', { count: 1 })}
      </Button>
      <Button icon={<IconPlayerStop size={18} aria-hidden />} onClick={() => void step('end').then(onEnd)}>
        {t('end')}
      </Button>
    </div>
  );
}

/** A length of one's own; anything but whole minutes within bounds says why not. */
function OwnLength({ onStart }: { readonly onStart: (minutes: number) => void }) {
  const { t } = useTranslation('timer');
  const most = LIMITS.timerMinutes;
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const minutes = /^\s*\d{1,3}\s*$/.test(typed) ? Number(typed) : 0;
    if (minutes >= 1 && minutes <= most) onStart(minutes);
    else setWrong(true);
  };
  return (
    <form className={looks.own} onSubmit={submit} noValidate>
      <TextField
        label={t('own', { most })}
        inputMode="numeric"
        autoComplete="off"
        value={typed}
        error={wrong ? t('wrong', { most }) : null}
        onChange={(value) => {
          setTyped(value);
          setWrong(false);
        }}
      />
      <Button type="submit">{t('start')}</Button>
    </form>
  );
}

export function TimerPanel() {
  const { t } = useTranslation('timer');
  const { panel, personOf } = useTogether();
  const place = usePlace();
  const { shown, heard, run } = useTimer();
  const lengths = useRef<HTMLDivElement>(null);
  const start = async (minutes: number) => {
    if (!(await run?.({ act: 'startTimer', minutes }))) return;
    panel.set(null);
    place.focus();
  };
  return (
    <div className={styles.body}>
      {shown === null ? null : (
        <p className={looks.large}>
          <Ring share={shown.share} size={40} />
          <span>{shown.seconds === 0 ? t('up') : clockFace(shown.seconds)}</span>
          {shown.runs ? null : <small>{t('paused')}</small>}
        </p>
      )}
      {run === null ? (
        <p className={styles.muted}>
          {shown && heard
            ? t('others', { name: personOf(heard.owner)?.name ?? t('together:somebody') })
            : t('onlyMembers')}
        </p>
      ) : (
        <>
          {shown === null ? null : (
            <Running
              shown={shown}
              run={run}
              onEnd={() => lengths.current?.querySelector('button')?.focus()}
            />
          )}
          <h3 className={styles.group}>{t(shown === null ? 'new' : 'another')}</h3>
          <div ref={lengths} className={looks.lengths}>
            {LENGTHS.map((minutes, at) => (
              <Button
                key={minutes}
                aria-label={minutesInWords(minutes)}
                data-autofocus={shown === null && at === 0 ? '' : undefined}
                onClick={() => void start(minutes)}
              >
                {t('short', { count: minutes })}
              </Button>
            ))}
          </div>
          <OwnLength onStart={(minutes) => void start(minutes)} />
          <p className={styles.muted}>{t(shown === null ? 'everybody' : 'replaces')}</p>
        </>
      )}
    </div>
  );
}
