/** The rows of a comparison, each group under its name. */
import type { ComponentType } from 'react';
import type { CityView } from '../../../../shared/api.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import type { MapGraph } from '../../../../shared/maps/graph.ts';
import styles from './Compare.module.css';
import { useGroupName } from './Groups.tsx';
import type { ComparedGroups } from './useCompared.ts';
import type { RowProps } from './Verdict.tsx';

export interface ComparedProps {
  readonly groups: ComparedGroups;
  readonly cities: readonly CityView[];
  readonly graph: MapGraph<ItemId>;
}

interface GroupRowsProps extends ComparedProps {
  /** How many there are. */
  readonly columns: number;
  readonly row: ComponentType<RowProps>;
}

export function GroupRows({ groups, cities, graph, columns, row: Row }: GroupRowsProps) {
  const nameOf = useGroupName(cities);
  return groups.map(({ group, rows }) => (
    <tbody key={group}>
      <tr className={styles.groupHead}>
        <th scope="rowgroup" colSpan={columns}>
          {nameOf(group)} <small>{rows.length}</small>
        </th>
      </tr>
      {rows.map((row) => (
        <Row key={row.nodes.join()} row={row} cities={cities} graph={graph} />
      ))}
    </tbody>
  ));
}
