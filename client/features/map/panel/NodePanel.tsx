/** Everything that is known of one node: the same fields beside the canvas and beside the outline. */

import { Suspense } from 'react';
import type { CityView } from '../../../../shared/api.ts';
import type { MapNode } from '../../../../shared/documents/barrierMap.ts';
import type { NodeKind } from '../../../../shared/maps/vocabulary.ts';
import {
  CONFIDENCES,
  CONTROLS,
  MOST_SEVERE,
  NODE_KINDS,
  STATUSES,
} from '../../../../shared/maps/vocabulary.ts';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { quietPart } from '../../../ui/lazyPart.tsx';
import { Select } from '../../../ui/Select.tsx';
import { changeOnMap, sayOfCity, sayWhoCanAct } from '../acts/mapActs.ts';
import { GroupField } from '../groups/GroupField.tsx';
import styles from '../Map.module.css';
import { useDesk } from '../MapDesk.ts';
import { categoriesFor, fieldsFor } from '../own/choices.ts';
import { NodeLinks } from './NodeLinks.tsx';
import { SourceNotes } from './SourceNotes.tsx';
import { Sources } from './Sources.tsx';
import { TextArea } from './TextArea.tsx';

/** The fields that this map has of its own. */
const OwnFields = quietPart(() => import('../fields/OwnFields.tsx'));

const SEVERITIES = Array.from({ length: MOST_SEVERE }, (_, index) => index + 1);

function Kind({ node }: { readonly node: MapNode }) {
  const { t } = useTranslation('map');
  const { context, model, commands } = useDesk();
  const known = NODE_KINDS.map((kind) => ({ value: kind as string, label: t(`kinds.${kind}`) }));
  const options =
    node.kind === 'unknown' ? [{ value: node.kindName, label: node.kindName }, ...known] : known;
  return (
    <Select
      label={t('kind')}
      value={node.kindName}
      options={options}
      disabled={!commands.mayEdit}
      onChange={(kind) => {
        if (!NODE_KINDS.some((one) => one === kind)) return;
        changeOnMap(context, [node.id], { kind: kind as NodeKind });
        model.store.flush();
      }}
    />
  );
}

function City({ node, city }: { readonly node: MapNode; readonly city: CityView }) {
  const { t } = useTranslation('map');
  const { context, model, commands } = useDesk();
  const severity = node.severity[city.id];
  const status = node.status[city.id];
  return (
    <div className={styles.city}>
      <span>{city.name}</span>
      <Select
        label={t('severityIn', { city: city.name })}
        labelHidden
        value={severity === undefined ? '' : String(severity)}
        disabled={!commands.mayEdit}
        options={[
          { value: '', label: '–' },
          ...SEVERITIES.map((one) => ({ value: String(one), label: String(one) })),
        ]}
        onChange={(value) => {
          sayOfCity(context, node.id, city.id, {
            name: 'severity',
            value: value === '' ? null : Number(value),
          });
          model.store.flush();
        }}
      />
      <Select
        label={t('statusIn', { city: city.name })}
        labelHidden
        value={status ?? ''}
        disabled={!commands.mayEdit}
        options={[
          { value: '', label: '–' },
          ...STATUSES.map((one) => ({ value: one as string, label: t(`statuses.${one}`) })),
        ]}
        onChange={(value) => {
          const chosen = STATUSES.find((one) => one === value) ?? null;
          sayOfCity(context, node.id, city.id, { name: 'status', value: chosen });
          model.store.flush();
        }}
      />
    </div>
  );
}

function Taxonomy({ node }: { readonly node: MapNode }) {
  const { t } = useTranslation('map');
  const { context, model, commands } = useDesk();
  const none = { value: '', label: '–' };
  const [categories, fields] = [categoriesFor(node.category), fieldsFor(node.field)];
  return (
    <>
      <Select
        label={t('category')}
        value={node.category ?? ''}
        disabled={!commands.mayEdit}
        options={[
          none,
          ...categories.map((one) => ({ value: one as string, label: t(`categories.${one}`) })),
        ]}
        onChange={(value) => {
          changeOnMap(context, [node.id], { category: categories.find((one) => one === value) ?? null });
          model.store.flush();
        }}
      />
      <Select
        label={t('field')}
        value={node.field ?? ''}
        disabled={!commands.mayEdit}
        options={[none, ...fields.map((one) => ({ value: one as string, label: t(`fields.${one}`) }))]}
        onChange={(value) => {
          changeOnMap(context, [node.id], { field: fields.find((one) => one === value) ?? null });
          model.store.flush();
        }}
      />
      <Select
        label={t('confidence')}
        value={node.confidence ?? ''}
        disabled={!commands.mayEdit}
        options={[
          none,
          ...CONFIDENCES.map((one) => ({ value: one as string, label: t(`confidences.${one}`) })),
        ]}
        onChange={(value) => {
          changeOnMap(context, [node.id], { confidence: CONFIDENCES.find((one) => one === value) ?? null });
          model.store.flush();
        }}
      />
      <fieldset className={styles.control} disabled={!commands.mayEdit}>
        <legend>{t('control')}</legend>
        {CONTROLS.map((who) => (
          <label key={who}>
            <input
              type="checkbox"
              checked={node.control.includes(who)}
              onChange={(event) => {
                sayWhoCanAct(context, node.id, who, event.currentTarget.checked);
                model.store.flush();
              }}
            />
            {t(`controls.${who}`)}
          </label>
        ))}
      </fieldset>
    </>
  );
}

export function NodePanel({ node, edits }: { readonly node: MapNode; readonly edits: boolean }) {
  const { t } = useTranslation('map');
  const { cities } = useDesk();
  return (
    <>
      <TextArea id={node.id} name="text" label={t('words')} text={node.text} rows={2} edits={edits} />
      <Kind node={node} />
      {cities().length > 0 ? (
        <div className={styles.cities}>
          <div className={styles.city} aria-hidden>
            <strong>{t('cities')}</strong>
            <strong>{t('severity')}</strong>
            <strong>{t('status')}</strong>
          </div>
          {cities().map((city) => (
            <City key={city.id} node={node} city={city} />
          ))}
        </div>
      ) : null}
      <Taxonomy node={node} />
      <GroupField ids={[node.id]} />
      <TextArea id={node.id} name="note" label={t('note')} text={node.note} rows={3} />
      <Suspense fallback={null}>
        <OwnFields nodes={[node]} />
      </Suspense>
      <Sources item={node} />
      <SourceNotes node={node} />
      <NodeLinks node={node} />
    </>
  );
}
