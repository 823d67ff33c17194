/** Comments of one item, of a place, of the document as a whole, or all there are: open, for me, unread. */
import { IconArrowLeft, IconMapPin, IconMessageCircle } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import type { ThreadView } from '../../../shared/discussion.ts';
import type { ItemId, MemberId } from '../../../shared/ids.ts';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { useReadable } from '../../live/useLive.ts';
import { Button } from '../../ui/Button.tsx';
import { SegmentedControl } from '../../ui/SegmentedControl.tsx';
import { useMedia } from '../../ui/useMedia.ts';
import { goToSubject, keyOf, spotName } from '../spots.ts';
import { type Someone, type Subject, subjectOf, type Together, usePlace, useTogether } from '../Together.ts';
import { Composer } from './Composer.tsx';
import { GoneSubject, useGoneSubject } from './GoneSubject.tsx';
import { nearestFirst } from './mentions.ts';
import styles from './Panel.module.css';
import { ThreadCard, UnsentView } from './ThreadCard.tsx';

const FILTERS = ['all', 'open', 'mentions', 'unread'] as const;
type Filter = (typeof FILTERS)[number];

function passes(thread: ThreadView, filter: Filter, { discussion, me }: Together): boolean {
  if (filter === 'open') return thread.resolved === null;
  if (filter === 'unread') return discussion.state.unreadOf(thread) > 0;
  if (filter === 'mentions')
    return me !== null && thread.messages.some((one) => one.mentions.includes(me.id as MemberId));
  return true;
}

/** Open ones first, then the latest word first. */
function inOrder(threads: readonly ThreadView[]): readonly ThreadView[] {
  const last = ({ messages }: ThreadView) => messages.at(-1)?.brought?.at ?? messages.at(-1)?.at ?? 0;
  const done = (thread: ThreadView) => Number(thread.resolved !== null);
  return [...threads].sort((a, b) => done(a) - done(b) || last(b) - last(a));
}

/**
 * Whom one may mention: members where one may list them, and who takes part anyway. The list of members is as old as the
 * page: whoever joined since is known by being here.
 */
function useMentionable({ members, me, discussion, live }: Together, threads: readonly ThreadView[]) {
  const present = useReadable(live.people);
  return useMemo(() => {
    const people = new Map<MemberId, Someone>();
    const authors = threads.flatMap((thread) => thread.messages.map(({ author }) => author));
    const here = present.map(({ user }) => ({ ...user, id: user.memberId }));
    for (const one of members.length > 0 ? [...here, ...members] : []) people.set(one.id, one);
    if (members.length === 0)
      for (const author of authors) {
        const person = here.find(({ id }) => id === author) ?? discussion.state.person(author);
        if (person) people.set(author, { ...person, id: author });
      }
    if (me) people.delete(me.id);
    return nearestFirst([...people.values()], new Set([...authors, ...here.map(({ id }) => id)]));
  }, [members, me, discussion, present, threads]);
}

interface ThreadsProps {
  readonly threads: readonly ThreadView[];
  readonly people: readonly Someone[];
  /** Whether each says what it is about; else those on a place of it do. */
  readonly withItem?: boolean | undefined;
  /** The caret is in the answer to this one. */
  readonly answers?: ThreadView['id'] | undefined;
}

function Threads({ threads, people, withItem, answers }: ThreadsProps) {
  const unsent = useReadable(useTogether().discussion.outbox.unsent);
  return threads.map((thread) => (
    <ThreadCard
      key={thread.id}
      thread={thread}
      people={people}
      withItem={withItem ?? thread.at !== undefined}
      answers={thread.id === answers}
      unsent={unsent.filter(({ comment }) => comment.act === 'reply' && comment.threadId === thread.id)}
    />
  ));
}

/** What the list is about, and of a place that is talked about already the way there. */
function Heading({ subject, answered }: { readonly subject: Subject; readonly answered: boolean }) {
  const { t } = useTranslation('together');
  const { document } = useTogether();
  const place = usePlace();
  const spot = spotOf(subject);
  const id = spot ? spot.itemId : (subject as ItemId | null);
  const title = id === null ? null : place.titleOf(id);
  const gone = id !== null && title === null;
  const past = useGoneSubject(gone ? id : null);
  return (
    <>
      <h3 className={styles.group}>
        {gone
          ? t('comments.deletedItem')
          : spot
            ? spotName(spot, document.kind, place.titleOf, t)
            : id === null
              ? t(`comments.whole.${document.kind}`)
              : t('comments.about', { item: title })}
      </h3>
      {past ? <GoneSubject {...past} /> : null}
      {spot && answered && (id === null ? place.canFollow : !gone) ? (
        <Button
          size="sm"
          className={styles.whole ?? ''}
          icon={<IconMapPin size={16} aria-hidden />}
          onClick={() => goToSubject(spot, place)}
        >
          {t('goThere')}
        </Button>
      ) : null}
    </>
  );
}

const spotOf = (subject: Subject) => (subject !== null && typeof subject === 'object' ? subject : null);

/** The open thread in which somebody else had the last word. */
const askedBy = (threads: readonly ThreadView[], me: string | undefined) =>
  threads.find((one) => one.resolved === null && one.messages.at(-1)?.author !== me)?.id;

/** All of one item, of a place, or with null of the document as a whole. */
function About({
  subject,
  threads,
  people,
}: {
  subject: Subject;
  threads: readonly ThreadView[];
  people: readonly Someone[];
}) {
  const { t } = useTranslation('together');
  const together = useTogether();
  const place = usePlace();
  const { discussion, document, me, say } = together;
  const spot = spotOf(subject);
  const id = spot ? spot.itemId : (subject as ItemId | null);
  const key = keyOf(subject);
  const about = (one: ThreadView) => (spot ? keyOf(subjectOf(one)) === key : one.itemId === id);
  const mine = inOrder(threads.filter(about));
  // As it was when it was opened: what others write meanwhile takes nobody's caret away.
  const [asks] = useState(() => (id === null ? undefined : askedBy(mine, me?.id)));
  const answers = spot ? mine[0]?.id : asks;
  const unsent = useReadable(discussion.outbox.unsent);
  const waiting = unsent.filter(({ comment }) => comment.act === 'open' && keyOf(subjectOf(comment)) === key);
  const gone = id !== null && place.titleOf(id) === null;
  return (
    <>
      <Button
        size="sm"
        variant="subtle"
        className={styles.back ?? ''}
        icon={<IconArrowLeft size={16} aria-hidden />}
        onClick={() => together.about.set('all')}
      >
        {t('comments.everything')}
      </Button>
      <Heading subject={subject} answered={mine.length > 0} />
      {together.mayComment() && !gone && !(spot && mine.length > 0) ? (
        <Composer
          key={key}
          autoFocus={asks === undefined}
          label={t('comments.write')}
          send={t('comments.send')}
          draft={`${document.id}.${key || document.id}`}
          people={people}
          onSend={(text) => {
            discussion.open(id, text, spot?.at);
            say(t('said.sent'));
          }}
        />
      ) : null}
      <ul className={styles.list}>
        {waiting.map((one) => (
          <UnsentView key={one.comment.id} unsent={one} />
        ))}
      </ul>
      {mine.length === 0 && waiting.length === 0 && spot === null ? (
        <p className={styles.muted}>
          {t(subject === null ? `comments.noneWhole.${document.kind}` : 'comments.noneHere')}
        </p>
      ) : null}
      <Threads threads={mine} people={people} withItem={!spot && undefined} answers={answers} />
    </>
  );
}

/** Of the document as a whole first: what concerns everything is not looked for among its parts. */
function Grouped({ threads, people }: { threads: readonly ThreadView[]; people: readonly Someone[] }) {
  const { t } = useTranslation('together');
  const { document } = useTogether();
  const whole = threads.filter((thread) => subjectOf(thread) === null);
  const parts = threads.filter((thread) => subjectOf(thread) !== null);
  return (
    <>
      {whole.length > 0 ? <h3 className={styles.group}>{t(`comments.whole.${document.kind}`)}</h3> : null}
      <Threads threads={whole} people={people} withItem={false} />
      {whole.length > 0 && parts.length > 0 ? <h3 className={styles.group}>{t('comments.items')}</h3> : null}
      <Threads threads={parts} people={people} withItem />
    </>
  );
}

function Everything({ threads, people }: { threads: readonly ThreadView[]; people: readonly Someone[] }) {
  const { t } = useTranslation('together');
  const together = useTogether();
  const { discussion, document } = together;
  const [filter, setFilter] = useState<Filter>('all');
  const unread = useReadable(discussion.state.unread);
  const finger = useMedia('(pointer: coarse)');
  // Its place stays: what moves up under a press that reads it would be missed by the press.
  const [hadUnread, setHadUnread] = useState(unread > 0);
  if (unread > 0 && !hadUnread) setHadUnread(true);
  // What is read while it is looked at stays in the list of the unread, until another list is chosen.
  const [kept, setKept] = useState<ReadonlySet<string>>(new Set());
  const fresh = threads.filter((thread) => !kept.has(thread.id) && passes(thread, 'unread', together));
  if (filter === 'unread' && fresh.length > 0) setKept(new Set([...kept, ...fresh.map(({ id }) => id)]));
  const choose = (next: Filter) => {
    setKept(new Set());
    setFilter(next);
  };
  const shown = inOrder(threads).filter(
    (thread) => passes(thread, filter, together) || (filter === 'unread' && kept.has(thread.id)),
  );
  const readAll = () => {
    for (const thread of threads) void discussion.read(thread.id).catch(() => undefined);
  };
  return (
    <>
      {together.mayComment() ? (
        <Button
          size="sm"
          className={styles.whole ?? ''}
          icon={<IconMessageCircle size={16} aria-hidden />}
          onClick={() => together.discuss(null)}
        >
          {t(`commentOn.${document.kind}`)}
        </Button>
      ) : null}
      <SegmentedControl<Filter>
        label={t('comments.filter')}
        value={filter}
        onChange={choose}
        segments={FILTERS.map((value) => ({ value, label: t(`comments.${value}`) }))}
      />
      {hadUnread ? (
        <div className={styles.seenAll} data-idle={unread === 0 || undefined}>
          <Button size="sm" variant="subtle" className={styles.back ?? ''} onClick={readAll}>
            {t('comments.seenAll')}
          </Button>
        </div>
      ) : null}
      {shown.length === 0 ? (
        <p className={styles.muted}>
          {t(threads.length > 0 ? 'comments.noneSuch' : finger ? 'comments.noneByFinger' : 'comments.none')}
        </p>
      ) : null}
      <Grouped threads={shown} people={people} />
    </>
  );
}

export function CommentsPanel() {
  const { t } = useTranslation('together');
  const together = useTogether();
  const { discussion, about } = together;
  const id = useReadable(about);
  const threads = useReadable(discussion.state.threads);
  const loaded = useReadable(discussion.loaded);
  const people = useMentionable(together, threads);
  return (
    <div className={styles.body}>
      {loaded ? null : <p className={styles.muted}>{t('comments.loading')}</p>}
      {together.mayComment() ? null : <p className={styles.muted}>{t('comments.readOnly')}</p>}
      {id === 'all' ? (
        <Everything threads={threads} people={people} />
      ) : (
        <About key={keyOf(id)} subject={id} threads={threads} people={people} />
      )}
    </div>
  );
}
