/** For who works by keys and listens: an act means what was heard last, and what became of it is said. */
import { useEffect } from 'react';
import { useTranslation } from '../../../../i18n/useTranslation.ts';
import { useCanvas } from '../CanvasContext.ts';
import { meanFocused } from '../meanFocused.ts';
import { followKeys } from '../spoken.ts';

/** The keyboard has walked on the board since the last press. */
export const comesByKeys = () => document.querySelector('[data-pointed="false"]') !== null;

export function Spoken() {
  const { t } = useTranslation('board');
  const canvas = useCanvas();
  useEffect(() => {
    const stops = [meanFocused(canvas), followKeys(canvas, t)];
    return () => {
      for (const stop of stops) stop();
    };
  }, [canvas, t]);
  return (
    <span id="chosen" hidden>
      {t('spoken.chosen')}
    </span>
  );
}
