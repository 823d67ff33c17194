/** Below what is presented: where one is, and the way on. */
import {
  IconChevronLeft,
  IconChevronRight,
  IconMaximize,
  IconPointer,
  IconStopwatch,
  IconUsersGroup,
  IconX,
} from '@tabler/icons-react';
import { useContext } from 'react';
import { may } from '../../../../shared/permissions.ts';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { writable } from '../../../live/readable.ts';
import { useReadable } from '../../../live/useLive.ts';
import { gather } from '../../../together/gather.ts';
import { TogetherContext } from '../../../together/Together.ts';
import { IconButton } from '../../../ui/IconButton.tsx';
import { keepKeyboard } from '../../../ui/keepKeyboard.ts';
import { ON_A_PHONE } from '../../../ui/screens.ts';
import { useMedia } from '../../../ui/useMedia.ts';
import type { Slide } from './frames.ts';
import { toggleFullScreen } from './fullScreen.ts';
import styles from './Presentation.module.css';
import type { Walk } from './PresentationMenu.tsx';

function AskEveryone({ to }: { readonly to: Slide }) {
  const { t } = useTranslation('together');
  const together = useContext(TogetherContext);
  if (!together?.mayGather()) return null;
  return (
    <IconButton
      label={t('people.gather')}
      icon={<IconUsersGroup size={20} />}
      onClick={() => gather({ seen: () => to.box, nameOfArea: () => to.title }, together)}
    />
  );
}

function LaserButton() {
  const { t } = useTranslation('together');
  const together = useContext(TogetherContext);
  const points = useReadable(together?.pointing ?? NOT_POINTING);
  return together ? (
    <IconButton
      label={t('laser')}
      icon={<IconPointer size={20} />}
      shortcut="K"
      pressed={points}
      onClick={() => together.pointing.set(!points)}
    />
  ) : null;
}

/** The panel of the board itself, over the frame. */
function TimerButton() {
  const { t } = useTranslation('together');
  const together = useContext(TogetherContext);
  const open = useReadable(together?.panel ?? NO_PANEL) === 'timer';
  return together && may(together.document.capabilities, 'document.timer') ? (
    <IconButton
      label={t('panel.timer')}
      icon={<IconStopwatch size={20} />}
      pressed={open}
      onClick={() => together.panel.set(open ? null : 'timer')}
    />
  ) : null;
}

const NOT_POINTING = writable(false);
const NO_PANEL = writable(null);

export function PresentationBar({ slides, at, onStep, onClose, root }: Walk) {
  const { t } = useTranslation('present');
  // There the window is the screen, and the place is for where one is.
  const phone = useMedia(ON_A_PHONE);
  const slide = slides[at];
  const name = slide?.title || t('untitled');
  const position = slide ? t('position', { at: at + 1, count: slides.length }) : '';
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: what the mouse presses leaves the keyboard to the frames; the buttons have the keys
    <div className={styles.bar} data-bottom="" onMouseDown={keepKeyboard}>
      <IconButton
        label={t('previous')}
        icon={<IconChevronLeft size={22} />}
        shortcut="←"
        disabledReason={at === 0 ? t('atStart') : null}
        onClick={() => onStep(at - 1)}
      />
      <p role="status" className={styles.where}>
        {slide ? (
          <>
            <strong>{name}</strong> <span>{position}</span>
          </>
        ) : (
          t('none')
        )}
      </p>
      <IconButton
        label={t('next')}
        icon={<IconChevronRight size={22} />}
        shortcut="→"
        disabledReason={at >= slides.length - 1 ? t('atEnd') : null}
        onClick={() => onStep(at + 1)}
      />
      <LaserButton />
      <TimerButton />
      {slide ? <AskEveryone to={slide} /> : null}
      {phone ? null : (
        <IconButton
          label={t('fullScreen')}
          icon={<IconMaximize size={20} />}
          onClick={() => toggleFullScreen(root.current)}
        />
      )}
      <IconButton label={t('close')} icon={<IconX size={20} />} shortcut="Esc" onClick={onClose} />
    </div>
  );
}
