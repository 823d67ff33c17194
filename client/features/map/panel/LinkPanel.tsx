/** What is said about one link. */
import { IconArrowsExchange, IconLine } from '@tabler/icons-react';
import type { MapLink } from '../../../../shared/documents/barrierMap.ts';
import { LINK_STATES, STRENGTHS } from '../../../../shared/maps/vocabulary.ts';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { Button } from '../../../ui/Button.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Select } from '../../../ui/Select.tsx';
import { changeOnMap, judgeLinks, turnLink } from '../acts/mapActs.ts';
import styles from '../Map.module.css';
import { useDesk } from '../MapDesk.ts';
import { relationsIn } from './relationsIn.ts';
import { SaidBy } from './SaidBy.tsx';
import { Sources } from './Sources.tsx';
import { TextArea } from './TextArea.tsx';

const ENDS = ['from', 'to'] as const;

export function LinkPanel({ link }: { readonly link: MapLink }) {
  const { t } = useTranslation('map');
  const { context, model, commands, selection, over } = useDesk();
  const off = !commands.mayEdit;
  const change = (fields: Parameters<typeof changeOnMap>[2]) => {
    changeOnMap(context, [link.id], fields);
    model.store.flush();
  };
  return (
    <>
      {ENDS.map((end) => (
        <div key={end} className={styles.end}>
          <button type="button" className={styles.linkRow} onClick={() => selection.set([link[end]])}>
            <em>{t(end)}</em> {commands.titleOf(link[end])}
          </button>
          {off ? null : (
            <IconButton
              size="sm"
              label={t(`link.other.${end}`)}
              icon={<IconLine size={16} />}
              onClick={() => over.set(end)}
            />
          )}
        </div>
      ))}
      <Select
        label={t('relation')}
        value={link.relation ?? 'unclear'}
        disabled={off}
        options={relationsIn(t)}
        onChange={(relation) => change({ relation })}
      />
      <Select
        label={t('strength')}
        value={link.strength}
        disabled={off}
        options={STRENGTHS.map((one) => ({ value: one, label: t(`strengths.${one}`) }))}
        onChange={(strength) => change({ strength })}
      />
      <Select
        label={t('state')}
        value={link.state}
        disabled={off}
        options={LINK_STATES.map((one) => ({ value: one, label: t(`states.${one}`) }))}
        onChange={(state) => {
          judgeLinks(context, [link.id], state);
          model.store.flush();
        }}
      />
      <SaidBy link={link} />
      <label className={styles.check}>
        <input
          type="checkbox"
          checked={link.delay}
          disabled={off}
          onChange={(event) => change({ delay: event.currentTarget.checked })}
        />
        {t('delay')}
      </label>
      <TextArea id={link.id} name="text" label={t('note')} text={link.text} rows={3} />
      <Sources item={link} />
      {off ? null : (
        <Button
          icon={<IconArrowsExchange size={18} aria-hidden />}
          onClick={() => {
            turnLink(context, link.id);
            model.store.flush();
          }}
        >
          {t('turn')}
        </Button>
      )}
    </>
  );
}
