/** What others do on the map, for who listens: as much as they asked for, in any view. Its code comes after the map. */
import { useContext, useEffect, useState } from 'react';
import { mapItems } from '../../../../shared/documents/barrierMap.ts';
import { mergedIn, standsFor } from '../../../../shared/documents/merged.ts';
import { type ItemId, parseItemId } from '../../../../shared/ids.ts';
import { listOf } from '../../../i18n/dates.ts';
import { i18n } from '../../../i18n/i18n.ts';
import '../../../i18n/words/mapNews.ts';
import { useReadable } from '../../../live/useLive.ts';
import { Announcer, type OneDone, type OthersDid } from '../../../together/Announcer.ts';
import { TogetherContext } from '../../../together/Together.ts';
import { VisuallyHidden } from '../../../ui/VisuallyHidden.tsx';
import { type MapDesk, useDesk } from '../MapDesk.ts';
import { heedMerged } from '../merge/heedMerged.ts';
import { KeysSpoken } from './KeysSpoken.tsx';

const KINDS = ['added', 'changed', 'removed'] as const;
const t = i18n.getFixedT(null, 'mapNews');

function summary(did: OthersDid): string {
  const words = KINDS.filter((kind) => did[kind] > 0).map((kind) => t(`did.${kind}`, { count: did[kind] }));
  return t('others', { did: listOf(words, i18n.language) });
}

const after = (ms: number, run: () => void) => {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
};

function openNews({ context, model, commands, announceLevel }: MapDesk): Announcer {
  const titleOf = (id: OneDone['id']) => (model.link(id) ? commands.nameOf(id) : commands.titleOf(id));
  return new Announcer({
    timing: { after },
    level: announceLevel,
    titleOf,
    summary,
    sentence({ did, title, id }) {
      const stands = standsFor(mapItems(context.doc), id);
      if (stands !== id) return t('one.merged', { title, other: titleOf(stands) });
      if (did !== 'moved') return t(`one.${did}`, { title });
      const group = model.groupOf(id);
      return group ? t('one.grouped', { title, place: titleOf(group.id) }) : t('one.ungrouped', { title });
    },
    model: {
      store: model.store,
      item: (id) => model.store.get(id) ?? null,
      parentOf: (id) => model.node(id)?.group ?? null,
      // What others wrote, not the links that run elsewhere because of it.
      onChange: (listener) =>
        model.store.onFlush(({ changed, others }) => listener({ items: changed, others })),
    },
  });
}

function Said({ news }: { readonly news: Announcer }) {
  return (
    <VisuallyHidden>
      <span aria-live="polite" data-others-said="">
        {useReadable(news.othersSaid)}
      </span>
    </VisuallyHidden>
  );
}

/** Comments and reactions of what became one with another are of that one. */
function useFollowMerged({ context, model }: MapDesk): void {
  const state = useContext(TogetherContext)?.discussion.state;
  useEffect(() => {
    if (!state) return;
    let told = '';
    const tell = () => {
      const merged = mergedIn(mapItems(context.doc));
      const now = [...merged].join();
      if (now === told) return;
      const ids = `${told},${now}`.split(',').flatMap((id) => parseItemId(id) ?? []);
      told = now;
      state.meant = (id) => merged.get(id as ItemId) ?? id;
      state.settle(new Set(ids));
    };
    tell();
    return model.onChange(({ movedOnly }) => movedOnly || tell());
  }, [state, context, model]);
}

export default function OthersNews() {
  const desk = useDesk();
  useFollowMerged(desk);
  useEffect(() => heedMerged(desk), [desk]);
  const [news, setNews] = useState<Announcer | null>(null);
  useEffect(() => {
    const opened = openNews(desk);
    setNews(opened);
    return () => opened.destroy();
  }, [desk]);
  return (
    <>
      <KeysSpoken />
      {news && <Said news={news} />}
    </>
  );
}
