/** What stands in a cell, and the field that is in it while it is open. */
import type { ClipboardEvent } from 'react';
import type { MapNode } from '../../../../shared/documents/barrierMap.ts';
import { CONTROLS, type Control } from '../../../../shared/maps/vocabulary.ts';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { useDesk } from '../MapDesk.ts';
import { TextArea } from '../panel/TextArea.tsx';
import { ChoiceField, type Opened, useTaking } from './ChoiceField.tsx';
import type { Choice, Column } from './columns.ts';
import { Note } from './NoteField.tsx';
import { type OwnActs, OwnCell } from './OwnCell.tsx';
import styles from './Table.module.css';

export interface CellActs extends OwnActs {
  readonly choose: (node: MapNode, column: Choice, value: string) => void;
  readonly sayWho: (node: MapNode, who: Control, may: boolean) => void;
}

export interface CellProps {
  readonly node: MapNode;
  readonly column: Column;
  readonly open: Opened;
  readonly editing: boolean;
  readonly links: number;
  readonly acts: CellActs;
}

/** A kind that only a newer version knows is one of its options, so that it stays as it is. */
function optionsWith({ options }: Choice, value: string) {
  return options.some((one) => one.value === value) ? options : [{ value, label: value }, ...options];
}

function OpenChoice({ node, column, open, acts }: Omit<CellProps, 'column'> & { readonly column: Choice }) {
  const value = column.read(node);
  return (
    <ChoiceField
      {...{ value, open }}
      label={column.label}
      options={optionsWith(column, value)}
      choose={(chosen) => acts.choose(node, column, chosen)}
      close={acts.close}
    />
  );
}

function OpenWho({ node, open, acts }: CellProps) {
  const { t } = useTranslation(['mapTable', 'map']);
  const box = useTaking('input', open);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot float in a cell
    <div
      ref={box}
      role="group"
      aria-label={t('map:control')}
      className={styles.who}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' && event.key !== 'Enter') return;
        event.preventDefault();
        acts.close();
      }}
    >
      {CONTROLS.map((who) => (
        <label key={who}>
          <input
            type="checkbox"
            checked={node.control.includes(who)}
            onChange={(event) => acts.sayWho(node, who, event.currentTarget.checked)}
          />
          {t(`map:controls.${who}`)}
        </label>
      ))}
    </div>
  );
}

function Who({ node }: { readonly node: MapNode }) {
  const { t } = useTranslation(['mapTable', 'map']);
  if (node.control.length === 0) return <span data-empty="">–</span>;
  return (
    <span className={styles.chips}>
      {node.control.map((who) => (
        <span key={who}>{t(`map:controls.${who}`)}</span>
      ))}
    </span>
  );
}

function Chosen({ node, column }: { readonly node: MapNode; readonly column: Choice }) {
  const value = column.read(node);
  const label = column.options.find((one) => one.value === value)?.label ?? value;
  return column.id.startsWith('severity:') && value !== '' ? (
    <b data-severity={value}>{label}</b>
  ) : (
    <span data-empty={value === '' || undefined}>{label}</span>
  );
}

/** Rows of a spreadsheet in a row that has no words yet are rows here too. */
function OpenWords({ node, column }: CellProps) {
  const { clipboard } = useDesk();
  const onPaste = (event: ClipboardEvent) => {
    if (node.text !== '' || !clipboard.get()?.fillNew(node.id, event.clipboardData.getData('text/plain')))
      return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div onPaste={onPaste}>
      <TextArea id={node.id} name="text" label={column.label} text={node.text} rows={1} edits />
    </div>
  );
}

export function Cell(props: CellProps) {
  const { node, column, open, editing, links } = props;
  const { commands } = useDesk();
  if (column.shape === 'links') return links;
  if (column.shape === 'note')
    return (
      <Note
        id={node.id}
        name={column.name}
        label={`${column.label}: ${commands.titleOf(node.id)}`}
        text={column.read(node)}
        {...{ open }}
        close={props.acts.close}
      />
    );
  if (column.shape === 'number' || column.shape === 'tags')
    return <OwnCell {...{ node, column, open }} acts={props.acts} />;
  if (column.shape === 'who')
    return (
      <>
        <Who node={node} />
        {open ? <OpenWho {...props} /> : null}
      </>
    );
  if (column.shape === 'choice')
    return open ? <OpenChoice {...props} column={column} /> : <Chosen node={node} column={column} />;
  if (!editing) return <strong>{commands.titleOf(node.id)}</strong>;
  return <OpenWords {...props} />;
}
