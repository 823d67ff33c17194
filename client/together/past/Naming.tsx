import '../../i18n/words/history.ts';
import { IconBookmark, IconPencil, IconTrash } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import type { DocumentId } from '../../../shared/ids.ts';
import { LIMITS } from '../../../shared/limits.ts';
import { useVersionAct } from '../../api/history.ts';
import { errorText } from '../../i18n/errorText.ts';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { showToast } from '../../ui/showToast.ts';
import { TextField } from '../../ui/TextField.tsx';
import type { Entry } from './entries.ts';
import styles from './Past.module.css';

interface NamingProps {
  readonly entry: Entry;
  readonly documentId: DocumentId;
  readonly canEdit: boolean;
}

/** Gives the moment a name, another one, or none. */
export function Naming({ entry, documentId, canEdit }: NamingProps) {
  const { t } = useTranslation('history');
  const act = useVersionAct(documentId);
  const [writing, setWriting] = useState(false);
  const [title, setTitle] = useState('');
  const { version } = entry;
  const off = canEdit ? null : t('readOnly');
  const begin = () => {
    setTitle(version?.title ?? '');
    setWriting(true);
  };
  const save = (event: FormEvent) => {
    event.preventDefault();
    const words = title.trim();
    if (words === '') return setWriting(false);
    act.mutate(
      version
        ? { act: 'rename', id: version.id, title: words }
        : { act: 'create', sequence: entry.sequence, title: words },
      {
        onSuccess: () => {
          setWriting(false);
          showToast({ message: t('named', { title: words }) });
        },
      },
    );
  };
  if (writing)
    return (
      <form className={styles.naming} onSubmit={save}>
        <TextField
          label={t('nameLabel')}
          hint={t('nameHint')}
          error={act.error ? errorText(act.error) : null}
          value={title}
          maxLength={LIMITS.titleLength}
          autoFocus
          onChange={setTitle}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return;
            event.preventDefault();
            setWriting(false);
          }}
        />
        <div className={styles.buttons}>
          <Button size="sm" onClick={() => setWriting(false)}>
            {t('cancel')}
          </Button>
          <Button size="sm" variant="primary" type="submit" busy={act.isPending}>
            {t('save')}
          </Button>
        </div>
      </form>
    );
  if (version === null)
    return (
      <Button icon={<IconBookmark size={17} aria-hidden />} disabledReason={off} onClick={begin}>
        {t('name')}
      </Button>
    );
  return (
    <span className={styles.naming}>
      <IconButton label={t('rename')} icon={<IconPencil size={18} />} disabledReason={off} onClick={begin} />
      <IconButton
        label={t('unname')}
        icon={<IconTrash size={18} />}
        disabledReason={off}
        onClick={() => act.mutate({ act: 'remove', id: version.id })}
      />
    </span>
  );
}
