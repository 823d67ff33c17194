/** The open board as the exports feature asks for it. */
import type { AuthorView, CityView, SteadyDocument } from '../../../../shared/api.ts';
import type { Desk } from '../../../features/board/actions/Action.ts';
import type { BoardReading } from '../../../features/exports/exportedBoard.ts';
import type { LiveDiscussion } from '../../../live/discussion/LiveDiscussion.ts';
import { threadsOf } from './threadsOf.ts';

export interface Authors {
  readonly members: readonly AuthorView[];
  readonly cities: readonly CityView[];
  /** Off: who wrote what stays inside the board. */
  readonly attribution: boolean;
}

/** What the page knows of a board that is painted. */
export interface PictureParts extends Omit<Authors, 'attribution'> {
  readonly document: SteadyDocument;
}

export function boardReading(
  { model }: Desk,
  title: string,
  authors: Authors,
  /** A picture needs none of it. */
  discussion?: Pick<LiveDiscussion, 'state' | 'loaded'>,
): BoardReading {
  const { members, cities, attribution } = authors;
  return {
    title,
    origin: window.location.origin,
    readingOrder: () => model.readingOrder(),
    frames: () => model.frames(),
    item: (id) => model.item(id),
    box: (id) => model.box(id),
    parentOf: (id) => model.parentOf(id),
    withContents: (id) => model.withContents(id),
    authorOf(memberId) {
      const member = attribution ? members.find((one) => one.id === memberId) : undefined;
      const city = cities.find((one) => one.id === member?.cityId);
      return member ? { name: member.name, city: city?.name ?? '', badge: city?.badge ?? '' } : null;
    },
    reactionsTo: (id) =>
      (discussion?.state.marksOf(id).reactions ?? []).map(({ reaction, members: by }) => ({
        reaction,
        count: by.length,
      })),
    threads: threadsOf(
      discussion?.state,
      (id) => (attribution && members.find((one) => one.id === id)?.name) || '',
      attribution,
    ),
    threadsKnown: discussion?.loaded.get() ?? false,
  };
}
