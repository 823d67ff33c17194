/** Lists of plain words: Enter goes on with the sign that the line begins with, and ends the list on an empty point. */
const POINT = /^(\s*)(?:[-•*]|(\d{1,8})([.)])) /;

/** Whether the line was a point of a list; what Enter does then is done. */
export function nextPoint(field: HTMLTextAreaElement): boolean {
  const { value, selectionStart: caret, selectionEnd } = field;
  const start = value.lastIndexOf('\n', caret - 1) + 1;
  const point = POINT.exec(value.slice(start, caret));
  if (point === null) return false;
  const [sign, indent = '', number, stop = ''] = point;
  const [end] = value.slice(caret).split('\n');
  const isEmpty = value.slice(start, caret) + end === sign;
  const next = number === undefined ? sign : `${indent}${Number(number) + 1}${stop} `;
  if (!isEmpty && value.length + next.length >= field.maxLength) return false;
  field.setRangeText(isEmpty ? '' : `\n${next}`, isEmpty ? start : caret, selectionEnd, 'end');
  field.dispatchEvent(new Event('input', { bubbles: true }));
  return true;
}
