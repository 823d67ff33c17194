/** Places on a document that something is said about, in words and as somewhere to go. */
import type { ThreadView } from '../../shared/discussion.ts';
import { isLiving, partsOf, type Spot } from '../../shared/domain/discussion.ts';
import type { TFunction } from '../i18n/i18n.ts';
import '../i18n/words/panel.ts';
import type { Place, Someone, Subject, Together } from './Together.ts';

type Words = TFunction<'together'>;
type TitleOf = Place['titleOf'];
type Kind = Together['document']['kind'];

/** What is seen around a place, in pixels of the board. */
const SIGHT = { w: 960, h: 720 };

/** The same for what is the same. */
export function keyOf(subject: Subject): string {
  if (subject === null || typeof subject === 'string') return subject ?? '';
  return `${subject.itemId ?? ''}@${subject.at.x},${subject.at.y}`;
}

/** As people call it; null with the item gone that it was on. */
export function spotName(
  { itemId }: Pick<Spot, 'itemId'>,
  kind: Kind,
  titleOf: TitleOf,
  t: Words,
): string | null {
  if (itemId === null) return t(`comments.spot.${kind}`);
  const item = titleOf(itemId);
  return item === null ? null : t('comments.spotIn', { item });
}

/** What a thread is about; null of what is gone, and of the document as a whole. */
export function subjectName(
  { itemId, at }: ThreadView,
  kind: Kind,
  titleOf: TitleOf,
  t: Words,
): string | null {
  if (at) return spotName({ itemId }, kind, titleOf, t);
  return itemId === null ? null : titleOf(itemId);
}

/** The camera goes to a place as it is; where there is none, or of an item, the keyboard goes to the item. */
export function goToSubject({ itemId, at }: Pick<ThreadView, 'itemId' | 'at'>, place: Place): void {
  const point = at && place.canFollow ? place.placeOf?.({ itemId, at }) : null;
  if (point) place.lookAt({ x: point.x - SIGHT.w / 2, y: point.y - SIGHT.h / 2, ...SIGHT });
  else if (itemId !== null) place.goTo(itemId);
}

export interface Pin extends Spot {
  readonly key: string;
  /** None while the first words are being written. */
  readonly threads: readonly ThreadView[];
}

/** Where something is said that is not done with, and where the panel is. */
export function pinsOf(threads: readonly ThreadView[], open: Spot | null): readonly Pin[] {
  const pins = new Map<string, Pin>();
  const openKey = open && keyOf(open);
  for (const thread of threads) {
    const { itemId, at, resolved } = thread;
    const key = at ? keyOf({ itemId, at }) : null;
    if (!at || key === null || (resolved !== null && key !== openKey)) continue;
    pins.set(key, { key, itemId, at, threads: [...(pins.get(key)?.threads ?? []), thread] });
  }
  if (open && openKey !== null && !pins.has(openKey))
    pins.set(openKey, { ...open, key: openKey, threads: [] });
  return [...pins.values()];
}

interface Says {
  /** Of the first words. */
  readonly author: Someone | null;
  readonly words: string;
  readonly comments: number;
  readonly unread: number;
}

export function pinSays({ threads }: Pin, { discussion, personOf }: Together, t: Words): Says {
  const messages = threads.flatMap((thread) => thread.messages.filter(isLiving));
  const [first] = messages;
  return {
    author: first ? personOf(first.author) : null,
    words: partsOf(first?.text ?? '')
      .map((part) => (part.kind === 'words' ? part.text : `@${personOf(part.member)?.name ?? t('somebody')}`))
      .join(''),
    comments: messages.length,
    unread: threads.reduce((sum, thread) => sum + discussion.state.unreadOf(thread), 0),
  };
}
