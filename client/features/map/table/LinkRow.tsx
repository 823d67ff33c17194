/** A link as a row. */
import type { MouseEvent } from 'react';
import type { MapLink } from '../../../../shared/documents/barrierMap.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import { LINK_STATES, RELATIONS, STRENGTHS } from '../../../../shared/maps/vocabulary.ts';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { Select } from '../../../ui/Select.tsx';
import { changeOnMap, judgeLinks } from '../acts/mapActs.ts';
import { useDesk } from '../MapDesk.ts';
import type { Headed } from './Head.tsx';
import { type LinkColumn, signOf } from './linkColumns.ts';
import { writeRows } from './TableDesk.ts';

interface RowProps {
  readonly link: MapLink;
  readonly rows: readonly MapLink[];
  readonly columns: readonly (Headed & { readonly id: LinkColumn })[];
  readonly chosen: boolean;
  /** The columns of a range of cells, as their ids. */
  readonly range: string | null;
  readonly choose: (id: ItemId, event: MouseEvent) => void;
  readonly toggle: (id: ItemId, onwards: boolean) => void;
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

interface FieldProps extends Pick<RowProps, 'link' | 'rows'> {
  readonly column: RowProps['columns'][number];
}

/** What is known of it in one column; what can be said is changed there. */
function Field({ link, rows, column: { id, heading } }: FieldProps) {
  const { t } = useTranslation(['mapTable', 'map']);
  const desk = useDesk();
  const { commands, context } = desk;
  const change = (act: (ids: readonly ItemId[]) => void) => {
    const count = writeRows(desk, rows, link.id, [], act);
    if (count > 1) commands.parts.voice.say(t('changed', { count }));
  };
  const field = {
    label: `${heading}: ${commands.nameOf(link.id)}`,
    labelHidden: true,
    disabled: !commands.mayEdit,
  };
  if (id === 'relation')
    return (
      <Select
        {...field}
        value={link.relation ?? 'unclear'}
        options={RELATIONS.map((one) => ({ value: one, label: t(`map:relations.${one}`) }))}
        onChange={(relation) => change((ids) => changeOnMap(context, ids, { relation }))}
      />
    );
  if (id === 'strength')
    return (
      <Select
        {...field}
        value={link.strength}
        options={STRENGTHS.map((one) => ({ value: one, label: t(`map:strengths.${one}`) }))}
        onChange={(strength) => change((ids) => changeOnMap(context, ids, { strength }))}
      />
    );
  if (id === 'state')
    return (
      <Select
        {...field}
        value={link.state}
        options={LINK_STATES.map((one) => ({ value: one, label: t(`map:states.${one}`) }))}
        onChange={(state) => change((ids) => judgeLinks(context, ids, state))}
      />
    );
  if (id === 'sign') return signOf(link)?.replace('-', '−') ?? <span data-empty="">–</span>;
  return id === 'sources' ? link.sources.length : commands.titleOf(link.to);
}

export function LinkRow({ link, rows, columns, chosen, range, choose, toggle }: RowProps) {
  const { commands, selection } = useDesk();
  const ranged = range?.split(' ');
  return (
    <tr
      data-chosen={chosen || undefined}
      onFocus={() => selection.focus(link.id)}
      onMouseDown={(event) => event.shiftKey && event.preventDefault()}
      onClick={(event) => !(event.target as Element).closest('select, input') && choose(link.id, event)}
    >
      <th scope="row" data-range={ranged?.includes('from') || undefined}>
        {commands.mayEdit ? <PickLink {...{ link, chosen, toggle }} /> : null}
        <button
          type="button"
          data-item={link.id}
          aria-label={commands.nameOf(link.id)}
          aria-current={chosen || undefined}
        >
          {commands.titleOf(link.from)}
        </button>
      </th>
      {columns.slice(1).map((column) => (
        <td
          key={column.id}
          data-column={column.id}
          data-range={ranged?.includes(column.id) || undefined}
          tabIndex={-1}
        >
          <div>
            <Field {...{ link, rows, column }} />
          </div>
        </td>
      ))}
    </tr>
  );
}
