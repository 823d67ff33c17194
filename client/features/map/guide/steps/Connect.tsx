import { type ItemId, parseItemId } from '../../../../../shared/ids.ts';
import { useTranslation } from '../../../../i18n/useTranslation.ts';
import { Select } from '../../../../ui/Select.tsx';
import { useDesk } from '../../MapDesk.ts';
import { looseIn } from '../findings.ts';
import styles from '../Guide.module.css';
import { NodeRow } from '../NodeRow.tsx';

const FIRST = 8;

export function Connect() {
  const { t } = useTranslation('guide');
  const { commands, model } = useDesk();
  const loose = looseIn(model);
  const nodes = model.nodes().filter(({ text }) => text.trim() !== '');
  const choose = (id: ItemId, label: string, join: (other: ItemId) => void) => (
    <Select
      label={label}
      value=""
      options={[
        { value: '', label: '–' },
        ...nodes
          .filter((one) => one.id !== id)
          .map((one) => ({ value: one.id as string, label: commands.titleOf(one.id) })),
      ]}
      onChange={(value) => {
        const other = parseItemId(value);
        if (other) join(other);
      }}
    />
  );
  if (loose.length === 0) return <p role="status">{t('connect.nothing')}</p>;
  return (
    <>
      <h4>{t('connect.count', { count: loose.length })}</h4>
      {loose.slice(0, FIRST).map((node) => (
        <div key={node.id} className={styles.card}>
          <ul className={styles.list}>
            <NodeRow node={node} />
          </ul>
          {choose(node.id, t('connect.leads', { name: commands.titleOf(node.id) }), (other) =>
            commands.link(node.id, other),
          )}
          {choose(node.id, t('connect.comes', { name: commands.titleOf(node.id) }), (other) =>
            commands.link(other, node.id),
          )}
        </div>
      ))}
    </>
  );
}
