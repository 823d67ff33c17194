/** The words that outlines of maps are written with, in English. */
import en from '../../client/i18n/en/map.json';
import files from '../../client/i18n/en/mapFiles.json';
import type { OutlineWords } from '../../shared/exchange/maps/mapOutline.ts';

export const outlineWords: OutlineWords = {
  kinds: en.kindsMany,
  relations: en.relations,
  categories: en.categories,
  fields: en.fields,
  controls: en.controls,
  confidences: en.confidences,
  statuses: en.statuses,
  strengths: en.strengths,
  states: en.states,
  control: en.control,
  confidence: en.confidence,
  sources: en.sources.title,
  delay: en.delay,
  untitled: en.untitled,
  loops: files.loops,
};
