import { IconEye } from '@tabler/icons-react';
import { type RefObject, useEffect, useRef } from 'react';
import type { ItemId } from '../../../../../shared/ids.ts';
import type { Viewport } from '../../../../canvas/Viewport.ts';
import { useTranslation } from '../../../../i18n/useTranslation.ts';
import '../../../../i18n/words/actionsLater.ts';
import '../../../../i18n/words/boardLater.ts';
import type { LiveDocument } from '../../../../live/types.ts';
import { useReadable } from '../../../../live/useLive.ts';
import { Button } from '../../../../ui/Button.tsx';
import { Hint } from '../../../../ui/bars/Hint.tsx';
import { useCanvas } from '../CanvasContext.ts';
import { stepAt } from '../farTitles.ts';
import styles from './Chrome.module.css';
import { PlaceHint } from './PlaceHint.tsx';
import { comesByKeys, Spoken } from './Spoken.tsx';
import { Told } from './Told.tsx';

interface HintsProps {
  readonly canEdit: boolean;
  readonly live: Pick<LiveDocument, 'saveState'>;
}

/** Why there are no tools. */
function ReadOnly({ live }: Pick<HintsProps, 'live'>) {
  const { t } = useTranslation('board');
  const state = useReadable(live.saveState);
  if (state.kind !== 'readOnly') return null;
  const why = state.reason === 'role' || state.reason === 'archived' ? state.reason : 'ended';
  return (
    <p className={styles.readOnly}>
      <IconEye size={18} aria-hidden />
      {t(`readOnly.${why}`)}
    </p>
  );
}

/** Titles grow in steps from far away. Written directly, and only from step to step: a zoom renders nothing. */
function useFarTitles(viewport: Viewport): RefObject<HTMLElement | null> {
  const place = useRef<HTMLElement>(null);
  useEffect(() => {
    const board = place.current?.closest<HTMLElement>('[data-board-canvas]');
    if (!board) return;
    let shown = 0;
    const show = () => {
      const step = stepAt(viewport.zoom);
      if (step === shown) return;
      shown = step;
      if (step === 0) delete board.dataset.far;
      else board.dataset.far = String(step);
    };
    show();
    return viewport.subscribe(show);
  }, [viewport]);
  return place;
}

/** What linking waits for. */
function LinkHint() {
  const { t } = useTranslation('board');
  const { links, selection, gestures } = useCanvas();
  const step = useReadable(links.step);
  const on = step.kind !== 'off';
  useEffect(() => {
    if (!on) return;
    // Esc ends it wherever the focus is, as in the bar of the page.
    const onKey = (event: KeyboardEvent) =>
      event.key === 'Escape' && !event.defaultPrevented && links.cancel();
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [on, links]);
  const chooseFor = (from: ItemId) => {
    links.cancel();
    selection.set([from]);
    gestures.choosing.set('link');
  };
  return (
    <div aria-live="polite">
      {step.kind === 'off' ? null : (
        <Hint
          words={[t(`link.${step.kind}`), comesByKeys() ? t('link.keys') : ''].join(' ')}
          end={t('cancel')}
          onEnd={() => links.cancel()}
        >
          {step.kind === 'to' ? (
            <Button size="sm" onClick={() => chooseFor(step.from)}>
              {t('link.list')}
            </Button>
          ) : null}
        </Hint>
      )}
    </div>
  );
}

/** What the format painter waits for. */
function PaintHint() {
  const { t } = useTranslation('actions');
  const { painting } = useCanvas();
  if (!useReadable(painting)) return null;
  return <Hint words={t('said.painting')} end={t('done')} onEnd={() => painting.set(false)} />;
}

/** Each press adds, for hands without a keyboard. */
function SeveralHint() {
  const { t } = useTranslation('actions');
  const { adding } = useCanvas();
  if (!useReadable(adding)) return null;
  return <Hint words={t('said.several.on')} end={t('done')} onEnd={() => adding.set(false)} />;
}

export default function Hints({ canEdit, live }: HintsProps) {
  const { viewport } = useCanvas();
  const place = useFarTitles(viewport);
  return (
    <>
      <i ref={place} hidden />
      {canEdit ? null : <ReadOnly live={live} />}
      <LinkHint />
      <PaintHint />
      <SeveralHint />
      <PlaceHint />
      <Told />
      <Spoken />
    </>
  );
}
