/** Where a node comes from and what it leads to; links are made, read and taken away here without a pointer. */
import { IconX } from '@tabler/icons-react';
import type { MapNode } from '../../../../shared/documents/barrierMap.ts';
import { type ItemId, parseItemId } from '../../../../shared/ids.ts';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Select } from '../../../ui/Select.tsx';
import { linkNodes } from '../acts/mapActs.ts';
import styles from '../Map.module.css';
import { useDesk } from '../MapDesk.ts';
import { useMapVersion } from '../useMapVersion.ts';

export function NodeLinks({ node }: { readonly node: MapNode }) {
  const { t } = useTranslation('map');
  const { model, commands, selection, context } = useDesk();
  // The words at the other ends are shown too.
  useMapVersion();
  const links = model.linksOf(node.id);
  const others = model.nodes().filter((one) => one.id !== node.id);
  const link = (from: ItemId, to: ItemId) => {
    linkNodes(context, from, to);
    model.store.flush();
  };
  const choose = (label: string, join: (other: ItemId) => void) => (
    <Select
      label={label}
      value=""
      options={[
        { value: '', label: '–' },
        ...others.map((one) => ({ value: one.id as string, label: commands.titleOf(one.id) })),
      ]}
      onChange={(value) => {
        const other = parseItemId(value);
        if (other) join(other);
      }}
    />
  );
  return (
    <section aria-label={t('links')} className={styles.links}>
      <h3>{t('linksCount', { count: links.length })}</h3>
      <ul>
        {links.map((one) => (
          <li key={one.id}>
            <button type="button" className={styles.linkRow} onClick={() => selection.set([one.id])}>
              {commands.nameOf(one.id)}
              {one.state === 'proposed' ? null : <em> · {t(`states.${one.state}`)}</em>}
            </button>
            {commands.mayEdit ? (
              <IconButton
                size="sm"
                label={t('removeLink', { name: commands.nameOf(one.id) })}
                icon={<IconX size={16} />}
                onClick={() => commands.remove([one.id])}
              />
            ) : null}
          </li>
        ))}
      </ul>
      {commands.mayEdit && others.length > 0 ? (
        <>
          {choose(t('linkTo'), (other) => link(node.id, other))}
          {choose(t('linkFrom'), (other) => link(other, node.id))}
        </>
      ) : null}
    </section>
  );
}
