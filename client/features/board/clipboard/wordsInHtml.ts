import { LIMITS } from '../../../../shared/limits.ts';

const LINES = 'p, div, li, tr, br, h1, h2, h3, h4, h5, h6, blockquote, pre, dt, dd, figcaption';

/** What a person would read in it: a line for each block, cells parted by tabs. Nothing in it runs or is fetched. */
export function wordsInHtml(html: string): string {
  const page = new DOMParser().parseFromString(html.slice(0, 8 * LIMITS.lettersPerPaste), 'text/html');
  for (const one of page.querySelectorAll('script, style, template, noscript, title')) one.remove();
  const texts = document.createTreeWalker(page.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode() !== null) {
    const { currentNode } = texts;
    currentNode.nodeValue = (currentNode.nodeValue ?? '').replace(/\s+/g, ' ');
  }
  for (const one of page.querySelectorAll('td + td, td + th, th + th')) one.before('\t');
  for (const one of page.querySelectorAll(LINES)) {
    one.before('\n');
    one.after('\n');
  }
  return page.body.textContent?.replace(/ *\n */g, '\n').trim() ?? '';
}
