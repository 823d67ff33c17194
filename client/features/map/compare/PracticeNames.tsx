/** Names of practices and barriers, and what they lack. */
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ItemId } from '../../../../shared/ids.ts';
import { concerns } from '../../../../shared/maps/counts.ts';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { useDesk } from '../MapDesk.ts';
import { NodeName } from './NodeName.tsx';
import styles from './Practices.module.css';
import { useNode } from './useNode.ts';

export function Lacking({ children }: { readonly children: string }) {
  return (
    <span className={styles.warns}>
      <IconAlertTriangle size={15} aria-hidden /> <span>{children}</span>
    </span>
  );
}

/** Of a practice with the cities that it concerns. */
export function PracticeName({ id }: { readonly id: ItemId }) {
  const { cities } = useDesk();
  const node = useNode(id);
  const badges = node === null ? [] : cities().filter((city) => concerns(node, city.id));
  return <NodeName id={id} badges={badges.map(({ id: city, badge }) => <small key={city}>{badge}</small>)} />;
}

/** Evidence that a link joins to it, and the sources it names. */
export function Evidence({ id }: { readonly id: ItemId }) {
  const { t } = useTranslation('mapCompare');
  const { model, commands } = useDesk();
  const sources = model.node(id)?.sources.map(({ text }) => text) ?? [];
  const ends = new Set(model.linksOf(id).flatMap(({ from, to }) => [from, to]));
  const nodes = [...ends].filter((end) => model.node(end)?.kind === 'evidence');
  const all = [...nodes.map((end) => commands.titleOf(end)), ...sources];
  if (all.length > 0) return <>{all.join(' · ')}</>;
  return <Lacking>{t('noEvidence')}</Lacking>;
}
