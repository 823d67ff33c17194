/** The analyses of a map, one at a time, beside it; on a phone a sheet. */
import { IconChartDots3, IconX } from '@tabler/icons-react';
import { type ComponentType, type KeyboardEvent, useEffect, useRef } from 'react';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { useReadable } from '../../../live/useLive.ts';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Select } from '../../../ui/Select.tsx';
import mapStyles from '../Map.module.css';
import { useDesk } from '../MapDesk.ts';
import '../../../i18n/words/analysis.ts';
import { BarriersView } from './BarriersView.tsx';
import { BenefitsView } from './BenefitsView.tsx';
import { ChecksView } from './ChecksView.tsx';
import { FocusView } from './FocusView.tsx';
import { InfluenceView } from './InfluenceView.tsx';
import { LoopsView } from './LoopsView.tsx';
import { ANALYSES, type Analysis } from './Spotlight.ts';

const VIEWS = {
  focus: FocusView,
  loops: LoopsView,
  influence: InfluenceView,
  barriers: BarriersView,
  benefits: BenefitsView,
  checks: ChecksView,
} satisfies Record<Analysis, ComponentType>;

export default function AnalysisPanel() {
  const { t } = useTranslation('analysis');
  const { selection, spotlight, surface } = useDesk();
  const view = useReadable(spotlight.panel) ?? 'focus';
  const panel = useRef<HTMLElement>(null);
  // Also when another one is asked for by name: the keyboard goes to it.
  useEffect(() => void (view && panel.current?.querySelector('select')?.focus()), [view]);
  const close = () => {
    spotlight.panel.set(null);
    surface.focus();
    // Or the panel of what is chosen would come in its place.
    selection.clear();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    if (!spotlight.end()) close();
  };
  const Shown = VIEWS[view];
  return (
    <aside
      ref={panel}
      className={mapStyles.panel}
      aria-label={t('title')}
      data-region="panel"
      onKeyDown={onKeyDown}
    >
      <header className={mapStyles.panelHead}>
        <IconChartDots3 size={20} aria-hidden />
        <h2>{t('title')}</h2>
        <IconButton size="sm" label={t('close')} icon={<IconX size={18} />} onClick={close} />
      </header>
      <div className={mapStyles.panelBody}>
        <Select
          label={t('view')}
          labelHidden
          value={view}
          options={ANALYSES.map((name) => ({ value: name, label: t(`views.${name}`) }))}
          onChange={(next) => spotlight.analyse(next)}
        />
        <Shown />
      </div>
    </aside>
  );
}
