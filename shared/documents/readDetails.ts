/** What a clip, a table or a file says of an item, read as untrusted as a document. Nothing in here throws. */
import type { DocumentId } from '../ids.ts';
import { parseDocumentId, parseGroupId, parseImageId } from '../ids.ts';
import { readBends } from './bends.ts';
import {
  DASHES,
  FRAME_BACKGROUNDS,
  HEADS,
  PENS,
  ROUTINGS,
  SHAPE_FORMS,
  STICKERS,
  WEIGHTS,
} from './boardKinds.ts';
import { readCrop } from './crop.ts';
import { extraOf } from './extras.ts';
import { readFreeEnds, readSides } from './freeEnds.ts';
import type { ItemDetails } from './newItem.ts';
import {
  alignIn,
  angleIn,
  inkIn,
  numberIn,
  oneOf,
  ownInkIn,
  readPoints,
  sizeIn,
  valignIn,
  wentOf,
  widthIn,
} from './readItem.ts';
import { readSpot } from './stuck.ts';
import { wentField } from './went.ts';

/** From outside, as from another program's clipboard: only what could be a field of some kind. */
export function readDetails(value: unknown): ItemDetails {
  const raw = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
  const points = readPoints(raw.points);
  const [image, home] = [parseImageId(raw.image), parseDocumentId(raw.home)];
  const group = parseGroupId(raw.group);
  const extra = extraOf(Object.entries(raw));
  const went = typeof raw.went === 'object' && raw.went !== null ? Object.entries(raw.went) : [];
  return {
    ...wentOf(went.map(([map, node]) => [wentField(map as DocumentId), node] as const)),
    ...(group && { group }),
    ...sizeIn(raw.size),
    ...alignIn(raw.align),
    ...valignIn(raw.valign),
    ...ownInkIn(raw.ink),
    ...(raw.bold === true && { bold: true }),
    ...(raw.struck === true && { struck: true }),
    ...(raw.hollow === true && { hollow: true }),
    ...(typeof raw.strong === 'string' && { strong: raw.strong }),
    ...(raw.form !== undefined && { form: oneOf(SHAPE_FORMS, raw.form, 'rectangle') }),
    ...(raw.symbol !== undefined && { symbol: oneOf(STICKERS, raw.symbol, 'dot') }),
    ...(raw.routing !== undefined && { routing: oneOf(ROUTINGS, raw.routing, 'curved') }),
    ...(raw.background !== undefined && {
      background: oneOf(FRAME_BACKGROUNDS, raw.background, 'paper'),
    }),
    ...(raw.heads !== undefined && { heads: oneOf(HEADS, raw.heads, 'end') }),
    ...(raw.weight !== undefined && { weight: oneOf(WEIGHTS, raw.weight, 'normal') }),
    ...(raw.dash !== undefined && { dash: oneOf(DASHES, raw.dash, 'solid') }),
    ...inkIn(raw.colour),
    ...widthIn(raw.w),
    ...(raw.pen !== undefined && { pen: oneOf(PENS, raw.pen, 'pen') }),
    ...(raw.width !== undefined && { width: numberIn(raw.width, 1, 100, 4) }),
    ...(points && { points }),
    ...(image && home && { image, home, ...readCrop(raw.crop) }),
    ...readFreeEnds({ get: (name) => raw[name] }),
    ...readSides({ get: (name) => raw[name] }),
    ...readBends((name) => raw[name], Object.entries(raw)),
    ...angleIn(raw.angle),
    ...readSpot((name) => raw[name]),
    ...(extra && { extra }),
  };
}
