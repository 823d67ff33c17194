/** Nodes of a barrier map and the links among them become notes and lines. Loaded when somebody pastes them. */
import type { NoteColour } from '../../../../shared/documents/boardKinds.ts';
import { mapAsBoard } from '../../../../shared/exchange/maps/mapAsBoard.ts';
import { readMapClip } from '../../../../shared/exchange/maps/mapClip.ts';
import type { ItemDraft } from '../../../../shared/exchange/maps/mapDraft.ts';
import { LIMITS } from '../../../../shared/limits.ts';
import { RELATIONS } from '../../../../shared/maps/vocabulary.ts';
import { decodeClip } from '../../../canvas/clipboard.ts';
import { i18n } from '../../../i18n/i18n.ts';
import { bringIn } from '../actions/bringIn.ts';
import type { CommandParts } from '../canvas/Making.ts';
import '../../../i18n/words/map.ts';

function verbOf({ fields: { relation } }: ItemDraft): string {
  return i18n.getFixedT(null, 'map')(`relations.${RELATIONS.find((one) => one === relation) ?? 'unclear'}`);
}

/** False for nodes without links, which are a list of notes like any other, and for whatever is no clip of a map. */
export function pasteNodes(parts: CommandParts, encoded: string, colour: NoteColour): boolean {
  const nodes = readMapClip(decodeClip(encoded));
  if (nodes === null || nodes.length > LIMITS.itemsPerPaste) return false;
  const drafts = mapAsBoard(nodes, colour, verbOf);
  if (!drafts.some(({ kind }) => kind === 'connector')) return false;
  const count = drafts.filter(({ kind }) => kind === 'note').length;
  bringIn(parts, drafts, parts.t('said.pasted', { count }));
  return true;
}
