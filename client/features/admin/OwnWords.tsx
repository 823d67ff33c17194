/** The words that each programme adds to the taxonomies of its maps. */
import { useState } from 'react';
import type { ProgrammeView } from '../../../shared/api.ts';
import type { ProgrammeId } from '../../../shared/ids.ts';
import { LIMITS } from '../../../shared/limits.ts';
import { type OwnWord, TAXONOMIES, type Taxonomy } from '../../../shared/maps/ownWords.ts';
import { errorText } from '../../i18n/errorText.ts';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { Button } from '../../ui/Button.tsx';
import { Problem } from '../../ui/Problem.tsx';
import { Select } from '../../ui/Select.tsx';
import { showToast } from '../../ui/showToast.ts';
import { TextField } from '../../ui/TextField.tsx';
import styles from './OwnWords.module.css';
import '../../i18n/words/ownWords.ts';
import { useAddOwnWord, useChangeOwnWord, useProgrammes } from '../../api/ownWords.ts';

const onError = (error: Error) => showToast({ message: errorText(error), tone: 'problem' });

interface NameProps {
  readonly label: string;
  readonly value: string;
  readonly onName: (name: string) => void;
}

/** Written when the field is left; what is empty stays as it was. */
function Name({ label, value, onName }: NameProps) {
  const [name, setName] = useState(value);
  const keep = () => {
    if (name.trim() === '') setName(value);
    else if (name.trim() !== value) onName(name.trim());
  };
  return (
    <input
      className={styles.name}
      aria-label={label}
      maxLength={LIMITS.wordLength}
      value={name}
      onChange={(event) => setName(event.currentTarget.value)}
      onBlur={keep}
      onKeyDown={(event) => event.key === 'Enter' && !event.nativeEvent.isComposing && keep()}
    />
  );
}

function Row({ programme, word }: { readonly programme: ProgrammeId; readonly word: OwnWord }) {
  const { t, i18n } = useTranslation('ownWords');
  const change = useChangeOwnWord();
  const said = word[i18n.language];
  const write = (fields: { en?: string; nl?: string; offered?: boolean }) =>
    change.mutate({ programme, id: word.id, ...fields }, { onError });
  return (
    <li className={styles.row}>
      <Name
        key={`en ${word.en}`}
        label={t('enOf', { word: said })}
        value={word.en}
        onName={(en) => write({ en })}
      />
      <Name
        key={`nl ${word.nl}`}
        label={t('nlOf', { word: said })}
        value={word.nl}
        onName={(nl) => write({ nl })}
      />
      <label className={styles.offered}>
        <input
          type="checkbox"
          aria-label={t('offeredOf', { word: said })}
          checked={word.offered}
          onChange={(event) => write({ offered: event.currentTarget.checked })}
        />
        {t('offered')}
      </label>
    </li>
  );
}

const plain = (text: string) => text.trim().toLowerCase();

function AddForm({
  programme,
  words,
}: {
  readonly programme: ProgrammeId;
  readonly words: readonly OwnWord[];
}) {
  const { t } = useTranslation('ownWords');
  const add = useAddOwnWord();
  const [taxonomy, setTaxonomy] = useState<Taxonomy>('category');
  const [en, setEn] = useState('');
  const [nl, setNl] = useState('');
  const there = words.filter((word) => word.taxonomy === taxonomy);
  const twice = (language: 'en' | 'nl', said: string) =>
    there.some((word) => plain(word[language]) === plain(said)) ? t('twice') : null;
  const submit = () => {
    if (twice('en', en) ?? twice('nl', nl)) return;
    if (en.trim() === '' || nl.trim() === '') return;
    const onSuccess = () => {
      setEn('');
      setNl('');
    };
    add.mutate({ programme, taxonomy, en: en.trim(), nl: nl.trim() }, { onSuccess, onError });
  };
  return (
    <form
      className={styles.add}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Select
        label={t('kind')}
        value={taxonomy}
        options={TAXONOMIES.map((one) => ({ value: one, label: t(one) }))}
        onChange={setTaxonomy}
      />
      <TextField
        label={t('en')}
        error={twice('en', en)}
        value={en}
        maxLength={LIMITS.wordLength}
        required
        onChange={setEn}
      />
      <TextField
        label={t('nl')}
        error={twice('nl', nl)}
        value={nl}
        maxLength={LIMITS.wordLength}
        required
        onChange={setNl}
      />
      <Button type="submit" busy={add.isPending}>
        {t('add')}
      </Button>
    </form>
  );
}

function Programme({ programme }: { readonly programme: ProgrammeView }) {
  const { t } = useTranslation('ownWords');
  const { words } = programme;
  return (
    <section aria-label={programme.name}>
      <h3 className={styles.programme}>{programme.name}</h3>
      {words.length === 0 ? <p className={styles.soft}>{t('none')}</p> : null}
      {TAXONOMIES.map((taxonomy) => {
        const here = words.filter((word) => word.taxonomy === taxonomy);
        return here.length === 0 ? null : (
          <div key={taxonomy}>
            <h4 className={styles.soft}>{t(taxonomy)}</h4>
            <ul className={styles.list}>
              {here.map((word) => (
                <Row key={word.id} programme={programme.id} word={word} />
              ))}
            </ul>
          </div>
        );
      })}
      <AddForm programme={programme.id} words={words} />
    </section>
  );
}

export default function OwnWords() {
  const { t } = useTranslation(['ownWords', 'shell']);
  const { data = [], error, refetch } = useProgrammes();
  return (
    <section aria-labelledby="map-words" className={styles.words}>
      <h2 id="map-words">{t('title')}</h2>
      <p className={styles.soft}>{t('hint')}</p>
      {error ? (
        <Problem title={t('shell:problem.page')} error={error} onRetry={() => void refetch()} />
      ) : null}
      {data.map((programme) => (
        <Programme key={programme.id} programme={programme} />
      ))}
    </section>
  );
}
