/** The guide beside the map, once it is wanted; its button on the canvas and in the outline. */
import { IconRoute } from '@tabler/icons-react';
import { Suspense, useContext, useEffect } from 'react';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { useReadable } from '../../../live/useLive.ts';
import { whenIdle } from '../../../live/whenIdle.ts';
import { TogetherContext } from '../../../together/Together.ts';
import { Button } from '../../../ui/Button.tsx';
import bars from '../../../ui/bars/Bars.module.css';
import { lazyPart } from '../../../ui/lazyPart.tsx';
import { Tooltip } from '../../../ui/Tooltip.tsx';
import { useDesk } from '../MapDesk.ts';

const fetchPanel = () => import('./GuidePanel.tsx');
const Panel = lazyPart(fetchPanel);

/** For who may write: it is all about writing. */
export function GuideButton({ plain = false }: { readonly plain?: boolean }) {
  const { t } = useTranslation('guide');
  const { guide, spotlight } = useDesk();
  const company = useContext(TogetherContext);
  const open = useReadable(guide.open);
  useEffect(() => {
    // Without a network it is asked for again when it is needed.
    void whenIdle().then(() => fetchPanel().catch(() => undefined));
  }, []);
  useEffect(() => {
    // One panel at a time beside the map.
    const ours = guide.open.subscribe(() => {
      if (!guide.open.get()) return;
      spotlight.panel.set(null);
      company?.panel.set(null);
    });
    const theirs = spotlight.panel.subscribe(() => spotlight.panel.get() && guide.open.set(false));
    return () => {
      ours();
      theirs();
    };
  }, [guide, spotlight, company]);
  const press = () => guide.open.set(!open);
  if (plain)
    return (
      <Button icon={<IconRoute size={18} aria-hidden />} aria-pressed={open} onClick={press}>
        {t('open')}
      </Button>
    );
  return (
    <Tooltip label={t('about')} shortcut="Shift+G" side="right">
      <button type="button" className={bars.tool} aria-pressed={open} onClick={press}>
        <IconRoute size={20} aria-hidden />
        <span>{t('open')}</span>
      </button>
    </Tooltip>
  );
}

export function GuideDoor() {
  return (
    <Suspense fallback={null}>
      <Panel />
    </Suspense>
  );
}
