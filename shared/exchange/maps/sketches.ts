/** What a parser gives to the box of drafts: a node or a link in anybody's words. */
import { isLoopField } from '../../documents/loopNames.ts';
import type { FieldValue } from '../../documents/mapFields.ts';
import { cleanText, cutText, oneLine } from '../cleanText.ts';
import type { ItemDraft } from './mapDraft.ts';
import type { OwnSaid } from './ownTold.ts';

const LONGEST_TOLD = 80;

type Fields = Readonly<Record<string, FieldValue | null | undefined>>;

export interface NodeSketch {
  /** What links call it; its words do as well. */
  readonly key?: string;
  readonly text: string;
  readonly note?: string;
  /** Names of loops that begin there, as the document has them. */
  readonly loops?: Readonly<Record<string, string>>;
  /** In anybody's words; none is found by the links. */
  readonly kind?: string;
  /** As a document calls it: kept, even when only a newer version knows it. */
  readonly kindName?: string;
  /** In anybody's words. */
  readonly category?: string;
  readonly field?: string;
  /** Who can act on it. */
  readonly control?: string;
  readonly fields?: Fields;
  /** Under names of its own. */
  readonly own?: readonly OwnSaid[];
}

export interface LinkSketch {
  /** What comments call it. */
  readonly key?: string;
  /** Keys or words of nodes. */
  readonly from: string;
  readonly to: string;
  /** In anybody's words; none is what fits the kinds. */
  readonly relation?: string;
  readonly strength?: string;
  readonly state?: string;
  readonly text?: string;
  readonly fields?: Fields;
}

export interface WaitingLink extends LinkSketch {
  readonly line: number;
  readonly file: string;
}

/** What is said of it. A file does not say whose it is: that is who brings it in. */
export function given(fields: Fields = {}): Record<string, FieldValue> {
  const kept = Object.entries(fields).filter(
    ([name, value]) =>
      name !== 'author' && value !== null && value !== undefined && value !== false && value !== '',
  );
  return Object.fromEntries(kept) as Record<string, FieldValue>;
}

/** A file can write down whose word it was; only people themselves can give it. */
export function withoutWitness({ stateBy, stateTold = '', ...fields }: Record<string, FieldValue>) {
  const { state = 'proposed', stateAt } = fields;
  const said = state !== 'proposed' || stateBy !== undefined || stateTold !== '' || stateAt !== undefined;
  return said
    ? { ...fields, stateTold: cutText(oneLine(cleanText(String(stateTold))), LONGEST_TOLD) }
    : fields;
}

/** Names of loops are texts. */
export function loopsApart({ fields = {}, loops }: NodeSketch) {
  const told = Object.entries(fields);
  return {
    fields: Object.fromEntries(told.filter(([name]) => !isLoopField(name))),
    loops: {
      ...Object.fromEntries(
        told.flatMap(([name, text]) => (isLoopField(name) ? [[name, String(text)]] : [])),
      ),
      ...loops,
    },
  };
}

/** A node that stands keeps its place and its group; what is not said of it stays. */
export function updateOf(said: Fields, text: string, note: string): Pick<ItemDraft, 'fields' | 'texts'> {
  const { x, y, group, ...fields } = given(said);
  return { fields, texts: { ...(text !== '' && { text }), ...(note !== '' && { note }) } };
}
