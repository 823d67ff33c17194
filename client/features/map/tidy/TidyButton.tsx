import { IconLayoutDistributeVertical, IconPlayerStop } from '@tabler/icons-react';
import { type MouseEvent, useEffect } from 'react';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { useReadable } from '../../../live/useLive.ts';
import { whenIdle } from '../../../live/whenIdle.ts';
import { Button } from '../../../ui/Button.tsx';
import bars from '../../../ui/bars/Bars.module.css';
import { Tooltip } from '../../../ui/Tooltip.tsx';
import { useDesk } from '../MapDesk.ts';
import { fetchTidy } from './tidyBeside.ts';

/** A tool of the canvas, or a plain button in the outline; while it works it stops. */
export function TidyButton({ plain = false }: { readonly plain?: boolean }) {
  const { t } = useTranslation('tidy');
  const { tidier, menu } = useDesk();
  const running = useReadable(tidier.running);
  useEffect(() => {
    void whenIdle().then(fetchTidy);
  }, []);
  const Icon = running ? IconPlayerStop : IconLayoutDistributeVertical;
  const label = t(running ? 'stop' : 'tidy');
  const press = () => void tidier.start();
  /** What else there is of its kind stands in the menu of the map. */
  const more = (event: MouseEvent) => {
    event.preventDefault();
    menu.set({ id: null, at: { x: event.clientX, y: event.clientY }, arranges: true });
  };
  if (plain)
    return (
      <Button icon={<Icon size={18} aria-hidden />} onClick={press}>
        {label}
      </Button>
    );
  return (
    <Tooltip label={t(running ? 'stop' : 'about')} shortcut="Shift+T" side="right">
      <button
        type="button"
        className={bars.tool}
        data-running={running || undefined}
        onClick={press}
        onContextMenu={more}
      >
        <Icon size={20} aria-hidden />
        <span>{label}</span>
      </button>
    </Tooltip>
  );
}
