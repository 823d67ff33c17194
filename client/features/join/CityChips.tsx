import { IconCheck } from '@tabler/icons-react';
import type { CityView } from '../../../shared/api.ts';
import type { CityId } from '../../../shared/ids.ts';
import { useTranslation } from '../../i18n/useTranslation.ts';
import styles from './Join.module.css';
import '../../i18n/words/join.ts';

interface CityChipsProps {
  readonly cities: readonly CityView[];
  /** Undefined until it is said; null is another place. */
  readonly value: CityId | null | undefined;
  readonly error: boolean;
  readonly onChange: (city: CityId | null) => void;
}

interface ChipProps {
  readonly label: string;
  readonly checked: boolean;
  readonly onSelect: () => void;
}

function Chip({ label, checked, onSelect }: ChipProps) {
  return (
    <label className={styles.chip}>
      <input type="radio" name="city" className={styles.chipInput} checked={checked} onChange={onSelect} />
      {checked ? <IconCheck size={18} aria-hidden /> : null}
      {label}
    </label>
  );
}

/** Where one comes from: a radio group that looks like chips. */
export function CityChips({ cities, value, error, onChange }: CityChipsProps) {
  const { t } = useTranslation();
  return (
    <fieldset className={styles.chips}>
      <legend className={styles.legend}>{t('join.from')}</legend>
      {cities.map((city) => (
        <Chip
          key={city.id}
          label={city.name}
          checked={value === city.id}
          onSelect={() => onChange(city.id)}
        />
      ))}
      <Chip label={t('join.other')} checked={value === null} onSelect={() => onChange(null)} />
      <div role="alert" className={styles.cityError}>
        {error ? t('join.fromEmpty') : null}
      </div>
    </fieldset>
  );
}
