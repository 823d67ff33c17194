/** What the pen does while it is out: which one, which colour, and the way back. */
import { type CSSProperties, useEffect, useState } from 'react';
import { NOTE_COLOURS, type NoteColour, type Pen } from '../../../../../shared/documents/boardKinds.ts';
import '../../../../i18n/words/actionsLater.ts';
import { useTranslation } from '../../../../i18n/useTranslation.ts';
import { useReadable } from '../../../../live/useLive.ts';
import { Button } from '../../../../ui/Button.tsx';
import { IconButton } from '../../../../ui/IconButton.tsx';
import { keepKeyboard } from '../../../../ui/keepKeyboard.ts';
import { changePen, ownPens } from '../../drawing/ownPens.ts';
import { THICKNESSES, type Thickness, widthOf } from '../../model/penWidth.ts';
import { useCanvas } from '../CanvasContext.ts';
import { inkEdge } from '../inkEdge.ts';
import paper from '../paper.module.css';
import styles from './HandBar.module.css';
import '../../../../i18n/words/boardLater.ts';

const TOOLS = ['pen', 'marker', 'eraser'] as const;

/** The line in the making looks as it will be; its edge is there as soon as the hand lets go. */
function useLook(element: HTMLElement | null, ink: NoteColour, pen: (typeof TOOLS)[number]): void {
  useReadable(inkEdge);
  useEffect(() => {
    const root = element?.closest<HTMLElement>('[data-board-canvas]');
    if (!root) return;
    const drawn = `var(--ink-${pen === 'marker' && ink === 'sun' ? 'marker' : ink})`;
    root.style.setProperty('--drawn-ink', pen === 'eraser' ? 'var(--control-border)' : drawn);
    root.style.setProperty('--drawn-opacity', pen === 'pen' ? '1' : '0.4');
  }, [element, ink, pen]);
}

/** A stroke of the pen, as thick as the lines will be beside each other. */
const STROKES: Readonly<Record<Thickness, number>> = { thin: 1.5, medium: 3.5, thick: 7 };

function Thicknesses({ pen }: { readonly pen: Pen }) {
  const { t } = useTranslation('actions');
  const { width } = useReadable(ownPens)[pen];
  return THICKNESSES.map((thickness) => (
    <IconButton
      key={thickness}
      label={t(`names.thickness.${thickness}`)}
      icon={
        <svg width="20" height="20" viewBox="0 0 20 20" aria-hidden="true">
          <path d="M4 15 16 5" stroke="currentColor" strokeWidth={STROKES[thickness]} strokeLinecap="round" />
        </svg>
      }
      pressed={width === widthOf(pen, thickness)}
      onClick={() => changePen(pen, { width: widthOf(pen, thickness) })}
    />
  ));
}

export default function DrawingBar() {
  const { t } = useTranslation(['board', 'actions']);
  const canvas = useCanvas();
  const { hands, actions } = canvas;
  const tool = useReadable(hands.pen);
  const pens = useReadable(ownPens);
  const [element, setElement] = useState<HTMLElement | null>(null);
  const pen = tool === 'eraser' ? 'pen' : tool;
  const own = pens[pen];
  useLook(element, own.colour, tool);
  return (
    <div
      ref={setElement}
      className={styles.bar}
      data-bottom=""
      role="toolbar"
      aria-label={t('drawing.label')}
      onMouseDown={keepKeyboard}
    >
      {TOOLS.map((name) => {
        const { icon: Icon, keys } = actions.get(name);
        return (
          <IconButton
            key={name}
            label={t(`actions:names.${name}`)}
            icon={Icon ? <Icon size={20} aria-hidden /> : null}
            shortcut={keys?.[0]}
            pressed={tool === name}
            onClick={() => hands.pen.set(name)}
          />
        );
      })}
      {tool === 'eraser' ? null : <Thicknesses pen={tool} />}
      <span className={styles.inks} role="radiogroup" aria-label={t('drawing.colour')}>
        {NOTE_COLOURS.map((colour) => (
          <label
            key={colour}
            className={`${styles.ink} ${paper.ink}`}
            data-colour={colour}
            data-pen={pen}
            title={t(`colours.${colour}`)}
          >
            <input
              type="radio"
              name="ink"
              aria-label={t(`colours.${colour}`)}
              checked={own.colour === colour}
              disabled={tool === 'eraser'}
              onChange={() => changePen(pen, { colour })}
            />
            <i style={{ background: 'var(--ink)' } as CSSProperties} />
          </label>
        ))}
      </span>
      <Button
        size="sm"
        onClick={() => {
          hands.tool.set('select');
          canvas.focusSurface();
        }}
      >
        {t('drawing.done')}
      </Button>
    </div>
  );
}
