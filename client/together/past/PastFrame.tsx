/** A document as it was: a timeline beside it, a slider, who changed what, and the way to bring something back. */
import '../../i18n/words/history.ts';
import { type ReactNode, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type * as Y from 'yjs';
import type { GoneItem, HistoryView } from '../../../shared/api.ts';
import { documentItems } from '../../../shared/documents/items.ts';
import type { DocumentId, ItemId } from '../../../shared/ids.ts';
import { useGone, useHistoryOf } from '../../api/history.ts';
import type { Selection } from '../../canvas/Selection.ts';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { type ActContext, itemsOf } from '../../live/edit.ts';
import type { History } from '../../live/History.ts';
import { Problem } from '../../ui/Problem.tsx';
import { showToast } from '../../ui/showToast.ts';
import type { LookAt, LookBack } from '../Together.ts';
import { BringBack, type Wanted } from './BringBack.tsx';
import { entriesOf } from './entries.ts';
import styles from './Past.module.css';
import { PastPanel, type PastSurface } from './PastPanel.tsx';
import { openPastDocument, type PastDocument } from './pastDocument.ts';
import { planRestore, restoreItems, type TiesIn } from './restore.ts';
import { Slider } from './Slider.tsx';
import { type TitleIn, useMoment } from './useMoment.ts';
import { type NameOf, useWords } from './useWords.ts';

/** The document of now, which something may be brought back into. */
export interface Present {
  readonly context: ActContext;
  readonly history: Pick<History, 'last' | 'undoOnly'>;
  readonly selection: Selection<ItemId>;
}

export interface PastFrameProps {
  readonly documentId: DocumentId;
  readonly title: string;
  readonly canEdit: boolean;
  readonly now: Present;
  readonly screen: PastDocument;
  readonly shown: PastSurface;
  readonly nameOf: NameOf;
  readonly titleIn: TitleIn;
  /** What comes back with what. */
  readonly tiesIn?: TiesIn;
  /** Where one begins to look; the end where nothing is said. */
  readonly at?: LookAt | null;
  readonly onClose: () => void;
  /** The document as it was then, as canvas or as outline. */
  readonly show: (heading: string) => ReactNode;
}

/** What had the focus before gets it back, as the button that led here. Null for the first moment. */
export function usePast(documentId: DocumentId): PastDocument | null {
  const [before] = useState(() => document.activeElement);
  const [past, setPast] = useState<PastDocument | null>(null);
  useEffect(
    () => () => {
      // What led here may be gone, as an item of the canvas that was left: then the page has it, and its next canvas.
      const isThere = before?.isConnected && before !== document.body;
      const page = document.getElementById('main');
      const back = isThere ? before : page;
      if (back instanceof HTMLElement) back.focus({ preventScroll: true });
      requestAnimationFrame(() => {
        const canvas = document.querySelector<HTMLElement>('[role="application"]');
        if (document.activeElement === page) canvas?.focus({ preventScroll: true });
      });
    },
    [before],
  );
  useEffect(() => {
    const opened = openPastDocument(documentId);
    setPast(opened);
    return () => {
      setPast(null);
      opened.live.destroy();
    };
  }, [documentId]);
  return past;
}

/** Esc leaves, unless something in front wants it. */
function useEscape(onClose: () => void, off: boolean): void {
  useEffect(() => {
    if (off) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented) onClose();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [onClose, off]);
}

/** Writes what was into the document of now, says how much, and leaves the past. */
function useBringBack({ now, tiesIn, onClose }: PastFrameProps, done: () => void) {
  const { t } = useTranslation('history');
  return ({ from, ids, away = [] }: Wanted) => {
    done();
    const past = documentItems(from);
    const brought = restoreItems(now.context, past, planRestore(now.context, past, ids, tiesIn), away);
    if (brought === null) return showToast({ message: t('full'), tone: 'problem' });
    const step = now.history.last;
    now.selection.set(brought);
    showToast({
      message: [
        brought.length > 0 ? t('brought', { count: brought.length }) : '',
        away.length > 0 ? t('wentAway', { count: away.length }) : '',
      ]
        .filter(Boolean)
        .join(' · '),
      action: { label: t('undo'), onSelect: () => void now.history.undoOnly(step) },
    });
    onClose();
  };
}

/**
 * What is chosen now is chosen in the past as well, as soon as that has come: who asks about an item need not find it again.
 * Who looks back to one that is gone finds it chosen and in view.
 */
function useChosenThen(
  { now, shown }: PastFrameProps,
  past: Y.Doc | null,
  back: LookBack | null,
  ask: () => void,
): void {
  const begun = useRef<LookBack | null | undefined>(undefined);
  useEffect(() => {
    if (past === null || begun.current === back) return;
    const there = documentItems(past);
    if (back === null) shown.selection.set([...now.selection.ids].filter((id) => there.has(id)));
    else if (!there.has(back.id)) return;
    begun.current = back;
    // In the next frame it has its place on the screen.
    if (back === null) return;
    requestAnimationFrame(() => {
      shown.goTo(back.id);
      if (back.bring) ask();
    });
  }, [past, now, shown, back, ask]);
}

/** Until the moment has come, the document as it is: the end of its past. Who looks back to something waits for that. */
function useShown({ screen, now, at }: PastFrameProps, past: Y.Doc | null): void {
  const first = useRef(at && at !== 'gone' ? null : itemsOf(now.context).doc);
  useLayoutEffect(() => {
    const doc = past ?? first.current;
    first.current = null;
    if (doc) screen.show(doc);
  }, [screen, past]);
}

/**
 * Which of the entries is looked at: the chosen sequence, whatever else a later timeline knows. Who looks back to something
 * sees the state before it went.
 */
function useIndex(
  history: HistoryView | undefined,
  gone: readonly GoneItem[] | undefined,
  begin: LookBack | null,
) {
  const [back, setBack] = useState(begin);
  const [chosen, setChosen] = useState<number | null>(null);
  const entries = useMemo(() => (history ? entriesOf(history, back, gone) : []), [history, back, gone]);
  const there = back === null ? -1 : entries.findIndex(({ sequence }) => sequence === back.sequence);
  const last = entries.length - 1;
  const stays = chosen === null ? -1 : entries.findIndex(({ sequence }) => sequence >= chosen);
  const index = stays >= 0 ? stays : there >= 0 && chosen === null ? there : last;
  const setIndex = (to: number) => setChosen(entries[to]?.sequence ?? null);
  const lookBack = (to: LookBack) => {
    setBack(to);
    setChosen(null);
  };
  return { entries, index, back, setIndex, lookBack };
}

export function PastFrame(props: PastFrameProps) {
  const { now, shown, documentId, title, canEdit, nameOf, titleIn, onClose, show } = props;
  const { t } = useTranslation('history');
  const history = useHistoryOf(documentId);
  // The end of a timeline that was kept from an earlier look is not the present: one would act on what moves away.
  const timeline = history.isFetchedAfterMount ? history.data : undefined;
  const gone = useGone(documentId, 0).data;
  const begin = props.at === 'gone' ? null : (props.at ?? null);
  const { entries, index, back, setIndex, lookBack } = useIndex(timeline, gone, begin);
  const [onlyGone, setOnlyGone] = useState(props.at === 'gone');
  const entry = entries[index] ?? null;
  const moment = useMoment(documentId, entries, index, titleIn);
  const [asking, setAsking] = useState(false);
  const ask = useCallback(() => setAsking(true), []);
  const words = useWords(nameOf);
  const bringBack = useBringBack(props, () => setAsking(false));
  const root = useRef<HTMLElement>(null);
  const present = itemsOf(now.context);
  useEscape(onClose, asking);
  useEffect(() => root.current?.focus(), []);
  useShown(props, moment.past);
  useChosenThen(props, moment.past, back, ask);

  if (history.error && !history.data)
    return <Problem title={t('title')} error={history.error} onRetry={() => void history.refetch()} />;
  const position = entry ? words.nameOf(entry) : '';
  const heading = position ? t('position', { title, time: position }) : title;
  return (
    <section ref={root} tabIndex={-1} aria-label={t('title')} className={styles.past}>
      <div className={styles.stage}>
        {show(heading)}
        <Slider entries={entries} index={index} onIndex={setIndex} words={words} />
      </div>
      <PastPanel
        {...{ entries, index, moment, canEdit, words, documentId, onClose }}
        timeline={timeline ?? null}
        shown={shown}
        onIndex={setIndex}
        onLookBack={lookBack}
        present={present}
        onBringBack={ask}
        {...{ gone, onlyGone }}
        onOnlyGone={setOnlyGone}
        titleNow={(id) => titleIn(present.doc as Y.Doc, id)}
      />
      <BringBack
        open={asking}
        onClose={() => setAsking(false)}
        time={position}
        context={now.context}
        moment={moment}
        selected={[...shown.selection.ids]}
        tiesIn={props.tiesIn}
        onConfirm={bringBack}
      />
    </section>
  );
}
