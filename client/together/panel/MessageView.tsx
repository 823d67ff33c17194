import { IconDots } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import type { ThreadView } from '../../../shared/discussion.ts';
import { type Message, partsOf } from '../../../shared/domain/discussion.ts';
import { clock } from '../../i18n/dates.ts';
import { dateAndTime, fullDate, when } from '../../i18n/moments.ts';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Menu } from '../../ui/Menu.tsx';
import { useNow } from '../../ui/useNow.ts';
import { webAddressesIn } from '../../ui/webAddresses.ts';
import { type Someone, type Together, useTogether } from '../Together.ts';
import { complain } from '../useTogether.ts';
import { Composer } from './Composer.tsx';
import styles from './Panel.module.css';

/** Web addresses are links; a press on one is no press on the words. */
function linked(text: string): ReactNode[] {
  let end = 0;
  const parts = webAddressesIn(text).flatMap(({ start, end: after, address }) => {
    const before = text.slice(end, start);
    end = after;
    return [
      before,
      <a
        key={start}
        href={address}
        title={address}
        target="_blank"
        rel="noopener noreferrer"
        onClick={(event) => event.stopPropagation()}
      >
        {text.slice(start, after)}
      </a>,
    ];
  });
  return [...parts, text.slice(end)];
}

/** Words with the mentioned people's names of today. */
export function MessageWords({ text, together }: { readonly text: string; readonly together: Together }) {
  const { t } = useTranslation('together');
  const { me, personOf } = together;
  return (
    <p className={styles.words} data-words="">
      {partsOf(text).map((part, at) =>
        part.kind === 'words' ? (
          linked(part.text)
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text have no other name
          <b key={at} className={styles.mention} data-me={part.member === me?.id || undefined}>
            @{personOf(part.member)?.name ?? t('somebody')}
          </b>
        ),
      )}
    </p>
  );
}

/** What came with a file says whose it was there: words, which no account stands behind. */
function BroughtFrom({ brought }: { readonly brought: NonNullable<Message['brought']> }) {
  const { t, i18n } = useTranslation('together');
  const { name: said, at } = brought;
  const name = said || t('comments.broughtNobody');
  const when = at === null ? null : `${fullDate(at, i18n.language)}, ${clock(at, i18n.language)}`;
  return (
    <p className={styles.muted} data-brought="">
      {when === null ? t('comments.brought', { name }) : t('comments.broughtOn', { name, when })}
    </p>
  );
}

interface MessageProps {
  readonly thread: ThreadView;
  readonly message: Message;
  readonly fresh: boolean;
  readonly people: readonly Someone[];
}

function OwnMenu({
  thread,
  message,
  onEdit,
}: Pick<MessageProps, 'thread' | 'message'> & { onEdit: () => void }) {
  const { t } = useTranslation('together');
  const { discussion, say } = useTogether();
  const remove = () =>
    void discussion.remove(thread.id, message.id).then(() => say(t('said.deleted')), complain);
  return (
    <Menu
      side="bottom-end"
      width={160}
      groups={[
        {
          key: 'own',
          items: [
            // Another's words, as a file has them.
            ...(message.brought ? [] : [{ key: 'edit', label: t('comments.edit'), onSelect: onEdit }]),
            { key: 'delete', label: t('comments.delete'), danger: true, onSelect: remove },
          ],
        },
      ]}
      target={<IconButton size="sm" label={t('comments.actions')} icon={<IconDots size={16} />} />}
    />
  );
}

export function MessageView({ thread, message, fresh, people }: MessageProps) {
  const { t, i18n } = useTranslation('together');
  const together = useTogether();
  const now = useNow();
  const [editing, setEditing] = useState(false);
  const { me, personOf, discussion, say } = together;
  const author = personOf(message.author);
  if (message.deletedAt !== null) return <li className={styles.gone}>{t('comments.deleted')}</li>;
  const save = (text: string) => {
    setEditing(false);
    discussion.edit(thread.id, message.id, text).then(() => say(t('said.saved')), complain);
  };
  return (
    <li className={styles.message} data-fresh={fresh || undefined}>
      <header>
        {author ? <Avatar person={author} size="xs" named={false} /> : null}
        <b>{author?.name ?? t('somebody')}</b>
        <time
          className={styles.muted}
          dateTime={new Date(message.at).toISOString()}
          title={dateAndTime(message.at, i18n.language)}
        >
          {when(message.at, now, i18n.language)}
          {message.editedAt === null ? '' : ` · ${t('comments.edited')}`}
        </time>
        {fresh ? <span className={styles.fresh}>{t('comments.new')}</span> : null}
        {message.author === me?.id && together.mayComment() ? (
          <OwnMenu thread={thread} message={message} onEdit={() => setEditing(true)} />
        ) : null}
      </header>
      {message.brought ? <BroughtFrom brought={message.brought} /> : null}
      {editing ? (
        <Composer
          autoFocus
          label={t('comments.edit')}
          send={t('comments.save')}
          draft={`${together.document.id}.${message.id}`}
          initial={message.text}
          people={people}
          onSend={save}
          onCancel={() => setEditing(false)}
        />
      ) : (
        <MessageWords text={message.text} together={together} />
      )}
    </li>
  );
}
