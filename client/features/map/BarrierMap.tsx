import { type ReactNode, Suspense, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { CityView, MemberView } from '../../../shared/api.ts';
import type { ItemId } from '../../../shared/ids.ts';
import { ActSet } from '../../acts/ActSet.ts';
import type { Destination } from '../../acts/Destination.ts';
import type { LiveDocument } from '../../live/types.ts';
import { useReadable } from '../../live/useLive.ts';
import {
  type Company,
  type LookAt,
  type Together,
  TogetherContext,
  usePanelOpen,
} from '../../together/Together.ts';
import { TogetherView } from '../../together/TogetherView.tsx';
import { lazyPart, quietPart } from '../../ui/lazyPart.tsx';
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx';
import { ActsContext } from './acts/ActsContext.ts';
import { severitiesOf } from './acts/looking.ts';
import type { MapAct } from './acts/MapAct.ts';
import { MapKeys } from './acts/MapKeys.tsx';
import { MAP_ACTS } from './acts/mapActList.ts';
import { OverMap } from './acts/OverMap.tsx';
import { severityActs } from './acts/severityActs.ts';
import { AnalysisDoor } from './analysis/AnalysisButton.tsx';
import { MapCanvas } from './canvas/MapCanvas.tsx';
import { CompareDoor } from './compare/CompareButton.tsx';
import { useComparing } from './compare/comparing.ts';
import { GuideDoor } from './guide/GuideDoor.tsx';
import { useKeyboardAlong } from './keyboardAlong.ts';
import styles from './Map.module.css';
import { type MapDesk, MapDeskContext, openDesk } from './MapDesk.ts';
import '../../i18n/words/map.ts';
import { MapOutline } from './outline/MapOutline.tsx';
import { ItemPanel } from './panel/ItemPanel.tsx';
import { type MapView, mapPlace } from './together/mapPlace.ts';
import { togetherActs } from './together/togetherActs.ts';
import { useMapTogether } from './together/useMapTogether.ts';

/** What a page gives the map. The page owns the top bar; the map owns everything below. */
export interface BarrierMapProps {
  readonly live: LiveDocument;
  readonly me: MemberView | null;
  readonly members?: readonly MemberView[];
  readonly cities: readonly CityView[];
  readonly canEdit: boolean;
  readonly view: MapView;
  /** Item to select and bring into view, from the URL's `#item=`. */
  readonly itemId: ItemId | null;
  readonly title: string;
  /** Comments and the panel beside the map; without it the map is one person's. */
  readonly company?: Company | null;
  /** Looks at what the map was, instead of the map; null for now. */
  readonly past?: { readonly at?: LookAt | null; readonly onClose: () => void } | null;
  /** Acts of the page, beside the map's own; the same list for as long as they are the same. */
  readonly more?: readonly MapAct[];
  /** Other documents, for the command menu. */
  readonly destinations?: readonly Destination[];
  /** What the page lays over the map, with the map's own desk around it. */
  readonly children?: ReactNode;
}

const MapPast = lazyPart(() => import('./past/MapPast.tsx'));
const ClipboardDoor = quietPart(() => import('./clipboard/ClipboardDoor.tsx'));
const MapTable = lazyPart(() => import('./table/MapTable.tsx'));
const KeptLook = quietPart(() => import('./legend/KeptLook.tsx'));
const SheetGrip = quietPart(() => import('./panel/SheetGrip.tsx'));
const OthersNews = quietPart(() => import('./together/OthersNews.tsx'));
const NOBODY: readonly never[] = [];

/** Null for the first moment: it listens to its document, so it belongs to an effect. */
function useOpenDesk({ live, me, cities, canEdit }: BarrierMapProps): MapDesk | null {
  const now = useRef({ cities, canEdit });
  now.current = { cities, canEdit };
  const [desk, setDesk] = useState<MapDesk | null>(null);
  const author = me?.id ?? null;
  useLayoutEffect(() => {
    const opened = openDesk({
      live,
      author,
      mayEdit: () => now.current.canEdit,
      cities: () => now.current.cities,
    });
    setDesk(opened);
    return () => {
      setDesk(null);
      opened.close();
    };
  }, [live, author]);
  return desk;
}

/** All that can be done: of the map itself, with others, of the page. */
function useAllActs(
  together: Together | null,
  { view, cities, more = NOBODY, destinations = NOBODY }: BarrierMapProps,
) {
  const follow = together?.follow;
  // biome-ignore lint/correctness/useExhaustiveDependencies: who is here changes, what one can do does not
  return useMemo(() => {
    const others = together ? togetherActs(together, view) : NOBODY;
    return {
      acts: new ActSet<MapAct>([
        ...MAP_ACTS,
        ...severitiesOf(cities),
        ...severityActs(cities),
        ...others,
        ...more,
      ]),
      destinations,
    };
  }, [follow, view, cities, more, destinations]);
}

function Said({ desk }: { readonly desk: MapDesk }) {
  return (
    <VisuallyHidden>
      <span role="status">{useReadable(desk.said)}</span>
    </VisuallyHidden>
  );
}

function Opened(props: BarrierMapProps & { readonly desk: MapDesk }) {
  const { desk, view, title, itemId, past = null } = props;
  const besides = usePanelOpen();
  const analysis = useReadable(desk.spotlight.panel) !== null;
  const compares = useComparing() !== null;
  const guided = useReadable(desk.guide.open) && props.canEdit;
  const linking = useReadable(desk.commands.linking) !== null;
  useKeyboardAlong(desk, compares ? 'comparison' : view);
  const place = useMemo(() => mapPlace(desk, compares ? 'outline' : view), [desk, view, compares]);
  if (past)
    return (
      <Suspense fallback={null}>
        <MapPast {...props} now={desk} {...past} />
      </Suspense>
    );
  return (
    <MapKeys className={styles.map} view={compares ? 'outline' : view} panel={besides || undefined}>
      {compares ? (
        <CompareDoor title={title} />
      ) : view === 'canvas' ? (
        <MapCanvas title={title} itemId={itemId} />
      ) : view === 'table' ? (
        <Suspense fallback={null}>
          <MapTable title={title} itemId={itemId} />
        </Suspense>
      ) : (
        <MapOutline title={title} itemId={itemId} />
      )}
      {besides ? null : guided ? (
        <GuideDoor />
      ) : analysis ? (
        <AnalysisDoor />
      ) : linking ? null : (
        <ItemPanel edits={compares || view === 'outline'} />
      )}
      <TogetherView place={place} />
      <OverMap />
      <ClipboardDoor />
      <OthersNews />
      <SheetGrip />
      <KeptLook />
    </MapKeys>
  );
}

export default function BarrierMap(props: BarrierMapProps) {
  const { company = null, members = NOBODY } = props;
  const desk = useOpenDesk(props);
  const together = useMapTogether(desk, company, { ...props, members });
  const acts = useAllActs(together, props);
  if (desk === null || (company !== null && together === null)) return null;
  return (
    <MapDeskContext value={desk}>
      <TogetherContext value={together}>
        <ActsContext value={acts}>
          <Opened {...props} desk={desk} />
          <Said desk={desk} />
          {props.children}
        </ActsContext>
      </TogetherContext>
    </MapDeskContext>
  );
}
