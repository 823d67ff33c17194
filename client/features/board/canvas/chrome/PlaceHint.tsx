/** What the mouse can do with what it took from the bar, and that this is in the hand. */
import { useEffect, useReducer, useRef } from 'react';
import { NOTE_COLOURS, NOTE_SIZE } from '../../../../../shared/documents/boardKinds.ts';
import { isTouched } from '../../../../canvas/comeClose.ts';
import { useTranslation } from '../../../../i18n/useTranslation.ts';
import { useReadable } from '../../../../live/useLive.ts';
import { Hint } from '../../../../ui/bars/Hint.tsx';
import { keepKeyboard } from '../../../../ui/keepKeyboard.ts';
import { useCanvas } from '../CanvasContext.ts';
import paper from '../paper.module.css';
import type { Placed } from '../placed.ts';
import styles from './Chrome.module.css';
import ghosts from './PlaceHint.module.css';

/** Under the mouse while that is over the board: a note as large and in the colour as it will be, of all else its picture. */
function Ghost({ what }: { readonly what: Placed }) {
  const { viewport, commands, actions } = useCanvas();
  const ghost = useRef<HTMLDivElement>(null);
  const isNote = what === 'note';
  useEffect(() => {
    // A drag draws what it makes.
    const move = ({ type, target, clientX, clientY, pointerType }: PointerEvent) => {
      if (!ghost.current || pointerType === 'touch') return;
      const over = target instanceof Element && target.closest('[role="application"]') !== null;
      ghost.current.hidden = !over || type === 'pointerdown';
      const size = isNote ? NOTE_SIZE * viewport.zoom : 24;
      const off = isNote ? -size / 2 : 12;
      ghost.current.style.cssText = `width: ${size}px; height: ${size}px; translate: ${clientX + off}px ${clientY + off}px`;
    };
    const events = ['pointermove', 'pointerdown'] as const;
    for (const event of events) window.addEventListener(event, move);
    return () => {
      for (const event of events) window.removeEventListener(event, move);
    };
  }, [viewport, isNote]);
  const Icon = actions.get(what).icon;
  return (
    <div
      ref={ghost}
      hidden
      aria-hidden
      className={isNote ? `${ghosts.note} ${paper.paper}` : ghosts.ghost}
      data-ghost=""
      data-colour={isNote ? commands.colour : commands.shapeColour}
    >
      {!isNote && Icon ? <Icon size={24} /> : null}
    </div>
  );
}

/** The next note's, by press or by the digits that stand on them. */
function NoteColours({ look }: { readonly look: () => void }) {
  const { t } = useTranslation('board');
  const { commands } = useCanvas();
  return (
    <fieldset className={ghosts.colours} aria-label={t('menu.colour')} onMouseDown={keepKeyboard}>
      {NOTE_COLOURS.map((colour, index) => (
        <button
          key={colour}
          type="button"
          className={`${styles.pick} ${paper.paper}`}
          style={{ width: 28, height: 28 }}
          data-colour={colour}
          aria-label={t(`colours.${colour}`)}
          aria-pressed={colour === commands.colour}
          onClick={() => {
            commands.colour = colour;
            look();
          }}
        >
          {index + 1}
        </button>
      ))}
    </fieldset>
  );
}

export function PlaceHint() {
  const { t } = useTranslation('board');
  const { placing, tool } = useCanvas().hands;
  const what = useReadable(placing.what);
  const places = useReadable(tool) === 'place';
  // A digit gives the next note its colour, and tells nobody.
  const [, look] = useReducer((looks: number) => looks + 1, 0);
  useEffect(() => {
    if (!places) return;
    window.addEventListener('keyup', look);
    return () => window.removeEventListener('keyup', look);
  }, [places]);
  if (!places) return null;
  return (
    <>
      <Ghost what={what} />
      <Hint
        words={t(isTouched() ? 'placeByFinger' : 'place')}
        end={t('cancel')}
        onEnd={() => placing.putDown()}
      >
        {what === 'note' && !isTouched() ? <NoteColours look={look} /> : null}
      </Hint>
    </>
  );
}
