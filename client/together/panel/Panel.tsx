/** One panel at a time beside the board; on a narrow screen a sheet over it. Esc and the cross close it. */
import { IconX } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import { WITH_SHEETS } from '../../ui/screens.ts';
import { useMedia } from '../../ui/useMedia.ts';
import { broughtOutbox } from '../broughtComments.ts';
import { Laser } from '../laser/Laser.tsx';
import { type Panel as PanelName, usePlace, useTogether } from '../Together.ts';
import { Timer } from '../timer/Timer.tsx';
import { TimerPanel } from '../timer/TimerPanel.tsx';
import { CommentsPanel } from './CommentsPanel.tsx';
import styles from './Panel.module.css';
import { PeoplePanel } from './PeoplePanel.tsx';
import { SincePanel } from './SincePanel.tsx';
import { useSinceToast } from './useSinceToast.ts';
import '../../i18n/words/panel.ts';

interface FrameProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** The keyboard goes into the panel when it opens, and back to the board when it closes. */
function Aside({ title, onClose, children }: FrameProps) {
  const { t } = useTranslation('together');
  const aside = useRef<HTMLElement>(null);
  useEffect(() => {
    const element = aside.current;
    const wanted = element?.querySelector<HTMLElement>('[data-autofocus]') ?? element;
    wanted?.focus({ preventScroll: true });
  }, []);
  return (
    <aside
      data-region="panel"
      ref={aside}
      tabIndex={-1}
      aria-label={title}
      className={styles.panel}
      onKeyDown={(event) => {
        // A window that it opened is not of it, though its keys come by.
        const inside = event.currentTarget.contains(event.target as Node);
        if (event.key !== 'Escape' || event.defaultPrevented || !inside) return;
        event.preventDefault();
        onClose();
      }}
    >
      <header className={styles.header}>
        <h2>{title}</h2>
        <IconButton label={t('close')} icon={<IconX size={18} />} onClick={onClose} />
      </header>
      {children}
    </aside>
  );
}

/** What of company comes a little later, of the same chunk. */
export function Later() {
  const together = useTogether();
  const { discussion, document } = together;
  const { id } = document;
  useSinceToast(together);
  // What waited on this device when the page was left.
  useEffect(() => void broughtOutbox(discussion, id), [discussion, id]);
  return (
    <>
      <Timer />
      <Laser />
    </>
  );
}

const CONTENT = { comments: CommentsPanel, people: PeoplePanel, since: SincePanel, timer: TimerPanel };

export default function Panel({ panel }: { readonly panel: PanelName }) {
  const { t } = useTranslation('together');
  const { panel: open } = useTogether();
  const place = usePlace();
  const narrow = useMedia(WITH_SHEETS);
  const close = () => {
    open.set(null);
    place.focus();
  };
  const Content = CONTENT[panel];
  const title = t(`panel.${panel}`);
  if (narrow)
    return (
      <Sheet open side="bottom" title={title} onClose={close}>
        <Content />
      </Sheet>
    );
  return (
    <Aside key={panel} title={title} onClose={close}>
      <Content />
    </Aside>
  );
}
