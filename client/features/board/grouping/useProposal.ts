import { use, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { useChanges } from '../../../live/useLive.ts';
import type { Desk } from '../actions/Action.ts';
import { AuthorsContext } from '../canvas/CanvasContext.ts';
import { USUAL_LEVEL } from './byWording.ts';
import { compareBeside, type WordingLevels } from './compareBeside.ts';
import type { Grouping } from './groupings.ts';
import { groupsBy, groupsOfWording, type NoteGroup } from './groups.ts';
import { Proposal, type ProposedGroup, type Wishes } from './Proposal.ts';

/** Each is compared with each: beyond this it takes a device too much memory. */
export const MOST_BY_WORDING = 3_000;

/** Null while they are being compared; `part` says how far that is. */
function useWording(texts: readonly string[] | null) {
  const [levels, setLevels] = useState<WordingLevels | null>(null);
  const [part, setPart] = useState(0);
  useEffect(() => {
    if (texts) return compareBeside(texts, { onProgress: setPart, onDone: setLevels });
  }, [texts]);
  return { levels, part };
}

function useFound(proposal: Proposal, by: Grouping, level: number) {
  const authorOf = use(AuthorsContext);
  const { t } = useTranslation('board');
  const { notes } = proposal;
  const isTooMuch = by === 'wording' && notes.length > MOST_BY_WORDING;
  const [texts] = useState(() => (by === 'wording' && !isTooMuch ? notes.map((note) => note.text) : null));
  const { levels, part } = useWording(texts);
  const found = useMemo((): readonly NoteGroup[] | null => {
    if (isTooMuch) return [];
    if (by === 'wording') return levels && groupsOfWording(notes, levels[level] ?? []);
    return groupsBy(notes, by, { colourOf: (colour) => t(`colours.${colour}`), authorOf });
  }, [isTooMuch, by, levels, level, notes, t, authorOf]);
  return { found, part, isTooMuch };
}

export interface OpenProposal {
  /** Null while notes are being compared. */
  readonly groups: readonly ProposedGroup[] | null;
  /** Of 1. */
  readonly part: number;
  readonly isTooMuch: boolean;
  readonly noteCount: number;
  readonly level: number;
  readonly setLevel: (level: number) => void;
  readonly wish: (keys: readonly string[], wishes: Wishes) => void;
}

/** One proposal for as long as it is open; what others do to its notes shows at once. */
export function useProposal(desk: Desk, by: Grouping): OpenProposal {
  const [proposal] = useState(() => new Proposal(desk));
  const [level, setLevel] = useState(USUAL_LEVEL);
  const [wishes, setWishes] = useState<ReadonlyMap<string, Wishes>>(new Map());
  const version = useChanges(desk.model);
  const { found, part, isTooMuch } = useFound(proposal, by, level);
  // Alike in its words to nothing in its frame, a note is in no group.
  const least = by === 'wording' ? 2 : 1;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the board changed
  const groups = useMemo(
    () => found && proposal.groups(found, wishes, least),
    [found, proposal, wishes, least, version],
  );
  const wish = useRef((keys: readonly string[], part: Wishes) =>
    setWishes((before) => {
      const next = new Map(before);
      for (const key of keys) next.set(key, { ...next.get(key), ...part });
      return next;
    }),
  ).current;
  return { groups, part, isTooMuch, noteCount: proposal.notes.length, level, setLevel, wish };
}
