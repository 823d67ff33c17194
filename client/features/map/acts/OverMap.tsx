/** What opens over canvas, table and outline alike: command menu, shortcut sheet. Loaded when it is asked for, or before. */
import { Suspense, useEffect, useMemo } from 'react';
import { type EverywhereParts, useEverywhereKeys } from '../../../acts/useEverywhereKeys.ts';
import { useReadable } from '../../../live/useLive.ts';
import { whenIdle } from '../../../live/whenIdle.ts';
import { Arrival, useComing } from '../../../ui/Coming.tsx';
import { lazyPart } from '../../../ui/lazyPart.tsx';
import { type MapDesk, useDesk } from '../MapDesk.ts';
import { MenuDoor } from '../menu/MenuDoor.tsx';
import { type MapActs, useActs } from './ActsContext.ts';
import { carryOut, reasonAgainst } from './MapAct.ts';

const load = {
  commands: () => import('../commands/MapCommandMenu.tsx'),
  shortcuts: () => import('../commands/MapShortcuts.tsx'),
  corresponds: () => import('../compare/CorrespondsTo.tsx'),
  merge: () => import('../merge/MergeNodes.tsx'),
  views: () => import('../views/SavedViews.tsx'),
  fields: () => import('../fields/OverFields.tsx'),
  end: () => import('../commands/ChooseEnd.tsx'),
  linked: () => import('../commands/ChooseLinked.tsx'),
};
const MapCommandMenu = lazyPart(load.commands);
const MapShortcuts = lazyPart(load.shortcuts);
const ChooseEnd = lazyPart(load.end);
const ChooseLinked = lazyPart(load.linked);
const CorrespondsTo = lazyPart(load.corresponds);
const MergeNodes = lazyPart(load.merge);
const SavedViews = lazyPart(load.views);
const OverFields = lazyPart(load.fields);

function everywhereOf(desk: MapDesk, { acts }: MapActs): EverywhereParts {
  return {
    singleKeys: desk.singleKeys,
    actFor(press, letters) {
      const act = acts.forPress(press, letters);
      return act?.everywhere ? () => reasonAgainst(act, desk) === null && carryOut(act, desk) : null;
    },
  };
}

export function OverMap() {
  const desk = useDesk();
  const acts = useActs();
  const over = useReadable(desk.over);
  const linking = useReadable(desk.commands.linking);
  const coming = useComing(desk.over);
  useEverywhereKeys(useMemo(() => everywhereOf(desk, acts), [desk, acts]));
  useEffect(() => {
    // There at once, and without network after the first visit; without it they are asked for when they are opened.
    void whenIdle().then(() => Promise.all(Object.values(load).map((one) => one())).catch(() => undefined));
  }, []);
  const close = () => {
    desk.over.set(null);
    // What had the focus may be gone, as an editor that closed when the menu opened over it.
    requestAnimationFrame(() => document.activeElement === document.body && desk.surface.focus());
  };
  return (
    <Suspense fallback={null}>
      {over === 'commands' ? <MapCommandMenu onClose={close} /> : null}
      {over === 'shortcuts' ? <MapShortcuts onClose={close} /> : null}
      {over === 'corresponds' ? <CorrespondsTo onClose={close} /> : null}
      {over === 'merge' ? <MergeNodes onClose={close} /> : null}
      {over === 'views' || over === 'saveView' || over === 'walkViews' ? (
        <SavedViews as={over} onClose={close} />
      ) : null}
      {over === 'tags' || over === 'addField' ? <OverFields as={over} onClose={close} /> : null}
      {over === 'from' || over === 'to' ? <ChooseEnd end={over} onClose={close} /> : null}
      {linking?.typed || linking?.named ? (
        <ChooseLinked from={linking.from} typed={linking.typed ?? ''} named={linking.named} />
      ) : null}
      <MenuDoor />
      <Arrival panel={over} coming={coming} />
    </Suspense>
  );
}
