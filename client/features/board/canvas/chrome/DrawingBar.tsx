/** What the pen does while it is out: which one, which colour, and the way back. */
import { type CSSProperties, useEffect, useState } from 'react';
import { NOTE_COLOURS } from '../../../../../shared/documents/boardKinds.ts';
import { useTranslation } from '../../../../i18n/useTranslation.ts';
import { useReadable } from '../../../../live/useLive.ts';
import { Button } from '../../../../ui/Button.tsx';
import { IconButton } from '../../../../ui/IconButton.tsx';
import { keepKeyboard } from '../../../../ui/keepKeyboard.ts';
import { useCanvas } from '../CanvasContext.ts';
import { PEN_WIDTH } from '../Figures.ts';
import paper from '../paper.module.css';
import styles from './Chrome.module.css';
import '../../../../i18n/words/boardLater.ts';

const TOOLS = ['pen', 'marker', 'eraser'] as const;

/** The line in the making looks as it will be. */
function useLook(element: HTMLElement | null, ink: string, pen: (typeof TOOLS)[number]): void {
  useEffect(() => {
    const root = element?.closest<HTMLElement>('[data-board-canvas]');
    if (!root) return;
    const erasing = pen === 'eraser';
    root.style.setProperty('--drawn-ink', erasing ? 'var(--control-border)' : `var(--ink-${ink})`);
    root.style.setProperty('--drawn-width', `${erasing ? 12 : PEN_WIDTH[pen]}px`);
    root.style.setProperty('--drawn-opacity', pen === 'pen' ? '1' : '0.4');
  }, [element, ink, pen]);
}

export default function DrawingBar() {
  const { t } = useTranslation(['board', 'actions']);
  const canvas = useCanvas();
  const { hands, commands, actions } = canvas;
  const pen = useReadable(hands.pen);
  const [ink, setInk] = useState(commands.ink);
  const [element, setElement] = useState<HTMLElement | null>(null);
  useLook(element, ink, pen);
  return (
    <div
      ref={setElement}
      className={styles.drawing}
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
            pressed={pen === name}
            onClick={() => hands.pen.set(name)}
          />
        );
      })}
      <span className={styles.inks} role="radiogroup" aria-label={t('drawing.colour')}>
        {NOTE_COLOURS.map((colour) => (
          <label
            key={colour}
            className={`${styles.ink} ${paper.ink}`}
            data-colour={colour}
            title={t(`colours.${colour}`)}
          >
            <input
              type="radio"
              name="ink"
              aria-label={t(`colours.${colour}`)}
              checked={ink === colour}
              disabled={pen === 'eraser'}
              onChange={() => {
                commands.ink = colour;
                setInk(colour);
              }}
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
