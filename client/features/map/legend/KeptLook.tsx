/** What colours and sizes say to this person is remembered for each map on this device. Nobody else sees it. */
import { useEffect } from 'react';
import { remember, remembered } from '../../../deviceStorage.ts';
import { navigate } from '../../../ui/address.tsx';
import { type ColouredBy, type MapDesk, type SizedBy, useDesk } from '../MapDesk.ts';
import { colouringBy, VALUES } from './colouring.ts';
import { sizeBy } from './sizing.ts';
import { goToSeen, seenIn, withoutSeen } from './viewLink.ts';

const PREFIX = 'jumelage.mapLook.';
const SIZED: readonly SizedBy[] = ['incoming', 'outgoing', 'between', 'severity'];

const keptOf = (one: { readonly by: string; readonly city: { readonly id: string } | null } | null) =>
  one && [one.by, ...(one.city ? [one.city.id] : [])];

function readKept(text: string | null): Record<string, unknown> {
  try {
    return Object(JSON.parse(text ?? ''));
  } catch {
    return {};
  }
}

/** What was written by another hand or version, or of a city that is no longer here, counts as nothing. */
function recall(desk: MapDesk, { colour, size }: Record<string, unknown>): void {
  const readIn = <By extends string>(kept: unknown, known: readonly By[]) => {
    const [by, id] = Array.isArray(kept) ? kept : [];
    const city = id === undefined ? null : desk.cities().find((one) => one.id === id);
    return known.includes(by) && city !== undefined ? { by: by as By, city } : null;
  };
  const coloured = readIn(colour, Object.keys(VALUES) as ColouredBy[]);
  const sized = readIn(size, SIZED);
  if (coloured) desk.colouring.set(colouringBy(coloured.by, coloured.city));
  if (sized) sizeBy(desk, sized.by, sized.city);
}

export default function KeptLook() {
  const desk = useDesk();
  useEffect(() => {
    const { colouring, sizing, documentId } = desk;
    const key = PREFIX + documentId;
    const seen = seenIn(location.search);
    if (seen) recall(desk, { colour: seen.colour.split(' '), size: seen.size.split(' ') });
    else if (!colouring.get() && !sizing.get()) recall(desk, readKept(remembered(key)));
    const keep = () => {
      const [colour, size] = [keptOf(colouring.get()), keptOf(sizing.get())];
      remember(key, colour || size ? JSON.stringify({ colour, size }) : null);
    };
    const stops = [colouring.subscribe(keep), sizing.subscribe(keep)];
    if (seen) {
      stops.push(goToSeen(desk, seen));
      navigate(`${withoutSeen(location.search)}${location.hash}`, { replace: true });
    }
    return () => {
      for (const stop of stops) stop();
    };
  }, [desk]);
  return null;
}
