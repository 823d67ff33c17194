/** A link as a row. */
import type { MouseEvent } from 'react';
import type { MapLink } from '../../../../shared/documents/barrierMap.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import { LINK_STATES, RELATIONS, STRENGTHS } from '../../../../shared/maps/vocabulary.ts';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { changeOnMap, judgeLinks } from '../acts/mapActs.ts';
import { useDesk } from '../MapDesk.ts';
import { ChoiceField, type Opened } from './ChoiceField.tsx';
import { EndField } from './EndField.tsx';
import type { Headed } from './Head.tsx';
import { isChosenIn, isEnd, type LinkColumn, signOf } from './linkColumns.ts';
import { Note } from './NoteField.tsx';

interface RowProps {
  readonly link: MapLink;
  readonly columns: readonly (Headed & { readonly id: LinkColumn })[];
  readonly chosen: boolean;
  /** The columns of a range of cells, as their ids. */
  readonly range: string | null;
  /** The column that has the keyboard, and whether its field is open. */
  readonly stop: string | null;
  readonly open: Opened;
  readonly choose: (id: ItemId, event: MouseEvent) => void;
  readonly toggle: (id: ItemId, onwards: boolean) => void;
  readonly write: (id: ItemId, act: (ids: readonly ItemId[]) => void) => void;
  readonly close: () => void;
}

function PickLink({ link, chosen, toggle }: Pick<RowProps, 'link' | 'chosen' | 'toggle'>) {
  const { t } = useTranslation('mapTable');
  const { commands } = useDesk();
  return (
    <input
      type="checkbox"
      tabIndex={-1}
      aria-label={t('pickRow', { name: commands.nameOf(link.id) })}
      checked={chosen}
      onChange={({ nativeEvent }) =>
        toggle(link.id, nativeEvent instanceof globalThis.MouseEvent && nativeEvent.shiftKey)
      }
    />
  );
}

type Column = RowProps['columns'][number];

const DELAYS = ['no', 'yes'] as const;

/** What can be said of a link in this column; null where it is only read. */
function useChoice(link: MapLink, column: LinkColumn) {
  const { t } = useTranslation(['map', 'mapTable']);
  const { context } = useDesk();
  const of = <One extends string>(
    value: One,
    values: readonly One[],
    words: (one: One) => string,
    say: (ids: readonly ItemId[], one: One) => void,
  ) => ({
    value,
    shown: words(value),
    options: values.map((one) => ({ value: one, label: words(one) })),
    say(ids: readonly ItemId[], told: string) {
      const meant = values.find((one) => one === told);
      if (meant) say(ids, meant);
    },
  });
  if (column === 'relation')
    return of(
      link.relation ?? 'unclear',
      RELATIONS,
      (one) => t(`relations.${one}`),
      (ids, relation) => changeOnMap(context, ids, { relation }),
    );
  if (column === 'strength')
    return of(
      link.strength,
      STRENGTHS,
      (one) => t(`strengths.${one}`),
      (ids, strength) => changeOnMap(context, ids, { strength }),
    );
  if (column === 'delay')
    return of(
      link.delay ? 'yes' : 'no',
      DELAYS,
      (one) => (one === 'yes' ? t('mapTable:yes') : '–'),
      (ids, one) => changeOnMap(context, ids, { delay: one === 'yes' }),
    );
  if (column !== 'state') return null;
  return of(
    link.state,
    LINK_STATES,
    (one) => t(`states.${one}`),
    (ids, state) => judgeLinks(context, ids, state),
  );
}

/** What is known of it in one column; what can be said is changed there. */
function Field({ link, column: { id, heading }, open, write, close }: FieldProps) {
  const { commands } = useDesk();
  const choice = useChoice(link, id);
  if (choice !== null && open)
    return (
      <ChoiceField
        label={`${heading}: ${commands.nameOf(link.id)}`}
        {...{ open, close }}
        value={choice.value}
        options={choice.options}
        choose={(told) => write(link.id, (ids) => choice.say(ids, told))}
      />
    );
  if (choice !== null) return <span data-empty={choice.shown === '–' || undefined}>{choice.shown}</span>;
  if (id === 'note')
    return (
      <Note
        id={link.id}
        name="text"
        label={`${heading}: ${commands.nameOf(link.id)}`}
        text={link.text}
        {...{ open, close }}
      />
    );
  if (isEnd(id) && open) return <EndField end={id} {...{ link, heading, open, write, close }} />;
  if (id === 'sign') return signOf(link)?.replace('-', '−') ?? <span data-empty="">–</span>;
  return id === 'sources' ? link.sources.length : commands.titleOf(link.to);
}

interface FieldProps extends Pick<RowProps, 'link' | 'open' | 'write' | 'close'> {
  readonly column: Column;
}

export function LinkRow(props: RowProps) {
  const { link, columns, chosen, range, stop, open, choose, toggle, write, close } = props;
  const { commands, selection } = useDesk();
  const ranged = range?.split(' ');
  const [first, ...rest] = columns;
  return (
    <tr
      data-chosen={chosen || undefined}
      aria-selected={chosen}
      onFocus={() => selection.focus(link.id)}
      onMouseDown={(event) => event.shiftKey && event.preventDefault()}
      onClick={(event) =>
        !(event.target as Element).closest('select, input, textarea') && choose(link.id, event)
      }
    >
      <th scope="row" data-range={ranged?.includes('from') || undefined}>
        {commands.mayEdit ? <PickLink {...{ link, chosen, toggle }} /> : null}
        {first && open && stop === 'from' ? (
          <div data-item={link.id}>
            <Field {...{ link, open, write, close }} column={first} />
          </div>
        ) : (
          <button
            type="button"
            data-item={link.id}
            data-shape="choice"
            tabIndex={stop === 'from' ? 0 : -1}
            aria-label={commands.nameOf(link.id)}
            aria-current={chosen || undefined}
          >
            {commands.titleOf(link.from)}
          </button>
        )}
      </th>
      {rest.map((column) => (
        // biome-ignore lint/a11y/useAriaPropsSupportedByRole: in a grid it is a gridcell
        <td
          key={column.id}
          data-column={column.id}
          data-shape={isChosenIn(column.id) ? 'choice' : undefined}
          data-range={ranged?.includes(column.id) || undefined}
          aria-selected={ranged?.includes(column.id) || undefined}
          tabIndex={stop === column.id ? 0 : -1}
        >
          <div>
            <Field {...{ link, column, write, close }} open={stop === column.id ? open : null} />
          </div>
        </td>
      ))}
    </tr>
  );
}
