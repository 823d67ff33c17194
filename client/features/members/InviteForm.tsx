import { useState } from 'react';
import type { CityView, NewInvite, SteadyDocument } from '../../../shared/api.ts';
import type { CityId, DocumentId } from '../../../shared/ids.ts';
import type { Capabilities } from '../../../shared/permissions.ts';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { Button } from '../../ui/Button.tsx';
import { Select } from '../../ui/Select.tsx';
import {
  HOURS,
  type InviteChoices,
  invitableRoles,
  startChoices,
  startHours,
  toNewInvite,
  USES,
} from './inviteChoices.ts';
import styles from './Members.module.css';
import '../../i18n/words/invite.ts';

interface InviteFormProps {
  readonly capabilities: Capabilities;
  readonly cities: readonly CityView[];
  readonly documents: readonly SteadyDocument[];
  /** The board that is shared; the choice of a board is then left out. */
  readonly sharedDocument?: DocumentId;
  readonly busy: boolean;
  readonly onCreate: (invite: NewInvite) => void;
}

interface TermProps {
  readonly choices: InviteChoices;
  readonly set: (change: Partial<InviteChoices>) => void;
}

/** How long and for how many. */
function Term({ choices, set }: TermProps) {
  const { t } = useTranslation();
  return (
    <div className={styles.pair}>
      <Select
        label={t('invite.until')}
        value={choices.hours}
        options={HOURS.map((hours) => ({ value: hours, label: t(`invite.hours.${hours}`) }))}
        onChange={(hours) => set({ hours })}
      />
      <Select
        label={t('invite.uses')}
        value={choices.maxUses}
        options={USES.map((uses) => ({ value: uses, label: t('invite.people', { count: Number(uses) }) }))}
        onChange={(maxUses) => set({ maxUses })}
      />
    </div>
  );
}

/** Who comes in, from where, to what, until when. */
export function InviteForm(props: InviteFormProps) {
  const { capabilities, cities, documents, sharedDocument, busy, onCreate } = props;
  const { t } = useTranslation();
  const [choices, setChoices] = useState<InviteChoices>(() => startChoices(capabilities, sharedDocument));
  const set = (change: Partial<InviteChoices>) => setChoices((before) => ({ ...before, ...change }));
  const cityOptions: { value: CityId | ''; label: string }[] = [
    { value: '', label: t('invite.anyCity') },
    ...cities.map((city) => ({ value: city.id, label: city.name })),
  ];
  const boardOptions: { value: DocumentId | ''; label: string }[] = [
    { value: '', label: t('invite.home') },
    ...documents
      .filter((document) => document.archivedAt === null)
      .map((document) => ({ value: document.id, label: document.title })),
  ];
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        onCreate(toNewInvite(choices));
      }}
    >
      <Select
        label={t('invite.role')}
        value={choices.role}
        options={invitableRoles(capabilities).map((role) => ({ value: role, label: t(`role.${role}`) }))}
        onChange={(role) => set({ role, hours: startHours(role) })}
      />
      <p className={styles.soft}>{t(`roleMeans.${choices.role}`)}</p>
      <div className={styles.pair}>
        <Select
          label={t('invite.city')}
          value={choices.cityId}
          options={cityOptions}
          onChange={(cityId) => set({ cityId })}
        />
        {sharedDocument ? null : (
          <Select
            label={t('invite.board')}
            value={choices.documentId}
            options={boardOptions}
            onChange={(documentId) => set({ documentId })}
          />
        )}
      </div>
      <Term choices={choices} set={set} />
      <Button type="submit" variant="primary" busy={busy} fullWidth>
        {t('invite.create')}
      </Button>
    </form>
  );
}
