/**
 * A view of the map as an address: beside what is asked for there already (filter, order, table), where one looks, what is
 * lit, and what colours and sizes say. Who opens it sees that; from then on it is theirs, and the address says it no more.
 */

import { cleanText, cutText, oneLine } from '../../../../shared/exchange/cleanText.ts';
import { type ItemId, parseItemId } from '../../../../shared/ids.ts';
import { glideCamera } from '../../../canvas/glideCamera.ts';
import type { Viewport } from '../../../canvas/Viewport.ts';
import { i18n } from '../../../i18n/i18n.ts';
import '../../../i18n/words/mapLegend.ts';
import { copyText } from '../../../ui/copyText.ts';
import { showToast } from '../../../ui/showToast.ts';
import type { MapDesk } from '../MapDesk.ts';

const MOST_LETTERS = 120;
/** No node lies so far out, and numbers of any size would lead a view to where nothing can be drawn. */
const FARTHEST = 10_000_000;
const NAMES = ['at', 'lit', 'litAs', 'colour', 'size'] as const;
export type SeenView = Readonly<Record<(typeof NAMES)[number], string>>;

const said = (one: { readonly by: string; readonly city: { readonly id: string } | null } | null) =>
  one ? [one.by, ...(one.city ? [one.city.id] : [])].join(' ') : '';

/** With what lies under bars and panels: not everybody has the same ones open. */
const windowOf = (viewport: Viewport) => ({ x: 0, y: 0, ...viewport.size });

/** All of the map, for whom it shows all. */
const WHOLE = 'all';

/** In corner, size and zoom of what is seen: windows are of many sizes. */
function placeOf(desk: MapDesk): string {
  const { look, viewport, surface } = desk;
  if (!surface.hands) return '';
  const [{ x: left, y: top, zoom }, { home }] = [viewport.camera(), look];
  if (look.whole && home?.x === left && home.y === top && home.zoom === zoom) return WHOLE;
  const { x, y, w, h } = viewport.visibleBox();
  return [...[x, y, w, h].map(Math.round), zoom.toFixed(3)].join(' ');
}

/** What is seen beside what is asked for. */
export function seenOf(desk: MapDesk): SeenView {
  const { colouring, model, sizing, spotlight } = desk;
  const light = spotlight.shown.get();
  const lit = light ? [...(spotlight.lit.get() ?? [])].filter((id) => model.node(id)) : [];
  return {
    at: placeOf(desk),
    lit: lit.join(' '),
    litAs: light?.title ?? '',
    colour: said(colouring.get()),
    size: said(sizing.get()),
  };
}

export function sayCopied(url: URL): Promise<void> {
  return copyText(url.href).then((done) =>
    showToast({ message: done ? i18n.t('mapLegend:viewCopied') : url.href }),
  );
}

export function copyView(desk: MapDesk): Promise<void> {
  const seen = seenOf(desk);
  const url = new URL(location.href);
  url.hash = '';
  for (const name of NAMES) if (seen[name] !== '') url.searchParams.set(`seen.${name}`, seen[name]);
  return sayCopied(url);
}

/** Null where the address tells of no view. */
export function seenIn(search: string): SeenView | null {
  const query = new URLSearchParams(search);
  const read = Object.fromEntries(NAMES.map((name) => [name, query.get(`seen.${name}`) ?? ''])) as SeenView;
  return NAMES.some((name) => read[name] !== '') ? read : null;
}

export function withoutSeen(search: string): string {
  const query = new URLSearchParams(search);
  for (const name of NAMES) query.delete(`seen.${name}`);
  return `?${query}`;
}

/** Anybody may have written the address: of nodes that are here, under one line of words. */
function light({ model, spotlight }: MapDesk, { lit, litAs }: SeenView): void {
  const ids = lit.split(' ').flatMap((one) => parseItemId(one) ?? []);
  if (!ids.some((id) => model.node(id))) return;
  const title = cutText(oneLine(cleanText(litAs)), MOST_LETTERS);
  const nodes = new Set<ItemId>(ids);
  spotlight.renew({
    title: () => title,
    lit: () => {
      const links = ids
        .flatMap((id) => model.linksOf(id))
        .filter(({ from, to }) => nodes.has(from) && nodes.has(to));
      return new Set([...ids.filter((id) => model.node(id)), ...links.map(({ id }) => id)]);
    },
  });
}

/** Goes there, once there is something and the first look is over. Until the answer is called. */
export function goToSeen(desk: MapDesk, seen: SeenView, still?: boolean): () => void {
  const { look, model, viewport } = desk;
  const [x = NaN, y = NaN, w = NaN, h = NaN, zoom = NaN] = seen.at.split(' ').map(Number);
  const arrive = () => {
    if (model.nodes().length === 0 || !(look.seen || seen.at === '')) return;
    stop();
    light(desk, seen);
    const isNear = [x, y, w, h, zoom].every((one) => Math.abs(one) <= FARTHEST);
    const fits = isNear && w > 0 && h > 0 && zoom > 0;
    if (seen.at === WHOLE) desk.surface.hands?.zoomTo('all');
    if (fits) glideCamera(viewport, viewport.cameraToFit({ x, y, w, h }, 0, zoom, windowOf(viewport)), still);
    // It looks for a corner where it covers little.
    if (seen.colour !== '' || seen.size !== '') desk.legend.set(true);
  };
  const stop = model.onChange(arrive);
  arrive();
  return stop;
}
