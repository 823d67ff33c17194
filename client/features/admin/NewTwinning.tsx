import { useState } from 'react';
import type { NewTwinning as Request, TwinningSummary } from '../../../shared/api.ts';
import type { CityId } from '../../../shared/ids.ts';
import { LIMITS } from '../../../shared/limits.ts';
import { useCities, useCreateTwinning } from '../../api/people.ts';
import { errorText } from '../../i18n/errorText.ts';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { Button } from '../../ui/Button.tsx';
import { SearchSelect } from '../../ui/SearchSelect.tsx';
import { showToast } from '../../ui/showToast.ts';
import { TextField } from '../../ui/TextField.tsx';
import styles from './Admin.module.css';
import '../../i18n/words/admin.ts';
import '../../i18n/words/join.ts';

interface NewTwinningProps {
  readonly onCreated: (twinning: TwinningSummary) => void;
}

function toRequest(activity: string, pilots: readonly string[], twins: readonly string[]): Request {
  return {
    pilots: pilots as readonly CityId[] as CityId[],
    twins: twins as readonly CityId[] as CityId[],
    ...(activity.trim() && { activity: activity.trim() }),
  };
}

/** Pilots and twins by name; one city cannot be both. */
export function NewTwinning({ onCreated }: NewTwinningProps) {
  const { t } = useTranslation();
  const cities = useCities(true);
  const create = useCreateTwinning();
  const [activity, setActivity] = useState('');
  const [pilots, setPilots] = useState<readonly string[]>([]);
  const [twins, setTwins] = useState<readonly string[]>([]);
  const options = (taken: readonly string[]) =>
    (cities.data ?? [])
      .filter((city) => !taken.includes(city.id))
      .map((city) => ({ value: city.id, label: `${city.name}, ${city.countryCode}` }));
  const missing = pilots.length === 0 || twins.length === 0;
  const submit = () => {
    if (missing) return;
    create.mutate(toRequest(activity, pilots, twins), {
      onSuccess: onCreated,
      onError: (error) => showToast({ message: errorText(error), tone: 'problem' }),
    });
  };
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <SearchSelect
        label={t('admin.pilots')}
        hint={t('admin.pilotsHint')}
        options={options(twins)}
        value={pilots}
        max={LIMITS.citiesPerTwinning - 1}
        onChange={setPilots}
      />
      <SearchSelect
        label={t('admin.twins')}
        hint={t('admin.twinsHint')}
        options={options(pilots)}
        value={twins}
        max={LIMITS.citiesPerTwinning - 1}
        onChange={setTwins}
      />
      <TextField
        label={t('admin.activity')}
        hint={t('join.ifYouLike')}
        value={activity}
        maxLength={LIMITS.titleLength}
        onChange={setActivity}
      />
      <Button
        type="submit"
        variant="primary"
        busy={create.isPending}
        disabledReason={missing ? t('admin.missing') : null}
      >
        {t('admin.create')}
      </Button>
    </form>
  );
}
