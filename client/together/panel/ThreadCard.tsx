/** One thread: what it is about, what was said, what is on its way, and a field to answer. */
import { IconCheck, IconRotate } from '@tabler/icons-react';
import { type MouseEvent, useCallback, useEffect, useRef, useState } from 'react';
import type { ThreadView } from '../../../shared/discussion.ts';
import { isLiving } from '../../../shared/domain/discussion.ts';
import { AppError } from '../../../shared/errors.ts';
import { errorText } from '../../i18n/errorText.ts';
import { useTranslation } from '../../i18n/useTranslation.ts';
import type { Unsent } from '../../live/discussion/Outbox.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { goToSubject, subjectName } from '../spots.ts';
import { type Someone, subjectOf, usePlace, useTogether } from '../Together.ts';
import { complain } from '../useTogether.ts';
import { Composer } from './Composer.tsx';
import { GoneSubject, type GoneSubjectView, useGoneSubject } from './GoneSubject.tsx';
import { MessageView, MessageWords } from './MessageView.tsx';
import styles from './Panel.module.css';
import { useRead } from './useRead.ts';

/** What takes no longer than this was sent: nobody is told that it was not. */
const WAITS_MS = 800;

/** Whether it waits for longer than the way to the server takes. */
function useWaits(at: number): boolean {
  const [waits, setWaits] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setWaits(true), Math.max(0, at + WAITS_MS - Date.now()));
    return () => clearTimeout(timer);
  }, [at]);
  return waits;
}

/** A comment that the server does not have yet, or does not take. */
export function UnsentView({ unsent }: { readonly unsent: Unsent }) {
  const { t } = useTranslation('together');
  const together = useTogether();
  const { outbox } = together.discussion;
  const { refused, comment } = unsent;
  const waits = useWaits(unsent.at);
  const waiting = waits ? t(outbox.kept ? 'comments.waiting' : 'comments.waitingTab') : '';
  return (
    <li className={styles.message} data-unsent="">
      <MessageWords text={comment.text} together={together} />
      <p className={styles.unsent} role="status">
        {refused ? t('comments.refused', { reason: errorText(new AppError(refused)) }) : waiting}
      </p>
      {waits || refused ? (
        <div className={styles.row}>
          <Button size="sm" onClick={() => outbox.retry()}>
            {t('comments.retry')}
          </Button>
          <Button size="sm" onClick={() => outbox.discard(comment.id)}>
            {t('comments.discard')}
          </Button>
        </div>
      ) : null}
    </li>
  );
}

interface ThreadCardProps {
  readonly thread: ThreadView;
  readonly people: readonly Someone[];
  readonly unsent: readonly Unsent[];
  /** False where the heading over the list says it already. */
  readonly withItem: boolean;
  /** The caret is in its answer. */
  readonly answers?: boolean;
}

interface HeadProps extends Pick<ThreadCardProps, 'thread' | 'withItem'> {
  readonly gone: GoneSubjectView | null;
}

function Head({ thread, withItem, gone }: HeadProps) {
  const { t } = useTranslation('together');
  const { discussion, document, say, mayComment, about } = useTogether();
  const place = usePlace();
  const { itemId, at, resolved } = thread;
  const title = subjectName(thread, document.kind, place.titleOf, t);
  const count = thread.messages.filter(isLiving).length;
  const toggle = () =>
    discussion
      .resolve(thread.id, resolved === null)
      .then(() => say(t(resolved === null ? 'said.resolved' : 'said.reopened')), complain);
  return (
    <header className={styles.threadHead}>
      {!withItem ? (
        <span className={styles.muted}>{t('comments.messages', { count })}</span>
      ) : title === null && gone ? (
        <GoneSubject {...gone} />
      ) : title === null ? (
        <span className={styles.muted}>{t('comments.deletedItem')}</span>
      ) : (
        <button
          type="button"
          className={styles.about}
          aria-label={t('comments.goTo', { item: title })}
          onClick={() => {
            if (at) about.set({ itemId, at });
            goToSubject(thread, place);
          }}
        >
          {title}
        </button>
      )}
      {mayComment() ? (
        <IconButton
          size="sm"
          label={t(resolved === null ? 'comments.resolve' : 'comments.reopen')}
          icon={resolved === null ? <IconCheck size={18} /> : <IconRotate size={18} />}
          onClick={() => void toggle()}
        />
      ) : null}
    </header>
  );
}

/** What it is about, also when that is deleted. */
function useSubject(thread: ThreadCardProps['thread']) {
  const { t } = useTranslation('together');
  const place = usePlace();
  const { document } = useTogether();
  const isGone = thread.itemId !== null && place.titleOf(thread.itemId) === null;
  const gone = useGoneSubject(isGone ? thread.itemId : null);
  const deleted = gone?.one.words
    ? t('comments.deletedNamed', { words: gone.one.words })
    : t('comments.deletedItem');
  const subject =
    subjectOf(thread) === null
      ? t(`comments.thisWhole.${document.kind}`)
      : (subjectName(thread, document.kind, place.titleOf, t) ?? deleted);
  return { gone, subject };
}

export function ThreadCard({ thread, people, unsent, withItem, answers = false }: ThreadCardProps) {
  const { t } = useTranslation('together');
  const { discussion, me, personOf, mayComment, say, document } = useTogether();
  const { state } = discussion;
  // What was new when I first saw the thread stays marked while I read it.
  const [seenAtFirst] = useState(() => state.seenOf(thread.id));
  const living = thread.messages.filter(isLiving);
  const first = living[0] && personOf(living[0].author);
  const { gone, subject } = useSubject(thread);
  const name = t('comments.thread', {
    name: first?.name ?? t('somebody'),
    item: subject,
    messages: t('comments.messages', { count: living.length }),
  });
  const read = useCallback(
    () => void discussion.read(thread.id).catch(() => undefined),
    [discussion, thread.id],
  );
  const answer = ({ target, currentTarget }: MouseEvent<HTMLElement>) => {
    read();
    const words = (target as Element).closest('[data-words]');
    // Whoever marks words to copy them keeps them.
    if (words !== null && (getSelection()?.isCollapsed ?? true))
      currentTarget.lastElementChild?.querySelector('textarea')?.focus();
  };
  const end = useRef<HTMLSpanElement>(null);
  useRead(end, state.unreadOf(thread), read);
  return (
    <article
      className={styles.thread}
      aria-label={name}
      data-thread={thread.id}
      data-resolved={thread.resolved !== null || undefined}
      onFocus={read}
      onClick={answer}
      onKeyDown={undefined}
    >
      <Head thread={thread} withItem={withItem} gone={gone} />
      {thread.resolved ? (
        <p className={styles.muted}>
          {t(thread.resolved.brought ? 'comments.resolvedBrought' : 'comments.resolved', {
            name: personOf(thread.resolved.by)?.name ?? t('somebody'),
          })}
        </p>
      ) : null}
      <ul className={styles.list}>
        {thread.messages.map((message, at) => (
          <MessageView
            key={message.id}
            thread={thread}
            message={message}
            people={people}
            fresh={at >= seenAtFirst && message.author !== me?.id && !message.brought}
          />
        ))}
        {unsent.map((one) => (
          <UnsentView key={one.comment.id} unsent={one} />
        ))}
      </ul>
      <span ref={end} className={styles.end} data-end="" aria-hidden />
      {mayComment() ? (
        <Composer
          autoFocus={answers}
          label={t('comments.reply')}
          send={t('comments.send')}
          draft={`${document.id}.${thread.id}`}
          people={people}
          onSend={(text) => {
            discussion.reply(thread.id, text);
            say(t('said.sent'));
          }}
        />
      ) : null}
    </article>
  );
}
