/** Laser pointers over the canvas: everybody's trails, and while I point what a press does instead of choosing. */
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { useReadable } from '../../live/useLive.ts';
import { personColour } from '../../ui/Avatar.tsx';
import { Hint } from '../../ui/bars/Hint.tsx';
import { usePlace, useTogether } from '../Together.ts';
import styles from './Laser.module.css';
import { openLaser } from './openLaser.ts';
import { takeHand } from './takeHand.ts';
import '../../i18n/words/timer.ts';

export function Laser() {
  const { t } = useTranslation('timer');
  const { live, viewport, pointing, me, say } = useTogether();
  const place = usePlace();
  const canvas = useRef<HTMLCanvasElement>(null);
  const [laser, setLaser] = useState<ReturnType<typeof openLaser> | null>(null);
  const points = useReadable(pointing);
  const colour = personColour(me?.colour ?? 0);
  const end = () => pointing.set(false);
  useEffect(() => {
    if (!place.canFollow || !canvas.current) return;
    const opened = openLaser({ canvas: canvas.current, awareness: live.awareness, viewport, colour });
    setLaser(opened);
    return opened.close;
  }, [live, viewport, colour, place]);
  useEffect(() => {
    if (!points) return;
    const pane = document.querySelector<HTMLElement>('[data-region="board"]');
    // A list has nothing to point at.
    if (!place.canFollow || !pane) return pointing.set(false);
    if (!laser) return;
    say(t('laser.on'));
    return takeHand({ pane, viewport, hand: laser.hand, onEnd: () => pointing.set(false) });
  }, [points, laser, place, viewport, pointing, say, t]);
  if (!place.canFollow) return null;
  return (
    <>
      <div aria-hidden="true">
        <canvas ref={canvas} className={styles.laser} data-laser-trails="" />
      </div>
      {points ? (
        <div className={styles.hint} data-laser-hint="">
          <Hint words={t('laser.on')} end={t('laser.end')} onEnd={end} />
        </div>
      ) : null}
    </>
  );
}
