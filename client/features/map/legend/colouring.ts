/** What nodes say by their colour, where it is not their kind. */
import type { CityView } from '../../../../shared/api.ts';
import type { MapNode } from '../../../../shared/documents/barrierMap.ts';
import { CATEGORIES, STATUSES } from '../../../../shared/maps/vocabulary.ts';
import type { ColouredBy, Colouring } from '../MapDesk.ts';

/** Colours that letters can have, by their names in ui/tokens.css. Severity has a scale of its own, which fills. */
const CATEGORY = [
  'map-solution',
  'map-enabler',
  'map-lever',
  'map-effect',
  'map-cause',
  'map-evidence',
  'map-actor',
  'map-barrier',
];
const STATUS: Readonly<Record<string, string>> = {
  open: 'map-barrier',
  tackled: 'map-cause',
  accepted: 'map-lever',
  overcome: 'map-solution',
};
/** What is not said has the colour of edges. */
const UNSAID = 'control-border';

/** The worst of what cities say, or what this one says; a status is the one that is furthest from overcome. */
const WORST = ['open', 'tackled', 'accepted', 'overcome'] as const;

export function saidIn(node: MapNode, { by, city }: Pick<Colouring, 'by' | 'city'>): string {
  if (by === 'category') return node.category ?? '';
  if (by === 'severity' && city) return String(node.severity[city.id] ?? '');
  if (by === 'severity') return String(Math.max(0, ...Object.values(node.severity).map(Number)) || '');
  const said = Object.values(node.status);
  return WORST.find((one) => said.includes(one)) ?? '';
}

export function inkOf(by: ColouredBy, value: string): string {
  if (by === 'severity') return value ? `severity-${value}` : UNSAID;
  return (
    (by === 'status' ? STATUS[value] : CATEGORY[(CATEGORIES as readonly string[]).indexOf(value)]) ?? UNSAID
  );
}

/** In the order in which they are read. */
export const VALUES: Readonly<Record<ColouredBy, readonly string[]>> = {
  category: CATEGORIES,
  severity: ['5', '4', '3', '2', '1'],
  status: STATUSES,
};

export const colouringBy = (by: ColouredBy, city: CityView | null): Colouring => ({
  by,
  city,
  inkOf: (node) => inkOf(by, saidIn(node, { by, city })),
});
