/** What may correspond, by wording and category: proposed here, written only when somebody says so. */
import { IconArrowsLeftRight, IconCheck, IconX } from '@tabler/icons-react';
import { useEffect, useMemo } from 'react';
import type { CityView } from '../../../../shared/api.ts';
import { type ItemId, pairId } from '../../../../shared/ids.ts';
import { type Correspondence, proposeCorrespondences } from '../../../../shared/maps/compare.ts';
import { concerns } from '../../../../shared/maps/counts.ts';
import type { MapGraph } from '../../../../shared/maps/graph.ts';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { useReadable } from '../../../live/useLive.ts';
import { Button } from '../../../ui/Button.tsx';
import { showToast } from '../../../ui/showToast.ts';
import { useDesk } from '../MapDesk.ts';
import {
  apart,
  bestOfEach,
  forgetApart,
  joinNodes,
  keepApart,
  loadApart,
  stateOnceSaid,
} from './correspond.ts';
import styles from './Suggestions.module.css';
import { useCityOf } from './useCityOf.ts';

interface SuggestionsProps {
  readonly graph: MapGraph<ItemId>;
  readonly cities: readonly CityView[];
}

/** As many are proposed at once; the next come as these are answered. */
const MOST_SHOWN = 10;

function End({ id, graph, cities }: SuggestionsProps & { readonly id: ItemId }) {
  const { commands } = useDesk();
  const node = graph.nodes.find((one) => one.id === id);
  const badges = cities.filter((city) => node && concerns(node, city.id)).map(({ badge }) => badge);
  return (
    <span className={styles.end}>
      <small>{badges.join(' ')}</small> {commands.titleOf(id)}
    </span>
  );
}

function Pair(props: SuggestionsProps & { readonly pair: Correspondence<ItemId> }) {
  const { from, to } = props.pair;
  const { t } = useTranslation(['mapCompare', 'map']);
  const { commands, context, model, surface } = useDesk();
  const cityOf = useCityOf();
  const confirm = () => {
    const id = joinNodes(context, from, to, stateOnceSaid(context.author, null, cityOf));
    model.store.flush();
    commands.parts.voice.say(id === null ? t('map:said.full') : commands.nameOf(id));
    surface.focus();
  };
  const refuse = () => {
    keepApart(from, to, true);
    showToast({
      message: t('refused'),
      action: { label: t('map:undo'), onSelect: () => keepApart(from, to, false) },
    });
    surface.focus();
  };
  return (
    <li>
      <End {...props} id={from} />
      <IconArrowsLeftRight size={17} role="img" aria-label={t('map:relations.corresponds')} />
      <End {...props} id={to} />
      <span className={styles.answers}>
        <Button size="sm" icon={<IconCheck size={16} aria-hidden />} onClick={confirm}>
          {t('confirm')}
        </Button>
        <Button size="sm" variant="subtle" icon={<IconX size={16} aria-hidden />} onClick={refuse}>
          {t('refuse')}
        </Button>
      </span>
    </li>
  );
}

/** What this person said are two things, and the way back. */
function Refused({ pairs }: { readonly pairs: readonly Correspondence<ItemId>[] }) {
  const { t } = useTranslation('mapCompare');
  const { surface } = useDesk();
  if (pairs.length === 0) return null;
  return (
    <p>
      {t('refusedCount', { count: pairs.length })}
      <Button
        size="sm"
        variant="subtle"
        onClick={() => {
          forgetApart(pairs.map(({ from, to }) => pairId(from, to)));
          surface.focus();
        }}
      >
        {t('suggestAgain')}
      </Button>
    </p>
  );
}

/** Nothing for who may only read: there is nothing to say about it. */
export function Suggestions({ graph, cities }: SuggestionsProps) {
  const { t } = useTranslation('mapCompare');
  const { commands } = useDesk();
  const refused = useReadable(apart);
  useEffect(loadApart, []);
  const proposed = useMemo(
    () =>
      proposeCorrespondences(
        graph,
        cities.map(({ id }) => id),
      ),
    [graph, cities],
  );
  const isApart = ({ from, to }: Correspondence<ItemId>) => refused.includes(pairId(from, to));
  const pairs = proposed.filter((pair) => !isApart(pair));
  const shown = bestOfEach(pairs, MOST_SHOWN);
  if (!commands.mayEdit || proposed.length === 0) return null;
  return (
    <details className={styles.suggestions}>
      <summary>
        {t('suggestions')} <b>{pairs.length}</b>
      </summary>
      <p>{t('suggestionsAbout')}</p>
      <ul>
        {shown.map((pair) => (
          <Pair key={pairId(pair.from, pair.to)} pair={pair} graph={graph} cities={cities} />
        ))}
      </ul>
      {shown.length < pairs.length ? (
        <p>{t('suggestionsMore', { count: pairs.length - shown.length })}</p>
      ) : null}
      <Refused pairs={proposed.filter(isApart)} />
    </details>
  );
}
