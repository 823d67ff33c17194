import { useLayoutEffect, useRef, useState } from 'react';
import type { CityView, MemberView } from '../../../shared/api.ts';
import type { ItemId } from '../../../shared/ids.ts';
import type { LiveDocument } from '../../live/types.ts';
import { useReadable } from '../../live/useLive.ts';
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx';
import { MapCanvas } from './canvas/MapCanvas.tsx';
import styles from './Map.module.css';
import { type MapDesk, MapDeskContext, openDesk } from './MapDesk.ts';
import { addMapWords } from './mapWords.ts';
import { MapOutline } from './outline/MapOutline.tsx';
import { ItemPanel } from './panel/ItemPanel.tsx';

/** What a page gives the map. The page owns the top bar; the map owns everything below. */
export interface BarrierMapProps {
  readonly live: LiveDocument;
  readonly me: MemberView | null;
  readonly cities: readonly CityView[];
  readonly canEdit: boolean;
  readonly view: 'canvas' | 'outline';
  /** Item to select and bring into view, from the URL's `#item=`. */
  readonly itemId: ItemId | null;
  readonly title: string;
}

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

function Said({ desk }: { readonly desk: MapDesk }) {
  return (
    <VisuallyHidden>
      <span role="status">{useReadable(desk.said)}</span>
    </VisuallyHidden>
  );
}

export default function BarrierMap(props: BarrierMapProps) {
  addMapWords();
  const desk = useOpenDesk(props);
  const { view, title, itemId } = props;
  if (desk === null) return null;
  return (
    <MapDeskContext value={desk}>
      <div className={styles.map} data-view={view}>
        {view === 'canvas' ? (
          <MapCanvas title={title} itemId={itemId} />
        ) : (
          <MapOutline title={title} itemId={itemId} />
        )}
        <ItemPanel edits={view === 'outline'} />
      </div>
      <Said desk={desk} />
    </MapDeskContext>
  );
}
