/** What people said about a document, as tables and Markdown have it where that is asked. Words and times come from the caller. */
import type { ItemId } from '../ids.ts';
import { escapeMarkdown } from './boardMarkdown.ts';
import { cleanText, oneLine } from './cleanText.ts';
import type { ExportedMessage, ExportedThread } from './exportedThreads.ts';
import { COMMENTS_MARK } from './markdownCells.ts';

export interface CommentWords {
  readonly heading: string;
  readonly resolved: string;
  readonly whole: string;
  readonly somebody: string;
  readonly untitled: string;
  readonly when: (at: number) => string;
  /** "Anna, Mon 30 Nov", and who brought it in. */
  readonly brought: (said: string, by: string) => string;
}

function told({ name, at, words, broughtBy }: ExportedMessage, said: CommentWords): string {
  const by = [name || said.somebody, ...(at === null ? [] : [said.when(at)])].join(', ');
  const whose = broughtBy === undefined ? by : said.brought(by, broughtBy || said.somebody);
  return oneLine(cleanText(`${whose}: ${words}`));
}

/** All that was said about an item as one cell; empty where nothing was. */
export function commentCell(threads: readonly ExportedThread[], id: ItemId, words: CommentWords): string {
  return threads
    .filter(({ about }) => about === id)
    .flatMap(({ messages, resolved }) => {
      const [first = '', ...answers] = messages.map((message) => told(message, words));
      return [resolved ? `${first} (${words.resolved})` : first, ...answers];
    })
    .join('\n');
}

/** Behind a document's own Markdown: each thread under what it is about. Reading stops before it. */
export function commentSection(
  threads: readonly ExportedThread[],
  titleOf: (id: ItemId) => string,
  words: CommentWords,
): string {
  if (threads.length === 0) return '';
  const lines = threads.flatMap(({ about, messages, resolved }) => {
    const title = about === null ? words.whole : oneLine(titleOf(about)) || words.untitled;
    const head = `- **${escapeMarkdown(title)}**${resolved ? ` *(${words.resolved})*` : ''}`;
    return [head, ...messages.map((message) => `  - ${escapeMarkdown(told(message, words))}`)];
  });
  return ['', COMMENTS_MARK, '', `## ${escapeMarkdown(words.heading)}`, '', ...lines, ''].join('\n');
}
