/** What a row says of the cities, in words, with what can be done about it. */
import { IconArrowsLeftRight, IconCheck, IconMessageQuestion } from '@tabler/icons-react';
import { useContext } from 'react';
import type { CityView } from '../../../../shared/api.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import { worstIn } from '../../../../shared/maps/compare.ts';
import type { GraphLink, MapGraph } from '../../../../shared/maps/graph.ts';
import { listOf } from '../../../i18n/dates.ts';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { TogetherContext } from '../../../together/Together.ts';
import { useDesk } from '../MapDesk.ts';
import styles from './Compare.module.css';
import { sayTheyCorrespond, stateOnceSaid } from './correspond.ts';
import { useGroupName } from './Groups.tsx';
import { useCityOf } from './useCityOf.ts';
import type { ComparedRow } from './useCompared.ts';

export interface RowProps {
  readonly row: ComparedRow;
  readonly cities: readonly CityView[];
  readonly graph: MapGraph<ItemId>;
}

export function useVerdict({ row, cities }: Omit<RowProps, 'graph'>): string {
  const { t, i18n } = useTranslation('mapCompare');
  const nameOf = useGroupName(cities);
  const named = (standing: string) =>
    listOf(
      cities.filter((_, at) => row.standings[at] === standing).map(({ name }) => name),
      i18n.language,
    );
  if (row.group === 'lesson') return t('lesson', { solved: named('solved'), open: named('open') });
  const worst = worstIn(row);
  const words = nameOf(row.group);
  if (worst === null) return words;
  return t(cities.length === 2 ? 'worse' : 'worst', { words, city: cities[worst]?.name ?? '' });
}

/** What a city that solved it can be asked, where it is said: beside the node. */
function Ask({ row, cities, graph }: RowProps) {
  const { t } = useTranslation('mapCompare');
  const company = useContext(TogetherContext);
  const solver = cities.find((_, at) => row.standings[at] === 'solved');
  const node = graph.nodes.find(
    ({ id, status }) => row.nodes.includes(id) && solver && status[solver.id] === 'overcome',
  );
  if (company === null || solver === undefined || node === undefined) return null;
  return (
    <button type="button" className={styles.ask} onClick={() => company.discuss(node.id)}>
      <IconMessageQuestion size={17} aria-hidden />
      {t('ask', { city: solver.name })}
    </button>
  );
}

function Joined({ link: { id } }: { readonly link: GraphLink<ItemId> }) {
  const { t } = useTranslation(['map', 'mapCompare']);
  const desk = useDesk();
  const { surface, commands, context, model } = desk;
  const together = useContext(TogetherContext);
  const cityOf = useCityOf();
  const link = model.link(id);
  const proposer = link?.state === 'proposed' && link.stateAt !== null ? link.stateBy : null;
  const name = proposer === null ? undefined : together?.personOf(proposer)?.name;
  const isAsked = link?.state === 'proposed' && stateOnceSaid(context.author, link, cityOf) === 'agreed';
  const words = [t('relations.corresponds'), name && `${t('states.proposed')}: ${name}`];
  return (
    <>
      <button
        type="button"
        className={styles.joined}
        data-item={id}
        aria-label={commands.nameOf(id)}
        onClick={() => surface.goTo(id)}
      >
        <IconArrowsLeftRight size={15} aria-hidden />
        {words.filter(Boolean).join(' · ')}
      </button>
      {commands.mayEdit && link && isAsked ? (
        <button
          type="button"
          className={styles.ask}
          onClick={() => {
            sayTheyCorrespond(desk, link.from, link.to, cityOf);
            surface.focus();
          }}
        >
          <IconCheck size={15} aria-hidden />
          {t('mapCompare:agree')}
        </button>
      ) : null}
    </>
  );
}

export function Verdict(props: RowProps) {
  const { row, graph } = props;
  const words = useVerdict(props);
  const links = graph.links.filter(
    ({ from, to, relation, state }) =>
      relation === 'corresponds' &&
      state !== 'disputed' &&
      row.nodes.includes(from) &&
      row.nodes.includes(to),
  );
  return (
    <div className={styles.verdict} data-group={row.group.split(':')[0]}>
      <span>{words}</span>
      {row.group === 'lesson' ? <Ask {...props} /> : null}
      {links.map((link) => (
        <Joined key={link.id} link={link} />
      ))}
    </div>
  );
}
