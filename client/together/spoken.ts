/** What keys did on a canvas, where nothing else says it: how many are chosen, whose an act was, where something lies now. */
import type { ItemId } from '../../shared/ids.ts';
import type { Selection } from '../canvas/Selection.ts';
import type { Readable } from '../live/types.ts';

export interface Spoken {
  readonly selection: Selection<ItemId>;
  /** What was said last. */
  readonly said: Readable<string>;
  readonly say: (words: string) => void;
  /** What an act is about that is not what the keyboard is on; nothing where it is. */
  readonly elsewhere: () => readonly ItemId[];
  /** Tells what I moved. */
  readonly onMoved: (listener: (ids: ReadonlySet<ItemId>) => void) => () => void;
  /** Something is in a hand. */
  readonly busy?: Readable<boolean>;
  readonly words: {
    readonly count: (count: number) => string;
    readonly elsewhere: (count: number) => string;
    /** Before what an act says: whose it was. */
    readonly whose: (ids: readonly ItemId[]) => string;
    /** Empty where nothing is to be said. */
    readonly moved: (ids: readonly ItemId[]) => string;
    readonly moves?: string;
    readonly back?: string;
  };
}

/** A movement is over when no arrow came for so long. */
export const MOVED_MS = 700;
const CHOOSES = /^[ a]$/i;
/** Undo and redo are about what was done, whatever is chosen. */
const ABOUT_ALL = /^[ azy]$/i;
const PLACES = '[data-item], [role="application"]';

/** The answer ends it. */
export function followKeys({ selection, said, say, elsewhere, onMoved, busy, words }: Spoken): () => void {
  /** The last key on the canvas; null after a press of the mouse or a finger, who see what they do. */
  let key: string | null = null;
  let seen = selection.state();
  let timer: ReturnType<typeof setTimeout> | null = null;
  /** A choice elsewhere is told once. */
  let told: ReadonlySet<ItemId> | null = null;
  /** What was said here needs no word of whose it was. */
  let own = false;
  const tell = (what: string) => {
    own = true;
    if (what !== '') say(what);
    own = false;
  };
  const onKey = ({ key: pressed, target }: KeyboardEvent) => {
    key = target instanceof Element && target.matches(PLACES) ? pressed : null;
  };
  const onPress = () => {
    key = null;
  };
  const onSelection = () => {
    const before = seen;
    seen = selection.state();
    if (key === null || seen.editing !== null) return;
    if (before.ids !== seen.ids && CHOOSES.test(key)) tell(words.count(seen.ids.size));
    else if (before.ids === seen.ids && before.focused !== seen.focused && told !== seen.ids) {
      const others = elsewhere().length;
      if (others === 0) return;
      told = seen.ids;
      tell(words.elsewhere(others));
    }
  };
  const sayMoved = () => {
    const { ids, current } = selection;
    tell(words.moved(current !== null && ids.size < 2 ? [current] : [...ids]));
  };
  const stopMoved = onMoved((ids) => {
    if (!key?.startsWith('Arrow') || busy?.get() || ![...selection.ids].some((id) => ids.has(id))) return;
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(sayMoved, MOVED_MS);
  });
  const onBusy = () => {
    if (key === null) return;
    if (busy?.get()) tell(words.moves ?? '');
    else if (key === 'Escape') tell(words.back ?? '');
    else sayMoved();
  };
  /** Of what is chosen while the keyboard is elsewhere it is said with every act that it was meant. */
  const onSaid = () => {
    const meant = own || key === null || ABOUT_ALL.test(key) ? [] : elsewhere();
    if (meant.length > 0 && said.get() !== '') tell(`${words.whose(meant)}: ${said.get()}`);
  };
  const capture = { capture: true };
  window.addEventListener('keydown', onKey, capture);
  window.addEventListener('pointerdown', onPress, capture);
  const stops = [
    selection.subscribe(onSelection),
    stopMoved,
    said.subscribe(onSaid),
    busy?.subscribe(onBusy) ?? (() => undefined),
  ];
  return () => {
    window.removeEventListener('keydown', onKey, capture);
    window.removeEventListener('pointerdown', onPress, capture);
    for (const stop of stops) stop();
    if (timer !== null) clearTimeout(timer);
  };
}
