/** Rows of links on the clipboard: those that can be read, and which stay out and why. */
import { type ItemDraft, isNodeDraft, type MapProblem } from '../../../../shared/exchange/maps/mapDraft.ts';
import { namesLinks, readMapCsv } from '../../../../shared/exchange/maps/readMapCsv.ts';
import { LIMITS } from '../../../../shared/limits.ts';
import { i18n } from '../../../i18n/i18n.ts';
import { standingOn } from '../exchange/bringMap.ts';
import type { MapDesk } from '../MapDesk.ts';
import { ownWords } from '../own/choices.ts';

const LINK_HEADING: readonly string[] = ['from', 'relation', 'to'];
/** More that stays out is a list of its own. */
export const FEW = 3;

const TOLD = [
  'notUnderstood',
  'unknownRelation',
  'unknownWord',
  'selfLink',
  'doubleLink',
  'leftOut',
  'cut',
] as const;
type Told = (typeof TOLD)[number];

const isTold = (kind: string): kind is Told => TOLD.some((one) => one === kind);

export interface PastedLinks {
  readonly drafts: readonly ItemDraft[];
  readonly left: readonly MapProblem[];
  /** Values that stayed empty in what came. */
  readonly unread: readonly MapProblem[];
}

export const unreadOf = (problems: readonly MapProblem[]) => problems.filter(({ kind }) => kind === 'unread');

/**
 * Under headings, or as the table of links shows them. Elsewhere rows without headings are links only where all of them
 * are, and all that they join is there: they may be anything.
 */
export function linksIn(desk: MapDesk, text: string): PastedLinks | null {
  const { heading } = desk.surface.cells ?? {};
  const isHeaded = namesLinks(text, desk.cities());
  const added = isHeaded ? '' : `${(heading ?? LINK_HEADING).join('\t')}\n`;
  const standing = { ...standingOn(desk), strict: true };
  const reading = readMapCsv([{ name: '', text: added + text }], ownWords(), desk.cities(), standing);
  if (reading.kind === 'refused' || reading.drafts.length > LIMITS.itemsPerPaste) return null;
  const { drafts, counts } = reading;
  const { doubleLink, undirected, unread, ...odd } = counts;
  const isOdd = Object.values(odd).some((count) => count > 0);
  if (!isHeaded && !heading && (isOdd || drafts.some(isNodeDraft))) return null;
  // Not one of them could be a link.
  const noLinks = drafts.length === 0 && odd.notUnderstood === Object.values(counts).reduce((a, b) => a + b);
  if (noLinks) return null;
  const left = reading.problems.filter(({ kind }) => isTold(kind));
  return {
    drafts,
    left: left.map((one) => ({ ...one, line: one.line - (added === '' ? 0 : 1) })),
    unread: unreadOf(reading.problems),
  };
}

export function whyLeft({ kind, sample }: MapProblem): string {
  const t = i18n.getFixedT(null, 'mapClip');
  return t('leftOne', { why: t(`why.${isTold(kind) ? kind : 'notUnderstood'}`), sample });
}

function inLines(left: readonly MapProblem[]): string {
  const t = i18n.getFixedT(null, 'mapClip');
  return left.map((one) => t('leftLine', { line: one.line, why: whyLeft(one) })).join('; ');
}

export const leftInWords = (left: readonly MapProblem[]): string =>
  i18n.getFixedT(null, 'mapClip')('left', { told: inLines(left) });

/** How many there are, and the first. */
export function unreadInWords(unread: readonly MapProblem[]): string {
  const [first] = unread;
  return first
    ? i18n.getFixedT(null, 'mapClip')('unread', { count: unread.length, first: first.sample })
    : '';
}

export function nothingCame(left: readonly MapProblem[]): string {
  const t = i18n.getFixedT(null, 'mapClip');
  if (left.every(({ kind }) => kind === 'doubleLink')) return t('linkedAlready');
  return left.length > FEW ? t('noneCame') : t('noneCameAs', { told: inLines(left) });
}

/** Names that no node had: one of them may be misspelt. */
export function freshNames(drafts: readonly ItemDraft[]): string {
  const t = i18n.getFixedT(null, 'mapClip');
  const names = drafts.filter(isNodeDraft).map(({ texts }) => t('named', { name: texts.text ?? '' }));
  const more = names.length - FEW;
  if (names.length === 0) return '';
  const told = names.slice(0, FEW).join(', ');
  return more > 0 ? t('freshMore', { names: told, count: more }) : t('fresh', { names: told });
}
