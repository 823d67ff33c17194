/** What of the window no bar and no panel covers: there everything is fitted and revealed. */
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useReadable } from '../../../live/useLive.ts';
import { usePanelOpen } from '../../../together/Together.ts';
import { IN_ONE_ROW, WITH_SHEETS } from '../../../ui/screens.ts';
import { isAsked } from '../filter/filter.ts';
import { useFilter } from '../filter/useFilter.ts';
import type { MapDesk } from '../MapDesk.ts';
import { goHome, isHome, keepInView } from './keepInView.ts';

interface Insets {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

const WIDE: Insets = { top: 76, right: 24, bottom: 72, left: 96 };
const UNDER_THUMB: Insets = { top: 12, right: 12, bottom: 136, left: 12 };
const IN_A_ROW: Insets = { ...UNDER_THUMB, bottom: 64 };
/** The panel of Map.module.css and its distances. */
const PANEL = 332;
/** The legend, with its distance, and what must be left beside it to be worth keeping clear of. */
const LEGEND = { wide: 316, leaves: 480 };
/** Its part of the window where it is a sheet. */
const SHEET = 0.55;
/** Of the filter's bar in one row, until it is there to be measured. */
const FILTER_ROW = 52;

export const nothingBeside = (insets: Insets): boolean => [WIDE, UNDER_THUMB, IN_A_ROW].includes(insets);

interface Beside {
  readonly narrow: boolean;
  /** On a narrow window that is low, a panel is beside the map as well. */
  readonly low: boolean;
  readonly panel: boolean;
  /** How tall the bar of the filter is; 0 without one. */
  readonly filter: number;
  /** Its legend is open; as a sheet it lies as a panel does. */
  readonly legend?: boolean;
  readonly width?: number;
  readonly height: number;
}

export function insetsFor({ narrow, low, panel, filter, height, ...more }: Beside): Insets {
  const { legend = false, width = 0 } = more;
  const bars = !narrow ? WIDE : low && !panel ? IN_A_ROW : UNDER_THUMB;
  const sheet = (panel || legend) && narrow && !low;
  if (!panel && !legend && filter === 0) return bars;
  const right = bars.right + (panel && !sheet ? PANEL : 0);
  const beside = legend && !narrow && width - bars.left - right - LEGEND.wide >= LEGEND.leaves;
  return {
    ...bars,
    top: bars.top + filter,
    right,
    left: bars.left + (beside ? LEGEND.wide : 0),
    bottom: sheet ? Math.round(SHEET * height) : bars.bottom,
  };
}

function useAnyChosen({ selection }: MapDesk): boolean {
  return useSyncExternalStore(selection.subscribe, () => selection.ids.size > 0);
}

function useResized(): number {
  const [times, setTimes] = useState(0);
  useEffect(() => {
    const resized = () => setTimes((before) => before + 1);
    window.addEventListener('resize', resized);
    return () => window.removeEventListener('resize', resized);
  }, []);
  return times;
}

export function useInsets(desk: MapDesk): void {
  const { viewport, spotlight, guide } = desk;
  const chosen = useAnyChosen(desk);
  const linking = useReadable(desk.commands.linking) !== null;
  const besides = usePanelOpen();
  const analysis = useReadable(spotlight.panel) !== null;
  const guided = useReadable(guide.open);
  /** A panel about the map, not about what is chosen. */
  const ofMap = besides || analysis || guided;
  const panel = (chosen && !linking) || ofMap;
  const filtering = useReadable(spotlight.filtering);
  const measured = useReadable(spotlight.filterHeight);
  const asked = isAsked(useFilter());
  const filter = filtering || asked ? measured || FILTER_ROW : 0;
  const legend = useReadable(desk.legend);
  const resized = useResized();
  const keeping = useRef<ReturnType<typeof keepInView>>(null);
  useEffect(() => {
    const kept = keepInView(desk);
    keeping.current = kept;
    return kept.stop;
  }, [desk]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a window of another size has other bars
  useEffect(() => {
    const holds = (query: string) => window.matchMedia(query).matches;
    const narrow = holds(WITH_SHEETS);
    const low = holds(IN_ONE_ROW);
    const { innerWidth: width, innerHeight: height } = window;
    viewport.setInsets(insetsFor({ narrow, low, panel, filter, legend, width, height }));
    if (panel) keeping.current?.look();
  }, [viewport, panel, filter, legend, resized]);
  const around = [ofMap, filter, legend, resized].join();
  const was = useRef(around);
  useEffect(() => {
    if (was.current === around) return;
    was.current = around;
    if (isHome(desk)) goHome(desk, true);
  }, [desk, around]);
}
