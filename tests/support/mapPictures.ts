/** How pictures of maps are painted in tests. */
import { createRuler } from '../../client/canvas/text/measure.ts';
import type { MapLook, MapPictureWords } from '../../client/features/map/exchange/mapDrawing.ts';
import en from '../../client/i18n/en/map.json';
import { NODE_KINDS } from '../../shared/maps/vocabulary.ts';

const ruler = createRuler((text) => text.length / 2);
export const look: MapLook = {
  lines: (text: string) => text.split('\n'),
  heightOf: () => 80,
  widthOf: (text: string) => ruler.width(text),
  icons: Object.fromEntries([...NODE_KINDS, 'unknown'].map((kind) => [kind, `<path d="${kind}"/>`])),
  pin: '<path d="pin"/>',
};
export const words: MapPictureWords = {
  title: 'Ours & theirs',
  description: '3 nodes, 2 links',
  fonts: '@font-face{}',
  legend: 'Legend',
  kinds: en.kinds,
  relations: en.relations,
  categories: en.categoriesShort,
  heading: { title: 'Ours & theirs', date: '29 November 2026' },
  badges: { 'budapest-hu': 'BUD', 'eskilstuna-se': 'ESK', 'ghent-be': 'GNT' },
  cities: { 'budapest-hu': 'Budapest', 'eskilstuna-se': 'Eskilstuna', 'ghent-be': 'Ghent' },
  severity: 'from 1 to 5',
  pinned: 'stays here',
  marks: { proposed: 'is proposed', agreed: 'is agreed', disputed: 'is disputed', delay: 'takes time' },
  strengths: { weak: 'is weak', medium: 'is medium', strong: 'is strong' },
  group: 'Group',
  othersIn: (count: number) => `${count} others lie here`,
  signs: { '+': 'more', '-': 'less', '?': 'unclear' },
};
