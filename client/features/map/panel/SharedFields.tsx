/** What several nodes, or several links, say alike: each field is written to all of them at once. */
import { useMemo } from 'react';
import type { MapLink, MapNode } from '../../../../shared/documents/barrierMap.ts';
import {
  CONTROLS,
  type Control,
  LINK_STATES,
  RELATIONS,
  STRENGTHS,
} from '../../../../shared/maps/vocabulary.ts';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { changeOnMap, judgeLinks, sayWhoCanAct } from '../acts/mapActs.ts';
import { GroupField } from '../groups/GroupField.tsx';
import styles from '../Map.module.css';
import { useDesk } from '../MapDesk.ts';
import { type Choice, columnsFor } from '../table/columns.ts';
import { relationsIn } from './relationsIn.ts';
import { SharedSelect } from './SharedSelect.tsx';

/** Said by all, by some or by none. */
function SharedCheck(props: {
  readonly label: string;
  readonly said: number;
  readonly of: number;
  readonly write: (on: boolean) => void;
}) {
  const { label, said, of, write } = props;
  const { t } = useTranslation('map');
  const { history, model } = useDesk();
  const some = said > 0 && said < of;
  return (
    <label>
      <input
        type="checkbox"
        ref={(box) => {
          if (box) box.indeterminate = some;
        }}
        checked={said === of}
        onChange={() => {
          history.together(() => write(said < of));
          model.store.flush();
        }}
      />
      {label}
      {some ? <small className={styles.rowNote}>{t('some', { count: said })}</small> : null}
    </label>
  );
}

function useFields(): readonly Choice[] {
  const { t } = useTranslation(['mapTable', 'map']);
  const { cities } = useDesk();
  const known = cities();
  return useMemo(
    // The group has a field of its own.
    () => columnsFor(t, known, []).filter((one) => one.shape === 'choice' && one.id !== 'group') as Choice[],
    [t, known],
  );
}

function Shared({
  nodes,
  field,
  hidden = false,
}: {
  nodes: readonly MapNode[];
  field: Choice;
  hidden?: boolean;
}) {
  const { context } = useDesk();
  const ids = nodes.map(({ id }) => id);
  return (
    <SharedSelect
      label={field.label}
      labelHidden={hidden}
      values={nodes.map(field.read)}
      options={field.options}
      write={(value) => field.write(context, ids, value)}
    />
  );
}

export function SharedCities({ nodes }: { readonly nodes: readonly MapNode[] }) {
  const { t } = useTranslation('map');
  const fields = useFields();
  const { cities } = useDesk();
  if (cities().length === 0) return null;
  return (
    <div className={styles.cities}>
      <div className={styles.city} aria-hidden>
        <strong>{t('cities')}</strong>
        <strong>{t('severity')}</strong>
        <strong>{t('status')}</strong>
      </div>
      {cities().map((city) => (
        <div key={city.id} className={styles.city}>
          <span>{city.name}</span>
          {fields
            .filter(({ id }) => id.endsWith(`:${city.id}`))
            .map((field) => (
              <Shared key={field.id} nodes={nodes} field={field} hidden />
            ))}
        </div>
      ))}
    </div>
  );
}

export function SharedControl({ nodes }: { readonly nodes: readonly MapNode[] }) {
  const { t } = useTranslation('map');
  const { commands, context } = useDesk();
  const sayWho = (who: Control) => (may: boolean) => {
    for (const { id } of nodes) sayWhoCanAct(context, id, who, may);
  };
  return (
    <fieldset className={styles.control} data-shared="" disabled={!commands.mayEdit}>
      <legend>{t('control')}</legend>
      {CONTROLS.map((who) => (
        <SharedCheck
          key={who}
          label={t(`controls.${who}`)}
          said={nodes.filter(({ control }) => control.includes(who)).length}
          of={nodes.length}
          write={sayWho(who)}
        />
      ))}
    </fieldset>
  );
}

export function SharedNodeFields({ nodes }: { readonly nodes: readonly MapNode[] }) {
  const { t } = useTranslation('map');
  const { commands, context } = useDesk();
  const fields = useFields();
  const ids = nodes.map(({ id }) => id);
  const plain = fields.filter(({ id }) => !id.includes(':'));
  return (
    <>
      {plain.slice(0, 1).map((field) => (
        <Shared key={field.id} nodes={nodes} field={field} />
      ))}
      <SharedCities nodes={nodes} />
      {plain.slice(1).map((field) => (
        <Shared key={field.id} nodes={nodes} field={field} />
      ))}
      <SharedControl nodes={nodes} />
      <GroupField ids={ids} />
      <fieldset className={styles.control} disabled={!commands.mayEdit}>
        <SharedCheck
          label={t('pinned')}
          said={nodes.filter(({ pinned }) => pinned).length}
          of={nodes.length}
          write={(pinned) => changeOnMap(context, ids, { pinned })}
        />
      </fieldset>
    </>
  );
}

export function SharedLinkFields({ links }: { readonly links: readonly MapLink[] }) {
  const { t } = useTranslation('map');
  const { commands, context } = useDesk();
  const ids = links.map(({ id }) => id);
  return (
    <>
      <SharedSelect
        label={t('relation')}
        values={links.map(({ relation }) => relation ?? 'unclear')}
        options={relationsIn(t)}
        write={(value) => {
          const relation = RELATIONS.find((one) => one === value);
          if (relation) changeOnMap(context, ids, { relation });
        }}
      />
      <SharedSelect
        label={t('strength')}
        values={links.map(({ strength }) => strength)}
        options={STRENGTHS.map((one) => ({ value: one, label: t(`strengths.${one}`) }))}
        write={(value) => {
          const strength = STRENGTHS.find((one) => one === value);
          if (strength) changeOnMap(context, ids, { strength });
        }}
      />
      <SharedSelect
        label={t('state')}
        values={links.map(({ state }) => state)}
        options={LINK_STATES.map((one) => ({ value: one, label: t(`states.${one}`) }))}
        write={(value) => {
          const state = LINK_STATES.find((one) => one === value);
          if (state) judgeLinks(context, ids, state);
        }}
      />
      <fieldset className={styles.control} disabled={!commands.mayEdit}>
        <SharedCheck
          label={t('delay')}
          said={links.filter(({ delay }) => delay).length}
          of={links.length}
          write={(delay) => changeOnMap(context, ids, { delay })}
        />
      </fieldset>
    </>
  );
}
