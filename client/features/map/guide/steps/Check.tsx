import { useState } from 'react';
import type { ItemId } from '../../../../../shared/ids.ts';
import type { LinkState } from '../../../../../shared/maps/vocabulary.ts';
import { useTranslation } from '../../../../i18n/useTranslation.ts';
import { Button } from '../../../../ui/Button.tsx';
import { judgeLinks, turnLink } from '../../acts/mapActs.ts';
import { ChecksView } from '../../analysis/ChecksView.tsx';
import { useDesk } from '../../MapDesk.ts';
import { unjudgedIn } from '../findings.ts';
import styles from '../Guide.module.css';

/** One link at a time, as a sentence to read aloud. */
function NextLink() {
  const { t } = useTranslation('guide');
  const { commands, context, model, surface } = useDesk();
  const [later, setLater] = useState<readonly ItemId[]>([]);
  const left = unjudgedIn(model);
  const link = left.find(({ id }) => !later.includes(id)) ?? left[0];
  if (link === undefined) return <p role="status">{t('check.nothing')}</p>;
  const judge = (state: LinkState) => {
    judgeLinks(context, [link.id], state);
    model.store.flush();
  };
  const wait = () =>
    setLater((before) =>
      [...before.filter((id) => id !== link.id), link.id].slice(left.length > 1 ? -(left.length - 1) : 0),
    );
  return (
    <>
      <h4>{t('check.left', { count: left.length })}</h4>
      <div className={styles.card}>
        <button type="button" className={styles.row} onClick={() => surface.goTo(link.id)}>
          {commands.nameOf(link.id)}
        </button>
        <div className={styles.acts}>
          <Button size="sm" onClick={() => judge('agreed')}>
            {t('check.yes')}
          </Button>
          <Button size="sm" onClick={() => judge('disputed')}>
            {t('check.no')}
          </Button>
          <Button
            size="sm"
            variant="subtle"
            onClick={() => {
              turnLink(context, link.id);
              model.store.flush();
            }}
          >
            {t('check.turn')}
          </Button>
          <Button size="sm" variant="subtle" onClick={wait}>
            {t('check.later')}
          </Button>
        </div>
      </div>
    </>
  );
}

export function Check() {
  const { t } = useTranslation('guide');
  return (
    <>
      <NextLink />
      <h4>{t('check.lacks')}</h4>
      <ChecksView />
    </>
  );
}
