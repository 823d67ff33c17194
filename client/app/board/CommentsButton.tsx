import { IconMessages } from '@tabler/icons-react';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { useReadable } from '../../live/useLive.ts';
import { fetchPanel } from '../../together/fetchPanel.ts';
import type { Company } from '../../together/Together.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import styles from './TopBar.module.css';

/** Opens and closes the comments; says how many I have not read. */
export function CommentsButton({ company }: { readonly company: Company }) {
  const { t } = useTranslation('together');
  const { panel, discussion } = company;
  const open = useReadable(panel) === 'comments';
  const unread = useReadable(discussion.state.unread);
  const label = [t('panel.comments'), unread > 0 ? t('count.unread', { count: unread }) : ''];
  return (
    <span className={styles.comments}>
      <IconButton
        label={label.filter((part) => part !== '').join(', ')}
        icon={<IconMessages size={20} />}
        pressed={open}
        onPointerEnter={() => void fetchPanel()}
        onFocus={() => void fetchPanel()}
        onClick={() => panel.set(open ? null : 'comments')}
      />
      {unread > 0 ? (
        <span className={styles.unread} aria-hidden>
          {unread > 99 ? '99+' : unread}
        </span>
      ) : null}
    </span>
  );
}
