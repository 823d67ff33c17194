/** A document as it was: a timeline beside it, a slider, who changed what, and the way to bring something back. */
import '../../i18n/words/history.ts';
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type * as Y from 'yjs';
import type { GoneItem, HistoryView } from '../../../shared/api.ts';
import { documentItems } from '../../../shared/documents/items.ts';
import type { DocumentId } from '../../../shared/ids.ts';
import { useGone, useHistoryOf } from '../../api/history.ts';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { itemsOf } from '../../live/edit.ts';
import { Problem } from '../../ui/Problem.tsx';
import type { LookBack } from '../Together.ts';
import { BringBack } from './BringBack.tsx';
import { type Entry, entriesOf, placeOf } from './entries.ts';
import styles from './Past.module.css';
import type { PastFrameProps } from './PastFrameProps.ts';
import { PastPanel } from './PastPanel.tsx';
import { openPastDocument, type PastDocument } from './pastDocument.ts';
import { Slider } from './Slider.tsx';
import { useBringBack } from './useBringBack.ts';
import { useMoment } from './useMoment.ts';
import { useWords } from './useWords.ts';

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
function useShown({ screen, now, at }: PastFrameProps, past: Y.Doc | null, ahead: boolean): void {
  const { doc } = itemsOf(now.context);
  const first = useRef(at && at !== 'gone' ? null : doc);
  useLayoutEffect(() => {
    const shown = ahead ? doc : (past ?? first.current);
    first.current = null;
    if (shown) screen.show(shown);
  }, [screen, past, ahead, doc]);
}

/**
 * Which of the entries is looked at: the chosen one, whatever else a later timeline knows. Who looks back to something
 * sees the state before it went.
 */
function useIndex(
  history: HistoryView | undefined,
  gone: readonly GoneItem[] | undefined,
  begin: LookBack | null,
) {
  const [back, setBack] = useState(begin);
  /** Null: the end, or where one looks back to. */
  const [chosen, setChosen] = useState<Entry | null>(null);
  /** The moment from which one looked back. */
  const [from, setFrom] = useState<Entry | null>(null);
  /** What the timeline said when something came back. */
  const [before, setBefore] = useState<HistoryView>();
  const entries = useMemo(() => (history ? entriesOf(history, back, gone) : []), [history, back, gone]);
  const there = back === null ? -1 : entries.findIndex(({ sequence }) => sequence === back.sequence);
  const last = entries.length - 1;
  const stays = chosen === null ? there : placeOf(chosen, entries);
  const index = stays < 0 ? last : stays;
  const setIndex = (to: number) => setChosen(entries[to] ?? null);
  const lookBack = (to: LookBack) => {
    if (back === null) setFrom(entries[index] ?? null);
    setBack(to);
    setChosen(null);
  };
  /** Something came back: now, or the moment in which it was found. False where one came for this alone. */
  const goOn = (toNow: boolean): boolean => {
    if (toNow) setBefore(history);
    else if (back !== null && from === null) return false;
    setBack(null);
    setChosen(toNow ? null : ((back && from) ?? entries[index] ?? null));
    return true;
  };
  const ahead = before !== undefined && before === history && back === null && index === last;
  return { entries, index, back, setIndex, lookBack, goOn, ahead };
}

/** The end of a timeline that was kept from an earlier look is not the present: one would act on what moves away. */
function useTimeline(documentId: DocumentId) {
  const { data, error, isFetchedAfterMount, refetch } = useHistoryOf(documentId);
  const timeline = isFetchedAfterMount ? data : undefined;
  return { timeline, failed: data ? null : error, retry: () => void refetch() };
}

export function PastFrame(props: PastFrameProps) {
  const { now, shown, documentId, title, canEdit, nameOf, titleIn, onClose, show } = props;
  const { onCopy = null, ofMap = false } = props;
  const { t } = useTranslation('history');
  const { timeline, failed, retry } = useTimeline(documentId);
  const gone = useGone(documentId, 0).data;
  const begin = props.at === 'gone' ? null : (props.at ?? null);
  const { entries, index, back, setIndex, lookBack, goOn, ahead } = useIndex(timeline, gone, begin);
  const [onlyGone, setOnlyGone] = useState(props.at === 'gone');
  const entry = entries[index] ?? null;
  const moment = useMoment(documentId, entries, index, titleIn);
  const [asking, setAsking] = useState(false);
  const ask = useCallback(() => setAsking(true), []);
  const words = useWords(nameOf);
  const root = useRef<HTMLElement>(null);
  const present = itemsOf(now.context);
  useEscape(onClose, asking);
  useEffect(() => root.current?.focus(), []);
  useShown(props, moment.past, ahead);
  useChosenThen(props, ahead ? null : moment.past, back, ask);
  const fromList = back?.bring === true;
  const done = () => setAsking(false);
  const bringBack = useBringBack(props, root, fromList, done, () => goOn(onlyGone));

  if (failed) return <Problem title={t('title')} error={failed} onRetry={retry} />;
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
        {...{ onCopy, ofMap }}
        {...{ gone, onlyGone }}
        onOnlyGone={setOnlyGone}
        titleNow={(id) => titleIn(present.doc as Y.Doc, id)}
      />
      <BringBack
        open={asking}
        onClose={done}
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
