/** Lists of plain words: Enter goes on with the sign that the line begins with, and ends the list on an empty point; Tab sets points a level in, with Shift out. */
const POINT = /^(\s*)(?:[-•*]|(\d{1,8})([.)])) /;

const DEEPEST = 2;
/** Of one level. */
const INDENT = '  ';

/** As if it was typed. */
export function put(
  field: HTMLTextAreaElement,
  words: string,
  from: number,
  to: number,
  then: SelectionMode,
): void {
  field.setRangeText(words, from, to, then);
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

const startOf = (text: string, at: number) => text.lastIndexOf('\n', at - 1) + 1;

/** Whether the line was a point of a list; what Enter does then is done. */
export function nextPoint(field: HTMLTextAreaElement): boolean {
  const { value, selectionStart: caret, selectionEnd } = field;
  const start = startOf(value, caret);
  const point = POINT.exec(value.slice(start, caret));
  if (point === null) return false;
  const [sign, indent = '', number, stop = ''] = point;
  const [end] = value.slice(caret).split('\n');
  const isEmpty = value.slice(start, caret) + end === sign;
  const next = number === undefined ? sign : `${indent}${Number(number) + 1}${stop} `;
  if (!isEmpty && value.length + next.length >= field.maxLength) return false;
  put(field, isEmpty ? '' : `\n${next}`, isEmpty ? start : caret, selectionEnd, 'end');
  return true;
}

const levelOf = (indent: string) => Math.min(DEEPEST, Math.floor(indent.length / INDENT.length));

/** After the last of these lines that is as deep, unless one that is less deep has come since. */
function numberAfter(lines: readonly string[], level: number): number {
  for (const line of lines.toReversed()) {
    const point = POINT.exec(line);
    const depth = point ? levelOf(point[1] ?? '') : -1;
    if (depth <= level) return depth === level ? Number(point?.[2] ?? 0) + 1 : 1;
  }
  return 1;
}

/** Whether the caret was in a point of a list; all points that are marked are a level deeper or less deep then, if they can be. */
export function shiftPoints(field: HTMLTextAreaElement, by: 1 | -1): boolean {
  const { value, selectionStart, selectionEnd, selectionDirection } = field;
  const start = startOf(value, selectionStart);
  if (!POINT.test(value.slice(start))) return false;
  const end = [value.indexOf('\n', selectionEnd), value.length].find((at) => at >= 0) ?? value.length;
  const lines = value.slice(0, start).split('\n').slice(0, -1);
  const [above, caret] = [lines.length, { from: selectionStart, to: selectionEnd }];
  let at = start;
  for (const line of value.slice(start, end).split('\n')) {
    const [sign = '', indent = '', number, stop] = POINT.exec(line) ?? [];
    const level = Math.max(0, Math.min(DEEPEST, levelOf(indent) + by));
    const own = number === undefined ? sign.slice(indent.length) : `${numberAfter(lines, level)}${stop} `;
    const moved = sign === '' || level === levelOf(indent) ? sign : INDENT.repeat(level) + own;
    const wider = moved.length - sign.length;
    lines.push(moved + line.slice(sign.length));
    for (const edge of ['from', 'to'] as const) if (caret[edge] >= at + sign.length) caret[edge] += wider;
    at += line.length + 1 + wider;
  }
  const words = lines.slice(above).join('\n');
  if (words === value.slice(start, end) || value.length + words.length - (end - start) > field.maxLength)
    return true;
  put(field, words, start, end, 'preserve');
  field.setSelectionRange(caret.from, caret.to, selectionDirection);
  return true;
}
