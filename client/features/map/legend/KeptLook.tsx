/** What colours and sizes say to this person is remembered for each map on this device. Nobody else sees it. */
import { useEffect } from 'react';
import { remember, remembered } from '../../../deviceStorage.ts';
import { navigate } from '../../../ui/address.tsx';
import { useDesk } from '../MapDesk.ts';
import { arriveAtView, viewIn, withoutView } from '../views/arriveAtView.ts';
import { recallLook } from './recallLook.ts';
import { goToSeen, seenIn, withoutSeen } from './viewLink.ts';

const PREFIX = 'jumelage.mapLook.';

const keptOf = (one: { readonly by: string; readonly city: { readonly id: string } | null } | null) =>
  one && [one.by, ...(one.city ? [one.city.id] : [])];

function readKept(text: string | null): Record<string, unknown> {
  try {
    return Object(JSON.parse(text ?? ''));
  } catch {
    return {};
  }
}

export default function KeptLook() {
  const desk = useDesk();
  useEffect(() => {
    const { colouring, sizing, documentId } = desk;
    const key = PREFIX + documentId;
    const seen = seenIn(location.search);
    if (seen) recallLook(desk, { colour: seen.colour.split(' '), size: seen.size.split(' ') });
    else if (!colouring.get() && !sizing.get()) recallLook(desk, readKept(remembered(key)));
    const keep = () => {
      const [colour, size] = [keptOf(colouring.get()), keptOf(sizing.get())];
      remember(key, colour || size ? JSON.stringify({ colour, size }) : null);
    };
    const stops = [colouring.subscribe(keep), sizing.subscribe(keep)];
    const view = viewIn(location.search);
    if (view !== null) {
      stops.push(arriveAtView(desk, view));
      navigate(`${withoutView(location.search)}${location.hash}`, { replace: true });
    }
    if (seen) {
      stops.push(goToSeen(desk, seen, true));
      navigate(`${withoutSeen(location.search)}${location.hash}`, { replace: true });
    }
    return () => {
      for (const stop of stops) stop();
    };
  }, [desk]);
  return null;
}
