import { useState } from 'react';
import type { MapNode } from '../../../../../shared/documents/barrierMap.ts';
import { useTranslation } from '../../../../i18n/useTranslation.ts';
import { Button } from '../../../../ui/Button.tsx';
import { Kbd } from '../../../../ui/Kbd.tsx';
import { useMedia } from '../../../../ui/useMedia.ts';
import '../../../../i18n/words/mapActs.ts';
import { useDesk } from '../../MapDesk.ts';
import { whichStays } from '../../merge/makeOne.ts';
import { mergeNodes } from '../../merge/mergeNodes.ts';
import { alikeIn, comparedOf, MOST_COMPARED, pairOf, wordlessIn } from '../findings.ts';
import styles from '../Guide.module.css';
import { NodeRow } from '../NodeRow.tsx';
import { showOnMap } from '../showOnMap.ts';

const FIRST = 8;

/** A finger has no keys: what it can do instead. */
function HowToGroup() {
  const { t } = useTranslation(['guide', 'mapActs']);
  if (useMedia('(pointer: coarse)'))
    return (
      <p className={styles.tell}>{t('guide:consolidate.groupByFinger', { act: t('mapActs:names.group') })}</p>
    );
  return (
    <p className={styles.tell}>
      {t('guide:consolidate.group')} <Kbd keys="Ctrl+G" />
    </p>
  );
}

export function Consolidate() {
  const { t } = useTranslation('guide');
  const desk = useDesk();
  const { model } = desk;
  const [apart, setApart] = useState<ReadonlySet<string>>(new Set());
  const alike = alikeIn(model, apart);
  const wordless = wordlessIn(model);
  const compared = comparedOf(model);
  const join = (a: MapNode, b: MapNode) => {
    const [stays, goes] = whichStays(a, b);
    if (mergeNodes(desk, stays, [goes])) showOnMap(desk, stays);
  };
  return (
    <>
      {compared === null ? null : (
        <p className={styles.tell}>{t('consolidate.compared', { first: MOST_COMPARED, count: compared })}</p>
      )}
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
            <Button size="sm" onClick={() => join(a, b)}>
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
      <HowToGroup />
    </>
  );
}
