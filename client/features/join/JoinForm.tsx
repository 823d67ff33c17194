import { IconArrowRight } from '@tabler/icons-react';
import { useState } from 'react';
import type { JoinPreview } from '../../../shared/api.ts';
import type { CityId } from '../../../shared/ids.ts';
import { LIMITS } from '../../../shared/limits.ts';
import { remember, remembered } from '../../deviceStorage.ts';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { CityChips } from './CityChips.tsx';
import styles from './Join.module.css';
import '../../i18n/words/join.ts';

interface JoinFormProps {
  readonly preview: JoinPreview;
  readonly busy: boolean;
  readonly error: string | null;
  readonly onJoin: (name: string, city: CityId | null) => void;
}

const CITY_KEY = 'jumelage.city';

/** The city of the invite, else the one chosen last on this device if it takes part here, else it is asked. */
function startCity(preview: JoinPreview): CityId | undefined {
  if (preview.cityId !== null) return preview.cityId;
  const before = remembered(CITY_KEY);
  return preview.cities.find((city) => city.id === before)?.id;
}

/** Name, city, in. The name field has the focus and Enter joins. */
export function JoinForm({ preview, busy, error, onJoin }: JoinFormProps) {
  const { t } = useTranslation();
  const [name, setName] = useState('');
  const [city, setCity] = useState<CityId | null | undefined>(() => startCity(preview));
  const [asked, setAsked] = useState(false);
  // An invite for people of one city decides that; there is nothing to choose.
  const invited = preview.cities.find((one) => one.id === preview.cityId);
  const submit = () => {
    const trimmed = name.trim();
    setAsked(true);
    if (trimmed === '' || city === undefined || busy) return;
    remember(CITY_KEY, city);
    onJoin(trimmed, city);
  };
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
        // What still misses: the name has its own word, which city is a choice further down.
        if (name.trim() !== '' && city === undefined)
          event.currentTarget.querySelector<HTMLElement>('input[type="radio"]')?.focus();
      }}
    >
      <TextField
        label={t('join.name')}
        hint={t('join.nameHint')}
        size="lg"
        value={name}
        onChange={setName}
        maxLength={LIMITS.nameLength}
        autoComplete="name"
        autoFocus
        required
        error={asked && name.trim() === '' ? t('join.nameEmpty') : error}
      />
      {invited ? (
        <p>
          {t('join.from')} <strong>{invited.name}</strong>
        </p>
      ) : (
        <CityChips
          cities={preview.cities}
          value={city}
          error={asked && city === undefined}
          onChange={setCity}
        />
      )}
      <Button
        type="submit"
        variant="primary"
        size="lg"
        fullWidth
        busy={busy}
        iconAfter={<IconArrowRight size={20} aria-hidden />}
      >
        {preview.documentTitle === null ? t('join.goWorkspace') : t('join.goBoard')}
      </Button>
    </form>
  );
}
