/** The field of one own column, for one node or for several at once. */
import { useRef, useState } from 'react';
import { type MapNode, mapItems } from '../../../../shared/documents/barrierMap.ts';
import type { OwnColumn } from '../../../../shared/documents/ownColumns.ts';
import { numberIn, wordsIn, wordsKey } from '../../../../shared/documents/ownValues.ts';
import { LIMITS } from '../../../../shared/limits.ts';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { edit } from '../../../live/edit.ts';
import map from '../Map.module.css';
import { useDesk } from '../MapDesk.ts';
import { TextArea } from '../panel/TextArea.tsx';
import { putWords } from '../putWords.ts';
import { sayNumber } from './columnActs.ts';
import { NumberField } from './NumberField.tsx';
import { TagNodes } from './TagNodes.tsx';

interface OwnFieldProps {
  readonly column: OwnColumn;
  readonly label: string;
  readonly nodes: readonly MapNode[];
}

/** What all say; null where they differ. */
function shared<Value>(values: readonly Value[]): Value | null {
  const [first, ...more] = new Set(values);
  return first === undefined || more.length > 0 ? null : first;
}

/** Of several nodes: what is written goes to all of them, once the field is left. */
function SharedWords({ column, label, nodes }: OwnFieldProps) {
  const { t } = useTranslation('map');
  const { commands, context, model } = useDesk();
  const said = shared(nodes.map(({ own }) => wordsIn(own, column.id)));
  const [typed, setTyped] = useState<string | null>(null);
  const now = useRef(typed);
  now.current = typed;
  const keep = () => {
    const words = now.current;
    setTyped(null);
    if (words === null || words === (said ?? '')) return;
    const items = mapItems(context.doc);
    edit(context, () => {
      for (const { id } of nodes) putWords(items, id, wordsKey(column.id), words);
    });
    model.store.flush();
  };
  return (
    <input
      className={map.field}
      aria-label={label}
      placeholder={said === null ? t('mixed') : label}
      maxLength={LIMITS.noteLength}
      readOnly={!commands.mayEdit}
      value={typed ?? said ?? ''}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={keep}
      onKeyDown={(event) => event.key === 'Enter' && !event.nativeEvent.isComposing && keep()}
    />
  );
}

export function OwnField(props: OwnFieldProps) {
  const { column, label, nodes } = props;
  const { t } = useTranslation('map');
  const { context, model } = useDesk();
  const [one, ...more] = nodes;
  if (column.kind === 'tags') return <TagNodes {...props} />;
  if (column.kind === 'number') {
    const values = nodes.map(({ own }) => numberIn(own, column.id));
    return (
      <NumberField
        label={label}
        value={shared(values)}
        placeholder={new Set(values).size > 1 ? t('mixed') : label}
        write={(value) => {
          sayNumber(
            context,
            nodes.map(({ id }) => id),
            column.id,
            value,
          );
          model.store.flush();
        }}
      />
    );
  }
  if (one === undefined || more.length > 0) return <SharedWords {...props} />;
  return (
    <TextArea
      id={one.id}
      name={wordsKey(column.id)}
      label={label}
      text={wordsIn(one.own, column.id)}
      rows={1}
    />
  );
}
