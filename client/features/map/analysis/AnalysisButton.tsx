import { IconChartDots3 } from '@tabler/icons-react';
import { Suspense, useContext, useEffect } from 'react';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { useReadable } from '../../../live/useLive.ts';
import { whenIdle } from '../../../live/whenIdle.ts';
import { TogetherContext } from '../../../together/Together.ts';
import { Button } from '../../../ui/Button.tsx';
import bars from '../../../ui/bars/Bars.module.css';
import { lazyPart } from '../../../ui/lazyPart.tsx';
import { Tooltip } from '../../../ui/Tooltip.tsx';
import styles from '../Map.module.css';
import { useDesk } from '../MapDesk.ts';

const fetchPanel = () => import('./AnalysisPanel.tsx');
const Panel = lazyPart(fetchPanel);

/** A tool of the canvas, or a plain button in the outline. Analyses are for everybody who may read. */
export function AnalysisButton({ plain = false }: { readonly plain?: boolean }) {
  const { t } = useTranslation('analysis');
  const { spotlight } = useDesk();
  const company = useContext(TogetherContext);
  const open = useReadable(spotlight.panel) !== null;
  useEffect(() => {
    // Without a network it is asked for again when it is needed.
    void whenIdle().then(() => fetchPanel().catch(() => undefined));
  }, []);
  useEffect(() => {
    // One panel at a time beside the map, however it was opened.
    const ours = spotlight.panel.subscribe(() => spotlight.panel.get() && company?.panel.set(null));
    const theirs = company?.panel.subscribe(() => company.panel.get() && spotlight.panel.set(null));
    return () => {
      ours();
      theirs?.();
    };
  }, [spotlight, company]);
  const press = () => spotlight.panel.set(open ? null : 'focus');
  const icon = (size: number) => <IconChartDots3 size={size} aria-hidden />;
  if (plain)
    return (
      <Button icon={icon(18)} aria-pressed={open} onClick={press}>
        <span>{t('open')}</span>
      </Button>
    );
  return (
    <Tooltip label={t('about')} shortcut="Shift+A" side="right">
      <button type="button" className={bars.tool} aria-pressed={open} onClick={press}>
        {icon(20)}
        <span>{t('open')}</span>
      </button>
    </Tooltip>
  );
}

/** The panel, once it is wanted. */
export function AnalysisDoor() {
  return (
    <Suspense fallback={null}>
      <Panel />
    </Suspense>
  );
}

/** What is lit, and how that ends: over the canvas, or in the head of a list. */
export function FocusHint({ inList = false }: { readonly inList?: boolean }) {
  const { t } = useTranslation('analysis');
  const { spotlight, model } = useDesk();
  const shown = useReadable(spotlight.shown);
  if (shown === null) return null;
  return (
    <div
      className={inList ? styles.hintInList : bars.hint}
      data-hint=""
      data-bottom={inList ? undefined : ''}
    >
      <span>
        {shown.title} · {t('focus.count', { count: shown.nodes, of: model.nodes().length })}
      </span>
      <Button size="sm" variant="subtle" onClick={() => spotlight.end()}>
        {t('focus.end')}
      </Button>
    </div>
  );
}
