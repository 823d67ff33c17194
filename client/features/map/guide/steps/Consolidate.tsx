import { useState } from 'react';
import type { ItemId } from '../../../../../shared/ids.ts';
import { useTranslation } from '../../../../i18n/useTranslation.ts';
import { Button } from '../../../../ui/Button.tsx';
import { useDesk } from '../../MapDesk.ts';
import { alikeIn, comparesAll, MOST_COMPARED, pairOf, wordlessIn } from '../findings.ts';
import styles from '../Guide.module.css';
import { makeOne } from '../guideActs.ts';
import { NodeRow } from '../NodeRow.tsx';
import { showOnMap } from '../showOnMap.ts';

const FIRST = 8;

export function Consolidate() {
  const { t } = useTranslation('guide');
  const desk = useDesk();
  const { commands, context, model } = desk;
  const [apart, setApart] = useState<ReadonlySet<string>>(new Set());
  const alike = alikeIn(model, apart);
  const wordless = wordlessIn(model);
  const join = (a: ItemId, b: ItemId) => {
    const id = makeOne(context, a, b);
    model.store.flush();
    commands.parts.voice.say(id ? t('consolidate.made', { text: commands.titleOf(id) }) : t('gone'));
    if (id) showOnMap(desk, id);
  };
  return (
    <>
      {alike.length + wordless.length === 0 ? <p role="status">{t('consolidate.nothing')}</p> : null}
      {alike.length > 0 ? <h4>{t('consolidate.alike')}</h4> : null}
      {alike.slice(0, FIRST).map(([a, b]) => (
        <fieldset
          key={pairOf(a.id, b.id)}
          className={styles.card}
          aria-label={t('consolidate.asOne', { a: a.text, b: b.text })}
        >
          <ul className={styles.list}>
            <NodeRow node={a} />
            <NodeRow node={b} />
          </ul>
          <div className={styles.acts}>
            <Button size="sm" onClick={() => join(a.id, b.id)}>
              {t('consolidate.one')}
            </Button>
            <Button
              size="sm"
              variant="subtle"
              onClick={() => setApart((before) => new Set([...before, pairOf(a.id, b.id)]))}
            >
              {t('consolidate.two')}
            </Button>
          </div>
        </fieldset>
      ))}
      {wordless.length > 0 ? (
        <>
          <h4>{t('consolidate.wordless')}</h4>
          <ul className={styles.list}>
            {wordless.slice(0, FIRST).map((node) => (
              <NodeRow key={node.id} node={node} />
            ))}
          </ul>
        </>
      ) : null}
      {comparesAll(model) ? null : (
        <p className={styles.tell}>{t('consolidate.first', { count: MOST_COMPARED })}</p>
      )}
      <p className={styles.tell}>{t('consolidate.group')}</p>
    </>
  );
}
