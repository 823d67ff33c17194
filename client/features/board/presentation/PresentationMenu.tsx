/** What can be done while something is presented, by typing a few letters of it. */
import {
  IconChevronLeft,
  IconChevronRight,
  IconFrame,
  IconMaximize,
  IconPointer,
  IconStopwatch,
  IconUsersGroup,
  IconX,
} from '@tabler/icons-react';
import { type RefObject, useCallback, useContext } from 'react';
import { may } from '../../../../shared/permissions.ts';
import { CommandMenu } from '../../../acts/CommandMenu.tsx';
import { type ActIcon, type Candidate, entriesOf, WEIGHTS } from '../../../acts/findEntries.ts';
import { called } from '../../../acts/fuzzy.ts';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { gather } from '../../../together/gather.ts';
import { TogetherContext } from '../../../together/Together.ts';
import type { Slide } from './frames.ts';
import { toggleFullScreen } from './fullScreen.ts';

export interface Walk {
  readonly slides: readonly Slide[];
  readonly at: number;
  readonly onStep: (to: number) => void;
  readonly onClose: () => void;
  /** What fills the screen. */
  readonly root: RefObject<HTMLElement | null>;
}

interface PresentationMenuProps extends Walk {
  readonly onLeave: () => void;
}

const RECENT = 'jumelage.recentWhilePresenting';

export default function PresentationMenu({ onLeave, ...walk }: PresentationMenuProps) {
  const { slides, at, onStep, onClose, root } = walk;
  const { t } = useTranslation(['present', 'together', 'board']);
  const together = useContext(TogetherContext);
  const entries = useCallback(
    (query: string) => {
      const offer = (label: string, icon: ActIcon, keys: string | null, run: () => void): Candidate => ({
        entry: {
          ...{ key: label, label, icon, run, section: t('title'), reason: null, isAct: false },
          ...(keys !== null && { keys }),
        },
        names: [called(label, WEIGHTS.name, 'gaps')],
        leads: true,
      });
      const slide = slides[at];
      const acts = [
        ...(at < slides.length - 1 ? [offer(t('next'), IconChevronRight, '→', () => onStep(at + 1))] : []),
        ...(at > 0 ? [offer(t('previous'), IconChevronLeft, '←', () => onStep(at - 1))] : []),
      ];
      if (together) {
        const { pointing, panel, document } = together;
        acts.push(offer(t('together:laser'), IconPointer, 'K', () => pointing.set(!pointing.get())));
        if (may(document.capabilities, 'document.timer'))
          acts.push(offer(t('together:panel.timer'), IconStopwatch, null, () => panel.set('timer')));
        if (slide && together.mayGather()) {
          const place = { seen: () => slide.box, nameOfArea: () => slide.title };
          acts.push(offer(t('together:people.gather'), IconUsersGroup, null, () => gather(place, together)));
        }
      }
      acts.push(
        offer(t('fullScreen'), IconMaximize, null, () => toggleFullScreen(root.current)),
        offer(t('close'), IconX, 'Esc', onClose),
      );
      const places = slides.map(({ id, title }, to): Candidate => {
        const label = `${to + 1} ${title || t('untitled')}`;
        const kind = { section: t('board:kinds.frame'), icon: IconFrame, reason: null, isAct: false };
        return {
          entry: { ...kind, key: id, label, run: () => onStep(to) },
          names: [called(label, WEIGHTS.name, 'gaps')],
        };
      });
      return entriesOf(query, { acts, places, recent: [], recently: '' }, () => []);
    },
    [t, together, slides, at, onStep, onClose, root],
  );
  return (
    <CommandMenu entries={entries} recent={RECENT} leave={() => root.current?.focus()} onClose={onLeave} />
  );
}
