/** The filter over the canvas: what does not fit is dimmed, and the bar says so for as long as it holds. */
import { IconFilter } from '@tabler/icons-react';
import { Suspense, useEffect } from 'react';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { useReadable } from '../../../live/useLive.ts';
import { whenIdle } from '../../../live/whenIdle.ts';
import { Button } from '../../../ui/Button.tsx';
import bars from '../../../ui/bars/Bars.module.css';
import { lazyPart } from '../../../ui/lazyPart.tsx';
import { Tooltip } from '../../../ui/Tooltip.tsx';
import { useDesk, useMapValue } from '../MapDesk.ts';
import type { FilterBarProps } from './FilterBar.tsx';
import { isAsked } from './filter.ts';
import { fitsOn } from './fitsOn.ts';
import { isFilterKey } from './isFilterKey.ts';
import { toggleFilter, useFilter } from './useFilter.ts';
import { useNarrowed } from './useNarrowed.ts';

const fetchBar = () => import('./FilterBar.tsx');
const Bar = lazyPart(fetchBar);

/** The bar, once it is wanted. */
export function FilterDoor(props: FilterBarProps) {
  return (
    <Suspense fallback={null}>
      <Bar {...props} />
    </Suspense>
  );
}

/** A tool of the canvas, or a plain button in the outline. While something is asked for the bar stays. */
export function FilterButton({ plain = false }: { readonly plain?: boolean }) {
  const { t } = useTranslation('mapFilter');
  const desk = useDesk();
  const {
    spotlight: { filtering },
    singleKeys,
  } = desk;
  const open = useReadable(filtering);
  const asked = isAsked(useFilter());
  useEffect(() => {
    // Without a network it is asked for again when it is needed.
    void whenIdle().then(() => fetchBar().catch(() => undefined));
  }, []);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      // The bar that is open takes it itself.
      if (asked || filtering.get() || !isFilterKey(event, singleKeys.get())) return;
      event.preventDefault();
      filtering.set(true);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [filtering, singleKeys, asked]);
  const press = () => toggleFilter(desk);
  const icon = (size: number) => <IconFilter size={size} aria-hidden />;
  if (plain)
    return (
      <Button icon={icon(18)} aria-pressed={open || asked} onClick={press}>
        {t('filter')}
      </Button>
    );
  return (
    <Tooltip label={t('filter')} shortcut="Shift+F" side="right">
      <button type="button" className={bars.tool} aria-pressed={open || asked} onClick={press}>
        {icon(20)}
        <span>{t('filter')}</span>
      </button>
    </Tooltip>
  );
}

export function MapFilter() {
  const { model, spotlight } = useDesk();
  const filter = useFilter();
  const asked = isAsked(filter);
  const open = useReadable(spotlight.filtering);
  useNarrowed(filter);
  const count = useMapValue(() => model.nodeCount);
  const shown = useMapValue(() => (asked ? model.nodes().filter(fitsOn(model, filter)).length : count));
  return open || asked ? <FilterDoor {...{ filter, shown, count }} floats /> : null;
}
