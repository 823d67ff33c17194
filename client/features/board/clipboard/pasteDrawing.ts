/** What was copied in Excalidraw or tldraw becomes items of the board. Loaded when somebody pastes it. */
import { isTableLine } from '../../../../shared/documents/boardKinds.ts';
import { parseJson } from '../../../../shared/exchange/boardJson.ts';
import type { Reading } from '../../../../shared/exchange/draft.ts';
import { isExcalidraw, readExcalidraw } from '../../../../shared/exchange/excalidraw.ts';
import { isTldraw, readTldraw, tldrawInHtml } from '../../../../shared/exchange/tldraw.ts';
import type { ClipboardTexts } from '../../../canvas/clipboard.ts';
import { bringIn } from '../actions/bringIn.ts';
import type { CommandParts } from '../canvas/Making.ts';
import '../../../i18n/words/boardLater.ts';

/** Null when it only looked like a drawing. */
export function readDrawing({ html, text }: ClipboardTexts): Reading | null {
  const shapes = tldrawInHtml(html);
  if (isTldraw(shapes)) return readTldraw(shapes);
  const elements = parseJson(text);
  return isExcalidraw(elements) ? readExcalidraw(elements) : null;
}

export function pasteDrawing(parts: CommandParts, texts: ClipboardTexts): void {
  const { voice, t } = parts;
  const reading = readDrawing(texts);
  if (reading === null || reading.kind === 'refused') {
    voice.problem(t('paste.drawingRefused'));
    return;
  }
  const lost = Object.values(reading.report.counts).reduce((sum, count) => sum + count, 0);
  const words = t('said.pasted', {
    count: reading.drafts.filter(({ kind }) => kind !== 'connector' && !isTableLine(kind)).length,
  });
  bringIn(parts, reading.drafts, lost > 0 ? `${words} ${t('paste.lost', { count: lost })}` : words);
}
