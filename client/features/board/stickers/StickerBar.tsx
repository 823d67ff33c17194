/** Which sticker the hand has while it goes from item to item, and the way back. */
import { type CSSProperties, useState } from 'react';
import { STICKER_COLOURS, STICKERS } from '../../../../shared/documents/boardKinds.ts';
import { dotMark } from '../../../../shared/documents/dotMark.ts';
import '../../../i18n/words/actionsLater.ts';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { Button } from '../../../ui/Button.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { keepKeyboard } from '../../../ui/keepKeyboard.ts';
import { useCanvas } from '../canvas/CanvasContext.ts';
import styles from '../canvas/chrome/HandBar.module.css';
import paper from '../canvas/paper.module.css';
import { SYMBOLS } from '../canvas/symbols.tsx';
import { stickerLook } from './stickerLook.ts';
import '../../../i18n/words/stickers.ts';

export default function StickerBar() {
  const { t } = useTranslation(['stickers', 'board']);
  const canvas = useCanvas();
  const [look, setLook] = useState({ symbol: stickerLook.symbol, colour: stickerLook.colour });
  const keep = (change: Partial<typeof look>) => {
    stickerLook.keep(change);
    setLook({ ...look, ...change });
  };
  return (
    <div
      className={styles.bar}
      data-bottom=""
      role="toolbar"
      aria-label={t('label')}
      onMouseDown={keepKeyboard}
    >
      {STICKERS.map((symbol) => {
        const Icon = SYMBOLS[symbol];
        return (
          <IconButton
            key={symbol}
            label={t(`board:symbols.${symbol}`)}
            icon={<Icon size={20} />}
            pressed={look.symbol === symbol}
            onClick={() => keep({ symbol })}
          />
        );
      })}
      <span className={styles.inks} role="radiogroup" aria-label={t('colour')}>
        {STICKER_COLOURS.map((colour) => (
          <label
            key={colour}
            className={`${styles.ink} ${paper.ink}`}
            data-colour={colour}
            title={t(`board:colours.${colour}`)}
          >
            <input
              type="radio"
              name="sticker"
              aria-label={t(`board:colours.${colour}`)}
              checked={look.colour === colour}
              onChange={() => keep({ colour })}
            />
            <i
              style={{ background: 'var(--ink)' } as CSSProperties}
              data-mark={dotMark('dot', colour)?.name}
            />
          </label>
        ))}
      </span>
      <Button
        size="sm"
        onClick={() => {
          canvas.hands.placing.putDown();
          canvas.focusSurface();
        }}
      >
        {t('done')}
      </Button>
    </div>
  );
}
