/** Where it is known from: words or addresses, each kept when the field is left. */
import { IconExternalLink, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { LONGEST_SOURCE, type Source } from '../../../../shared/documents/keyedFields.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { IconButton } from '../../../ui/IconButton.tsx';
import { webAddressIn } from '../../../ui/webAddress.ts';
import { saySource } from '../acts/mapActs.ts';
import styles from '../Map.module.css';
import { useDesk } from '../MapDesk.ts';

interface Sourced {
  readonly id: ItemId;
  readonly sources: readonly Source[];
}

interface FieldProps {
  readonly item: Sourced;
  /** Null for one that is not there yet. */
  readonly source: Source | null;
}

function Field({ item, source }: FieldProps) {
  const { t } = useTranslation('map');
  const { context, commands, model } = useDesk();
  const [words, setWords] = useState(source?.text ?? '');
  const keep = () => {
    if (words.trim() === (source?.text ?? '')) return;
    saySource(context, item.id, words, source?.id);
    model.store.flush();
    if (source === null) setWords('');
  };
  return (
    <input
      className={styles.field}
      aria-label={source ? t('sources.one') : t('sources.add')}
      placeholder={t('sources.add')}
      maxLength={LONGEST_SOURCE}
      readOnly={!commands.mayEdit}
      value={words}
      onChange={(event) => setWords(event.currentTarget.value)}
      onBlur={keep}
      onKeyDown={(event) => event.key === 'Enter' && !event.nativeEvent.isComposing && keep()}
    />
  );
}

export function Sources({ item }: { readonly item: Sourced }) {
  const { t } = useTranslation('map');
  const { context, commands, model } = useDesk();
  if (item.sources.length === 0 && !commands.mayEdit) return null;
  const remove = (source: Source) => {
    saySource(context, item.id, '', source.id);
    model.store.flush();
  };
  return (
    <section aria-label={t('sources.title')} className={styles.links}>
      <h3>{t('sources.title')}</h3>
      <ul>
        {item.sources.map((source) => {
          const address = webAddressIn(source.text);
          return (
            <li key={`${source.id} ${source.text}`}>
              <Field item={item} source={source} />
              {address ? (
                <a
                  className={styles.away}
                  href={address}
                  target="_blank"
                  rel="noopener noreferrer"
                  aria-label={t('sources.open', { source: source.text })}
                >
                  <IconExternalLink size={16} aria-hidden />
                </a>
              ) : null}
              {commands.mayEdit ? (
                <IconButton
                  size="sm"
                  label={t('sources.remove', { source: source.text })}
                  icon={<IconX size={16} />}
                  onClick={() => remove(source)}
                />
              ) : null}
            </li>
          );
        })}
      </ul>
      {commands.mayEdit ? <Field item={item} source={null} /> : null}
    </section>
  );
}
