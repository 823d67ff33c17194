/** A number or tags in a cell, and the field that is in it while it is open. */
import { useLayoutEffect, useRef } from 'react';
import type { MapNode } from '../../../../shared/documents/barrierMap.ts';
import { numberIn, type OwnColumnId, tagsIn } from '../../../../shared/documents/ownValues.ts';
import '../../../i18n/words/ownFields.ts';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { NumberField } from '../fields/NumberField.tsx';
import { numberText } from '../fields/numberText.ts';
import { TagsField } from '../fields/TagsField.tsx';
import { tagsUsed } from '../fields/tagsUsed.ts';
import { useDesk } from '../MapDesk.ts';
import type { Opened } from './ChoiceField.tsx';
import type { Column } from './columns.ts';
import styles from './Table.module.css';

export interface OwnActs {
  readonly sayNumber: (node: MapNode, column: OwnColumnId, value: number | null) => void;
  readonly tag: (node: MapNode, column: OwnColumnId, tags: readonly string[], on: boolean) => void;
  readonly close: () => void;
}

interface OwnCellProps {
  readonly node: MapNode;
  readonly column: Extract<Column, { readonly shape: 'number' | 'tags' }>;
  readonly open: Opened;
  readonly acts: OwnActs;
}

export function OwnCell(props: OwnCellProps) {
  const { node, column, open } = props;
  const { i18n } = useTranslation('ownFields');
  if (open) return <OpenOwn {...props} />;
  if (column.shape === 'number')
    return <span>{numberText(numberIn(node.own, column.own), i18n.language)}</span>;
  return (
    <span className={styles.chips}>
      {tagsIn(node.own, column.own).map((tag) => (
        <span key={tag}>{tag}</span>
      ))}
    </span>
  );
}

function OpenOwn({ node, column, open, acts }: OwnCellProps) {
  const { t } = useTranslation('ownFields');
  const { commands, model } = useDesk();
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const input = box.current?.querySelector('input');
    input?.focus();
    // What is typed begins it anew.
    if (open === 'letters') input?.select();
  }, [open]);
  const title = commands.titleOf(node.id);
  return (
    <div ref={box} className={styles.own}>
      {column.shape === 'number' ? (
        <NumberField
          label={`${column.label}: ${title}`}
          value={numberIn(node.own, column.own)}
          className={styles.number}
          write={(value) => acts.sayNumber(node, column.own, value)}
          onKeyDown={(event, back) => {
            if (event.key !== 'Enter' && event.key !== 'Escape') return;
            event.preventDefault();
            if (event.key === 'Escape') back();
            acts.close();
          }}
        />
      ) : (
        <TagsField
          label={t('tagTo', { field: `${column.label}: ${title}` })}
          tags={tagsIn(node.own, column.own)}
          used={() => tagsUsed(model, column.own)}
          mayEdit
          add={(tags) => acts.tag(node, column.own, tags, true)}
          remove={(tag) => acts.tag(node, column.own, [tag], false)}
          close={acts.close}
        />
      )}
    </div>
  );
}
