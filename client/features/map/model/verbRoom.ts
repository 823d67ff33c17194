/**
 * What the verb of a link takes. Words of other languages are longer, and a map is the same for everybody: each has the
 * room of its longest. Map pixels, in the letters of the map; a test measures them.
 */
import type { MapLink } from '../../../../shared/documents/barrierMap.ts';
import { type Relation, SIGNS } from '../../../../shared/maps/vocabulary.ts';
import { type Box, union } from '../../../canvas/geometry.ts';
import { type Route, routeBox, routeMiddle } from '../../../canvas/routes.ts';

export const VERB_WORDS: Readonly<Record<Relation, number>> = {
  causes: 71,
  reduces: 65,
  unclear: 135,
  reinforces: 60,
  blocks: 72,
  'overcome-by': 142,
  requires: 49,
  involves: 49,
  corresponds: 107,
};

/** Its pill: as in Nodes.module.css, drawLink.ts and mapSvg.ts. */
export const PILL = { height: 23.4, left: 5.2, right: 10.2, gap: 5, disc: 16, delay: 6.4 };

type Said = Partial<Pick<MapLink, 'relation' | 'state' | 'delay'>>;

export function verbWidth({ relation, state = 'proposed', delay = false }: Said): number {
  const said = relation ?? 'unclear';
  const discs = (SIGNS[said] ? 1 : 0) + (state === 'proposed' ? 0 : 1);
  const marks = discs * (PILL.disc + PILL.gap) + (delay ? PILL.gap + PILL.delay : 0);
  return PILL.left + marks + VERB_WORDS[said] + PILL.right;
}

export function verbBox(link: Said, route: Route): Box {
  const { x, y } = routeMiddle(route);
  const w = verbWidth(link);
  return { x: x - w / 2, y: y - PILL.height / 2, w, h: PILL.height };
}

/** Around the line and its verb. */
export function linkBox(link: Said, route: Route): Box {
  const line = routeBox(route);
  return union([line, verbBox(link, route)]) ?? line;
}
