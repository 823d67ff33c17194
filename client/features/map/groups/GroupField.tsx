/** Which group nodes are in: the way in and out without a pointer. */
import type { ItemId } from '../../../../shared/ids.ts';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { Select } from '../../../ui/Select.tsx';
import { useDesk, useMapValue } from '../MapDesk.ts';
import { groupNodes } from './groupActs.ts';
import { putInGroup } from './groupCommands.ts';

const NEW = 'new';
const MIXED = 'mixed';

export function GroupField({ ids }: { readonly ids: readonly ItemId[] }) {
  const { t } = useTranslation('map');
  const { commands, context, model } = useDesk();
  useMapValue(() => JSON.stringify([model.groups(), ids.map((id) => model.groupOf(id)?.id)]));
  const [first, ...more] = new Set(ids.map((id) => model.groupOf(id)?.id ?? ''));
  const mixed = more.length > 0;
  return (
    <Select
      label={t('group')}
      value={mixed ? MIXED : (first ?? '')}
      disabled={!commands.mayEdit}
      options={[
        ...(mixed ? [{ value: MIXED, label: t('mixed'), disabled: true }] : []),
        { value: '', label: '–' },
        ...model.groups().map(({ id }) => ({ value: id as string, label: commands.titleOf(id) })),
        { value: NEW, label: t('newGroup') },
      ]}
      onChange={(value) => {
        const group =
          value === NEW
            ? groupNodes(context, ids)
            : (model.groups().find(({ id }) => id === value)?.id ?? null);
        model.store.flush();
        if (value !== NEW) putInGroup(commands.parts, ids, group);
        else
          commands.parts.voice.say(t(group === null ? 'said.full' : 'said.grouped', { count: ids.length }));
      }}
    />
  );
}
