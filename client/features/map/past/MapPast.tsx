/** The map as it was, in the view that was looked at: read-only, and nothing of it leaves the tab. */
import { Suspense, useCallback, useEffect, useMemo, useState } from 'react';
import type * as Y from 'yjs';
import type { CityView, MemberView } from '../../../../shared/api.ts';
import { mapItems, mapText, readMapItem } from '../../../../shared/documents/barrierMap.ts';
import { standsFor } from '../../../../shared/documents/merged.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import { nextRegion } from '../../../acts/regions.ts';
import type { LiveDocument } from '../../../live/types.ts';
import { PastFrame, usePast } from '../../../together/past/PastFrame.tsx';
import type { PastFrameProps } from '../../../together/past/PastFrameProps.ts';
import type { PastDocument } from '../../../together/past/pastDocument.ts';
import { showSomething } from '../../../together/past/showSomething.ts';
import { type LookAt, TogetherContext } from '../../../together/Together.ts';
import { useLocation } from '../../../ui/address.tsx';
import { lazyPart } from '../../../ui/lazyPart.tsx';
import { MapKeys } from '../acts/MapKeys.tsx';
import { goHome, isHome } from '../canvas/keepInView.ts';
import { MapCanvas } from '../canvas/MapCanvas.tsx';
import { CompareDoor } from '../compare/CompareButton.tsx';
import { readComparing } from '../compare/comparing.ts';
import { sizeBy } from '../legend/sizing.ts';
import styles from '../Map.module.css';
import { type MapDesk, MapDeskContext, openDesk } from '../MapDesk.ts';
import { heedMerged } from '../merge/heedMerged.ts';
import { MapOutline } from '../outline/MapOutline.tsx';
import SheetGrip from '../panel/SheetGrip.tsx';
import type { MapView } from '../together/mapPlace.ts';
import { tiesIn } from './tiesIn.ts';

const MapTable = lazyPart(() => import('../table/MapTable.tsx'));

export interface MapPastProps {
  readonly live: LiveDocument;
  readonly title: string;
  readonly canEdit: boolean;
  readonly view: MapView;
  readonly cities: readonly CityView[];
  readonly members?: readonly MemberView[];
  readonly now: MapDesk;
  readonly onCopy?: PastFrameProps['onCopy'];
  readonly at?: LookAt | null;
  readonly onClose: () => void;
}

/** Null for the first moment: it listens to its document. */
function usePastDesk({ live }: PastDocument, { cities, now }: MapPastProps): MapDesk | null {
  const [desk, setDesk] = useState<MapDesk | null>(null);
  useEffect(() => {
    const opened = openDesk({ live, author: null, mayEdit: () => false, cities: () => cities, isPast: true });
    // Who looked at a place sees what was there; all of the map is fitted anew beside the panel.
    if (now.look.seen && !isHome(now)) {
      opened.viewport.setCamera(now.viewport.camera());
      opened.look.seen = true;
    }
    opened.look.whole = now.look.whole;
    // It has the colours, sizes and legend that one had, as it has the filter.
    const sizing = now.sizing.get();
    opened.colouring.set(now.colouring.get());
    opened.legend.set(now.legend.get());
    if (sizing) sizeBy(opened, sizing.by, sizing.city);
    const stops = [showSomething(opened, () => goHome(opened, true)), heedMerged(opened)];
    setDesk(opened);
    return () => {
      for (const stop of stops) stop();
      setDesk(null);
      opened.close();
    };
  }, [live, cities, now]);
  return desk;
}

/** A link is named by what it joins, what was merged by what it was called and what it is now. */
function titleIn(doc: Y.Doc, id: ItemId): string {
  const items = mapItems(doc);
  const stands = standsFor(items, id);
  if (stands !== id) return `${mapText(items.get(id)) ?? ''} = ${titleIn(doc, stands)}`;
  const item = readMapItem(id, items.get(id));
  if (item?.kind !== 'link') return item?.text.trim() ?? '';
  return [item.from, item.to].map((end) => titleIn(doc, end)).join(' → ');
}

/** The acts of the map are not here; the way round the page is. */
function useRound(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'F6' || document.querySelector('[data-dialog]')) return;
      event.preventDefault();
      nextRegion(event.shiftKey ? -1 : 1);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}

export default function MapPast(props: MapPastProps) {
  const screen = usePast(props.live.documentId);
  return screen === null ? null : <OpenPast {...props} screen={screen} />;
}

function OpenPast(props: MapPastProps & { readonly screen: PastDocument }) {
  const { now, screen, view, members, cities, live } = props;
  const desk = usePastDesk(screen, props);
  const compares = readComparing(useLocation().search, cities) !== null;
  useRound();
  const nameOf = useCallback(
    (id: string | null) => {
      const member = members?.find((one) => one.id === id);
      return member
        ? { name: member.name, city: cities.find((one) => one.id === member.cityId)?.name }
        : null;
    },
    [members, cities],
  );
  const shown = useMemo(
    () => desk && { selection: desk.selection, goTo: (id: ItemId) => desk.surface.goTo(id) },
    [desk],
  );
  if (desk === null || shown === null) return null;
  const show = (title: string) => (
    <MapKeys className={styles.coloured} view={compares ? 'outline' : view}>
      {compares ? (
        <CompareDoor title={title} />
      ) : view === 'canvas' ? (
        <MapCanvas title={title} itemId={null} />
      ) : view === 'table' ? (
        <Suspense fallback={null}>
          <MapTable title={title} itemId={null} />
        </Suspense>
      ) : (
        <MapOutline title={title} itemId={null} />
      )}
    </MapKeys>
  );
  return (
    <MapDeskContext value={desk}>
      <TogetherContext value={null}>
        <div className={styles.drawn}>
          <PastFrame
            {...props}
            {...{ now, shown, show, nameOf, titleIn, tiesIn }}
            ofMap
            documentId={live.documentId}
            saveState={live.saveState}
          />
        </div>
        <SheetGrip />
      </TogetherContext>
    </MapDeskContext>
  );
}
