/** What is pasted into a field in which somebody writes, from a document: its lists keep their signs, its bold words are bold. */
import { hasLetters } from '../../../../shared/documents/boardKinds.ts';
import { BOARD_CLIP, type ClipboardTexts, clipInHtml } from '../../../canvas/clipboard.ts';
import { setBoldAmong } from '../acts/embolden.ts';
import type { BoardCommands } from '../canvas/BoardCommands.ts';
import { put } from '../text/nextPoint.ts';

const HAS_LISTS = /<li[\s>]/i;
const MAY_BE_BOLD = /<b[\s>]|<strong|<h[1-6][\s>]|font-weight/i;
/** As Word has the points of its lists. */
const WORD_POINT = /^[·•▪§o\uf0b7\uf0a7]\t+/gm;
const SIGN = /^\s*(?:-|\d+\.) /;

/** False for other words: the browser pastes those. */
export function pasteWritten(
  commands: BoardCommands,
  field: HTMLTextAreaElement,
  texts: ClipboardTexts,
): boolean {
  const { model, selection } = commands.parts;
  const { html } = texts;
  const id = selection.editing;
  if (!id || !hasLetters(model.item(id)?.kind) || clipInHtml(BOARD_CLIP, html) || /<table/i.test(html))
    return false;
  if (!HAS_LISTS.test(html) && !MAY_BE_BOLD.test(html)) return false;
  void import('./wordsInHtml.ts')
    .catch(() => null)
    .then((reader) => {
      if (selection.editing !== id || !field.isConnected) return;
      const plain = texts.text.replace(/\r\n?/g, '\n').replace(WORD_POINT, '- ');
      const words = reader && (HAS_LISTS.test(html) || plain === '') ? reader.listsInHtml(html) : plain;
      const lines = words.split('\n');
      const bold =
        reader?.boldLetters(
          html,
          lines.map((line) => line.replace(SIGN, '')),
        ) ?? [];
      const { value, selectionStart: from, selectionEnd: to } = field;
      // A point begins a line of its own, unless the one of a list is there already.
      const before = value.slice(value.lastIndexOf('\n', from - 1) + 1, from);
      const sign = SIGN.exec(lines[0] ?? '')?.[0] ?? '';
      const isOn =
        before.trim() !== '' && sign !== '' && (lines.length === 1 || SIGN.exec(before)?.[0] === before);
      const given = isOn ? words.slice(sign.length) : `${before.trim() !== '' && sign ? '\n' : ''}${words}`;
      const rest = field.maxLength < 0 ? given.length : field.maxLength - value.length + to - from;
      const kept = given.slice(0, Math.max(0, rest));
      put(field, kept, from, to, 'end');
      let at = from + given.length - words.length;
      const strong = lines.flatMap((line, i) => {
        const start = at + (SIGN.exec(line)?.[0].length ?? 0);
        at += line.length + 1;
        return (bold[i] ?? []).flatMap((stretch) =>
          stretch.map((edge) => Math.min(start + edge, from + kept.length)),
        );
      });
      const typing = { ...commands.parts.context, beforeEdit: () => commands.parts.history.typing(id) };
      setBoldAmong(typing, id, `${from},${from + kept.length}`, strong.join());
      model.store.flush();
    });
  return true;
}
