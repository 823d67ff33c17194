import { LIMITS } from '../../../../shared/limits.ts';
import { setBoldWords } from '../acts/embolden.ts';
import type { AskedList } from './askedList.ts';

type Stretch = [number, number];

/** A list has at most so many levels below its first (text/nextPoint.ts). */
const DEEPEST = 2;
const LINES = 'p, div, li, tr, br, h1, h2, h3, h4, h5, h6, blockquote, pre, dt, dd, figcaption';

/** Styles would be applied, which the page's policy forbids: under other names they are only read, or not at all. */
const withoutStyles = (html: string) =>
  html
    .replace(/<(\/?)style\b/gi, '<$1noframes')
    .replace(/<[a-z][^<>]*>/gi, (tag) => tag.replace(/(\s)style(?=\s*=)/gi, '$1data-style'));

/** Nothing in it runs, is fetched or applied. */
function read(html: string): readonly [HTMLElement, readonly Text[]] {
  const given = withoutStyles(html.slice(0, 8 * LIMITS.lettersPerPaste));
  const { body } = new DOMParser().parseFromString(given, 'text/html');
  for (const one of body.querySelectorAll('script, noframes, template, noscript, title')) one.remove();
  const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  while (walker.nextNode() !== null) texts.push(walker.currentNode as Text);
  return [body, texts];
}

/** What a person would read in it: a line for each block, cells parted by tabs. */
export function wordsInHtml(html: string, mark: (body: HTMLElement) => void = () => undefined): string {
  const [body, texts] = read(html);
  for (const text of texts) text.data = text.data.replace(/\s+/g, ' ');
  for (const one of body.querySelectorAll('td + td, td + th, th + th')) one.before('\t');
  for (const one of body.querySelectorAll(LINES)) {
    one.before('\n');
    one.after('\n');
  }
  mark(body);
  return body.textContent?.replace(/ *\n */g, '\n').trim() ?? '';
}

const INDENT = '\u0001';

/** The sign of a point, and how deep it lies. */
function signOf(point: Element): string {
  const list = point.closest('ul, ol');
  const among = [...(list?.children ?? [])].filter(({ tagName }) => tagName === 'LI');
  let depth = 0;
  for (let above = list?.parentElement?.closest('ul, ol'); above && depth < DEEPEST; depth += 1)
    above = above.parentElement?.closest('ul, ol');
  return `${INDENT.repeat(depth)}${list?.tagName === 'OL' ? `${among.indexOf(point) + 1}.` : '-'} `;
}

function markPoints(body: HTMLElement): void {
  for (const point of body.querySelectorAll('li')) {
    const words = document.createTreeWalker(point, NodeFilter.SHOW_TEXT);
    let first = words.nextNode() as Text | null;
    while (first?.data.trim() === '') first = words.nextNode() as Text | null;
    if (first?.parentElement?.closest('li') === point) first.data = signOf(point) + first.data.trimStart();
  }
}

/** The same with the signs of its lists, and no empty lines: what somebody writes on with. */
export const listsInHtml = (html: string): string =>
  wordsInHtml(html, markPoints).replace(/\n+/g, '\n').replaceAll(INDENT, '  ');

/** The nearest that says so: Google Docs has all in a `<b>` whose style says that it is not. */
function isBold(element: Element | null): boolean {
  if (element === null) return false;
  const style = element.getAttribute('data-style') ?? '';
  const weight = /(?:^|;)\s*font-weight\s*:\s*([a-z0-9]+)/i.exec(style)?.[1]?.toLowerCase();
  if (weight && weight !== 'inherit') return /^bold/.test(weight) || Number(weight) >= 600;
  return /^(b|strong|h[1-6])$/i.test(element.tagName) || isBold(element.parentElement);
}

/**
 * Which letters of these lines are bold in the HTML they came with. A line is found there by its letters, one after the
 * other, whatever spaces, blocks and signs of lists are between; what is not found is plain.
 */
export function boldLetters(html: string, lines: readonly string[]): readonly Stretch[][] {
  const runs = read(html)[1].map((text) => ({
    letters: text.data.replace(/\s+/g, ''),
    bold: isBold(text.parentElement),
  }));
  const all = runs.map(({ letters }) => letters).join('');
  const bold = runs.flatMap((run) => Array<boolean>(run.letters.length).fill(run.bold));
  let next = 0;
  return lines.map((line) => {
    const places = Array.from(line.matchAll(/[^\s]/g), ({ index }) => index);
    const start = all.indexOf(line.replace(/\s+/g, ''), next);
    if (start < 0) return [];
    next = start + places.length;
    const found: Stretch[] = [];
    places.forEach((place, i) => {
      const last = found.at(-1);
      if (!bold[start + i]) return;
      if (last && bold[start + i - 1] && i > 0) last[1] = place + 1;
      else found.push([place, place + 1]);
    });
    return found;
  });
}

/** Makes them bold on the notes that these lines have become. */
export function boldInHtml(html: string, lines: readonly string[]): Required<AskedList>['bold'] {
  const spans = boldLetters(html, lines);
  return (context, made) =>
    made.forEach((id, i) => {
      for (const [from, to] of spans[i] ?? []) setBoldWords(context, id, from, to);
    });
}
