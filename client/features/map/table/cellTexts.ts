/** A cell as text: what a spreadsheet gets of it, and what its words mean here. */
import type { MapNode } from '../../../../shared/documents/barrierMap.ts';
import { numberIn, tagsIn } from '../../../../shared/documents/ownValues.ts';
import { escapeFormula } from '../../../../shared/exchange/cells.ts';
import { CONTROLS, type Control } from '../../../../shared/maps/vocabulary.ts';
import {
  categoryOf,
  confidenceOf,
  controlOf,
  fieldOf,
  kindOf,
  plainWord,
  statusOf,
} from '../../../../shared/maps/words.ts';
import { i18n, type TFunction } from '../../../i18n/i18n.ts';
import { numberText } from '../fields/numberText.ts';
import { ownWords } from '../own/choices.ts';
import type { Choice, Column } from './columns.ts';

export function textOf(node: MapNode, column: Column, links: number, t: TFunction<'map'>): string {
  if (column.shape === 'words') return escapeFormula(node.text);
  if (column.shape === 'note') return escapeFormula(column.read(node));
  if (column.shape === 'tags') return escapeFormula(tagsIn(node.own, column.own).join(', '));
  if (column.shape === 'number') return numberText(numberIn(node.own, column.own), i18n.language);
  if (column.shape === 'who') return node.control.map((who) => t(`controls.${who}`)).join(', ');
  if (column.shape !== 'choice') return String(links);
  const value = column.read(node);
  const label = column.options.find((one) => one.value === value)?.label ?? value;
  return value === '' ? '' : escapeFormula(label);
}

/** Its dash is what an empty cell shows. */
export const isNothing = (text: string): boolean => /^[–-]?$/.test(text);

const MEANS: Readonly<Record<string, (text: string) => string | null>> = {
  kind: kindOf,
  category: (text) => categoryOf(text, ownWords()),
  field: (text) => fieldOf(text, ownWords()),
  confidence: confidenceOf,
  status: statusOf,
};

/** Null for what cannot be chosen there. */
export function choiceOf({ id, options }: Choice, text: string): string | null {
  const offered = options.filter(({ value, disabled }) => value !== '' && !disabled);
  const plain = plainWord(text);
  const called = offered.find(
    ({ value, label }) => value === text || (plain !== '' && plainWord(label) === plain),
  );
  const meant = called?.value ?? MEANS[id.split(':')[0] ?? '']?.(text);
  return offered.some(({ value }) => value === meant) ? (meant ?? null) : null;
}

/** Null when one of them is nobody who is known. */
export function controlsOf(text: string): readonly Control[] | null {
  const split = (by: RegExp) => text.split(by).filter(Boolean).map(controlOf);
  const found = [split(/\s*[,;\n]\s*/), split(/[\s,;]+/)].find((all) => !all.includes(null));
  return found ? CONTROLS.filter((who) => found.includes(who)) : null;
}
