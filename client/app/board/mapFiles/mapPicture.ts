/** A map as a picture or on paper: the parts that need a browser. */

import { IconPinned } from '@tabler/icons-react';
import type { ExportedMap } from '../../../../shared/exchange/maps/exportedMap.ts';
import type { OutlineWords } from '../../../../shared/exchange/maps/mapOutline.ts';
import { NODE_KINDS, RELATIONS } from '../../../../shared/maps/vocabulary.ts';
import { createRuler } from '../../../canvas/text/measure.ts';
import type { Running, Saved } from '../../../features/exports/exportDoor.ts';
import { pngOf } from '../../../features/exports/exportPicture.ts';
import { fontsFor } from '../../../features/exports/picture/fonts.ts';
import { print } from '../../../features/exports/print/printBoard.ts';
import { fileName } from '../../../features/exports/saveFile.ts';
import type { Seen } from '../../../features/map/exchange/mapDrawing.ts';
import { paperFor } from '../../../features/map/exchange/mapPaper.ts';
import { mapPrintView } from '../../../features/map/exchange/mapPrintView.ts';
import { drawMapSvg } from '../../../features/map/exchange/mapSvg.ts';
import { KIND_ICONS } from '../../../features/map/kindIcons.ts';
import { sayingsOf } from '../../../features/map/legend/sayings.ts';
import type { MapDesk } from '../../../features/map/MapDesk.ts';
import { knownCategories } from '../../../features/map/own/choices.ts';
import { i18n } from '../../../i18n/i18n.ts';
import { fullDate } from '../../../i18n/moments.ts';
import '../../../i18n/words/mapLegend.ts';
import { insideOf } from '../../../ui/insideOf.ts';

interface Painting {
  /** As it is for everybody, or as this person sees it now. */
  readonly asSeen: boolean;
  readonly desk: MapDesk;
  readonly words: OutlineWords;
  readonly description: string;
  readonly running: Running;
  readonly language: string;
}

/** Colours, sizes and what is dimmed, as the canvas has them. */
function seenBy(desk: MapDesk): Seen {
  const { colouring, spotlight } = desk;
  const [colours, sizes, lit] = [colouring.get(), spotlight.sizes.get(), spotlight.lit.get()];
  return {
    inkOf: (node) => colours?.inkOf(node) ?? null,
    scaleOf: (id) => sizes?.get(id) ?? 1,
    dims: (id) => lit?.has(id) === false,
    sayings: sayingsOf(desk, i18n.getFixedT(null, ['mapLegend', 'map'])),
    coloured: colours !== null,
  };
}

async function drawn(map: ExportedMap, { desk, asSeen, description, language }: Painting, onPaper: boolean) {
  const [ofMaps, ofFiles] = [i18n.getFixedT(null, 'map'), i18n.getFixedT(null, 'mapFiles')];
  const ruler = createRuler();
  const strength = (one: 'weak' | 'medium' | 'strong') =>
    `${ofMaps('strength')}: ${ofMaps(`strengths.${one}`)}`;
  const words = {
    title: map.title,
    heading: onPaper ? null : { title: map.title, date: fullDate(map.at, language) },
    description,
    legend: ofFiles('legend.title'),
    kinds: Object.fromEntries(NODE_KINDS.map((one) => [one, ofMaps(`kinds.${one}`)])),
    relations: Object.fromEntries(RELATIONS.map((one) => [one, ofMaps(`relations.${one}`)])),
    categories: Object.fromEntries(knownCategories().map((one) => [one, ofMaps(`categoriesShort.${one}`)])),
    badges: Object.fromEntries(desk.cities().map(({ id, badge }) => [id, badge])),
    cities: Object.fromEntries(desk.cities().map(({ id, name }) => [id, name])),
    severity: ofFiles('legend.severity'),
    pinned: ofMaps('pinned'),
    marks: {
      proposed: ofMaps('states.proposed'),
      agreed: ofMaps('states.agreed'),
      disputed: ofMaps('states.disputed'),
      delay: ofMaps('delay'),
    },
    strengths: {
      weak: strength('weak'),
      medium: strength('medium'),
      strong: strength('strong'),
    },
    group: ofMaps('group'),
    othersIn: (count: number) => ofMaps('othersIn', { count }),
    signs: { '+': ofFiles('legend.more'), '-': ofFiles('legend.less'), '?': ofFiles('legend.unclear') },
  };
  const seen = asSeen ? seenBy(desk) : null;
  const look = {
    seen,
    lines: (text: string) => desk.model.lines(text),
    heightOf: (text: string) => desk.model.heightOf(text),
    widthOf: (text: string) => ruler.width(text),
    icons: Object.fromEntries(Object.entries(KIND_ICONS).map(([kind, Icon]) => [kind, insideOf(Icon)])),
    pin: insideOf(IconPinned),
  };
  const letters =
    map.nodes.map(({ item }) => item.text + item.loops.map(({ text }) => text).join('')).join('') +
    JSON.stringify([words, seen?.sayings]) +
    '…' +
    words.othersIn(2) +
    words.othersIn(1);
  return drawMapSvg(map, look, { ...words, fonts: await fontsFor(letters) });
}

export async function mapAsPicture(
  format: 'png' | 'svg' | 'print',
  map: ExportedMap,
  painting: Painting,
): Promise<Saved> {
  const { description, running, words, language } = painting;
  const picture = await drawn(map, painting, format === 'print');
  if (running.signal.aborted || picture === null) return { kind: 'gone' };
  if (format === 'print') {
    running.leave();
    const addresses: string[] = [];
    const shown = <Picture extends { readonly svg: string }>(one: Picture) => {
      const address = URL.createObjectURL(new Blob([one.svg], { type: 'image/svg+xml' }));
      addresses.push(address);
      return { ...one, address };
    };
    const t = i18n.getFixedT(null, 'mapFiles');
    try {
      const printed = {
        ...shown(picture),
        paper: paperFor(picture),
        legend: picture.legend && shown(picture.legend),
      };
      const date = fullDate(map.at, language);
      const partOf = (at: number, of: number) => t('partOf', { at, of });
      const said = { ...words, description, date, partOf, legend: t('legend.title') };
      await print(mapPrintView(map, printed, said), map.title);
    } finally {
      for (const address of addresses) URL.revokeObjectURL(address);
    }
    return { kind: 'gone' };
  }
  if (format === 'svg') {
    const blob = new Blob([picture.svg], { type: 'image/svg+xml' });
    return { kind: 'files', files: [{ name: fileName(map.title, 'svg'), blob }] };
  }
  const png = await pngOf(picture, { title: map.title, description }, running);
  if (png.kind === 'tooLarge')
    return { kind: 'refused', words: i18n.getFixedT(null, 'mapFiles')('tooLarge') };
  return { kind: 'files', files: [{ name: fileName(map.title, 'png'), blob: png.blob }] };
}
