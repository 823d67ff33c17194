import { IconUsersGroup } from '@tabler/icons-react';
import type { TwinningSummary } from '../../../shared/api.ts';
import type { WorkspaceId } from '../../../shared/ids.ts';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import styles from './Admin.module.css';
import '../../i18n/words/admin.ts';
import '../../i18n/words/workspace.ts';

interface TwinningsProps {
  readonly twinnings: readonly TwinningSummary[];
  readonly opening: WorkspaceId | null;
  readonly onOpen: (workspaceId: WorkspaceId) => void;
}

function citiesOf(twinning: TwinningSummary, part: 'pilot' | 'twin'): string {
  return twinning.cities
    .filter((city) => city.part === part)
    .map((city) => city.name)
    .join(' · ');
}

export function Twinnings({ twinnings, opening, onOpen }: TwinningsProps) {
  const { t } = useTranslation();
  if (twinnings.length === 0)
    return (
      <EmptyState icon={<IconUsersGroup size={40} />} title={t('admin.none')}>
        {t('admin.noneText')}
      </EmptyState>
    );
  return (
    <ul className={styles.list}>
      {twinnings.map((twinning) => (
        <li key={twinning.id} className={styles.row}>
          <div className={styles.words}>
            <div className={styles.name}>
              {citiesOf(twinning, 'pilot')} <span className={styles.with}>{t('home.with')}</span>{' '}
              {citiesOf(twinning, 'twin')}
            </div>
            <div className={styles.soft}>
              {[
                twinning.activity,
                t('admin.documentCount', { count: twinning.documents }),
                t('home.memberCount', { count: twinning.members }),
              ]
                .filter(Boolean)
                .join(' · ')}
            </div>
          </div>
          <Button
            aria-label={t('admin.openNamed', { name: twinning.name })}
            busy={opening === twinning.workspaceId}
            onClick={() => onOpen(twinning.workspaceId)}
          >
            {t('admin.open')}
          </Button>
        </li>
      ))}
    </ul>
  );
}
