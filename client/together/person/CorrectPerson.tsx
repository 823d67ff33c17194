/** Corrects what somebody is called and where they come from: oneself, or, for who runs the workspace, anybody. */
import '../../i18n/words/person.ts';
import { type FormEvent, useId, useState } from 'react';
import type { CityView, MemberView } from '../../../shared/api.ts';
import type { CityId, WorkspaceId } from '../../../shared/ids.ts';
import { LIMITS } from '../../../shared/limits.ts';
import { useChangeMember } from '../../api/people.ts';
import { errorText } from '../../i18n/errorText.ts';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Select } from '../../ui/Select.tsx';
import { TextField } from '../../ui/TextField.tsx';

interface CorrectPersonProps {
  readonly workspaceId: WorkspaceId;
  readonly cities: readonly CityView[];
  readonly person: Pick<MemberView, 'id' | 'name' | 'cityId'>;
  readonly mine: boolean;
  readonly onClose: () => void;
  readonly onChanged?: () => void;
}

export default function CorrectPerson(props: CorrectPersonProps) {
  const { workspaceId, cities, person, mine, onClose, onChanged } = props;
  const { t } = useTranslation();
  const form = useId();
  const change = useChangeMember(workspaceId);
  const [name, setName] = useState(person.name);
  const [city, setCity] = useState<CityId | ''>(person.cityId ?? '');
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (change.isPending) return;
    change.mutate(
      { id: person.id, change: { name: name.trim(), cityId: city || null } },
      {
        onSuccess() {
          onChanged?.();
          onClose();
        },
      },
    );
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={mine ? t('person.mine') : t('person.of', { name: person.name })}
      actions={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button type="submit" form={form} variant="primary" busy={change.isPending}>
            {t('person.save')}
          </Button>
        </>
      }
    >
      <form id={form} style={{ display: 'grid', gap: 16 }} noValidate onSubmit={save}>
        <TextField
          label={t('person.name')}
          hint={t('person.everywhere')}
          value={name}
          onChange={setName}
          maxLength={LIMITS.nameLength}
          autoComplete={mine ? 'name' : 'off'}
          error={change.error ? errorText(change.error) : null}
          autoFocus
        />
        <Select
          label={t('person.city')}
          value={city}
          options={[
            ...cities.map((one) => ({ value: one.id as CityId | '', label: one.name })),
            { value: '', label: t('person.elsewhere') },
          ]}
          onChange={setCity}
        />
      </form>
    </Dialog>
  );
}
