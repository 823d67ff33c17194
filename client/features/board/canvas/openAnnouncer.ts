/** The announcer with its words, the same for canvas and outline. */
import { listOf } from '../../../i18n/dates.ts';
import { i18n } from '../../../i18n/i18n.ts';
import type { History } from '../../../live/History.ts';
import type { Readable } from '../../../live/types.ts';
import { Announcer, type AnnouncerParts } from '../../../together/Announcer.ts';
import type { AnnounceLevel } from '../../../together/announceLevel.ts';
import { showToast } from '../../../ui/showToast.ts';
import type { BoardModel } from '../model/boardModel.ts';
import type { ItemNames } from './ItemNames.ts';
import type { Voice } from './Making.ts';

const KINDS = ['added', 'changed', 'removed'] as const;

const after = (ms: number, run: () => void) => {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
};

type Listens<Kind> = new (parts: AnnouncerParts) => Kind;

/** Who is told of a board, by default the announcer. */
export function openAnnouncer<Kind extends object = Announcer>(
  model: BoardModel,
  names: ItemNames,
  level: Readable<AnnounceLevel>,
  Told: Listens<Kind | Announcer> = Announcer,
): Kind {
  const t = i18n.getFixedT(null, 'board');
  return new Told({
    model,
    level,
    timing: { after },
    titleOf: (id) => names.titleOf(id),
    summary(did) {
      const done = KINDS.filter((kind) => did[kind] > 0);
      const words = done.map((kind) => t(`othersDid.${kind}`, { count: did[kind] }));
      return t('others', { did: listOf(words, i18n.language) });
    },
    sentence({ did, title, id }) {
      return t(`other.${did}`, { title, place: names.titleOf(model.parentOf(id)) });
    },
  }) as Kind;
}

/** Short things by the live region, what can be taken back and what went wrong by a toast. */
export function voiceOf(announcer: Announcer, history: History): Voice {
  return {
    say: (words) => announcer.say(words),
    offer: (message, label, onSelect, stands, more) =>
      showToast({ message, action: { label, onSelect }, ...more, ...(stands && { stands }) }),
    problem: (message) => showToast({ message, tone: 'problem', stands: history.rests }),
  };
}
