/** Questions and lists that acts open, over the canvas and over the outline. */

import { useMemo } from 'react';
import { mayCarry } from '../../../../shared/documents/boardKinds.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import { LIMITS } from '../../../../shared/limits.ts';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { useReadable } from '../../../live/useLive.ts';
import { TogetherView } from '../../../together/TogetherView.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import type { Choosing, Desk } from '../actions/Action.ts';
import { useDesk } from '../actions/DeskContext.ts';
import { stickers } from '../canvas/later.ts';
import { lineCode } from '../canvas/laterLines.ts';
import { cellsOf } from '../model/tables.ts';
import { boardPlace } from '../together/boardPlace.ts';
import { type Choice, ChooseDialog } from './ChooseDialog.tsx';
import { ListField } from './ListField.tsx';
import { moveTo } from './moveTo.ts';
import '../../../i18n/words/boardLater.ts';

/** "Create 47 notes?" */
function AskList() {
  const { t } = useTranslation('board');
  const { clipboard } = useDesk();
  const list = useReadable(clipboard.asking);
  const count = list?.lines.length ?? 0;
  return (
    <Dialog
      open={list !== null}
      onClose={() => clipboard.asking.set(null)}
      title={t('paste.ask', { count })}
      actions={
        <>
          <Button onClick={() => clipboard.asking.set(null)}>{t('cancel')}</Button>
          <Button variant="primary" data-autofocus onClick={() => list && clipboard.create(list)}>
            {t('list.make', { count })}
          </Button>
        </>
      }
    >
      <p>{t('paste.askWhy')}</p>
      {list && list.cut > 0 ? <p>{t('paste.cut', { count: list.cut, most: LIMITS.noteLength })}</p> : null}
    </Dialog>
  );
}

function WriteList() {
  const { t } = useTranslation('board');
  const { clipboard, commands, focusSurface } = useDesk();
  const open = useReadable(clipboard.writing);
  const close = () => {
    commands.meanAt();
    clipboard.writing.set(false);
  };
  const made = () => {
    close();
    // After the dialog has given the focus back to its button: the next key is for the new notes.
    requestAnimationFrame(focusSurface);
  };
  return (
    <Dialog open={open} onClose={close} title={t('list.title')}>
      <ListField onMade={made} />
    </Dialog>
  );
}

const stickersOnly = ({ commands, model }: Desk) =>
  commands.chosen.every((id) => model.item(id)?.kind === 'sticker');

/** Where the chosen items can go, or what they can be linked to. */
function choicesFor(desk: Desk, act: Choosing): readonly Choice[] {
  const { model, commands, names, selection } = desk;
  const chosen = new Set(commands.chosen);
  const named = (id: ItemId): Choice => ({ id, name: names.titleOf(id) });
  const others = model.readingOrder().filter((id) => !chosen.has(id) && model.item(id)?.kind !== 'connector');
  if (act === 'link') return others.map(named);
  if (act === 'from' || act === 'to') {
    const line = model.item(selection.single);
    const taken = line?.kind === 'connector' ? line[act === 'from' ? 'to' : 'from'] : null;
    const point = { id: null, name: commands.parts.t('line.point') };
    return [point, ...others.filter((id) => id !== taken).map(named)];
  }
  const notesOnly = commands.chosen.every((id) => model.item(id)?.kind === 'note');
  const onItems = stickersOnly(desk);
  const holders = others.filter((id) => {
    const kind = model.item(id)?.kind;
    return kind === 'frame' || (kind === 'cluster' && notesOnly) || (onItems && mayCarry(kind));
  });
  const cells = notesOnly ? others.flatMap((id) => cellsOf(model, id)) : [];
  const inCells = cells.map(({ table, cell }) => ({ id: table, cell, name: names.cellName(table, cell) }));
  return [...holders.map(named), ...inCells, { id: null, name: names.titleOf(null) }];
}

function Choose() {
  const { t } = useTranslation('board');
  const desk = useDesk();
  const { choosing, commands, model, selection } = desk;
  const act = useReadable(choosing);
  if (act === null) return null;
  const choose = ({ id, cell }: Choice) => {
    choosing.set(null);
    const onto = act === 'move' && id !== null && model.item(id)?.kind !== 'frame' && stickersOnly(desk);
    if (onto) stickers.run(commands.parts, (code) => code.stickChosen(commands, id));
    else if (act === 'move') moveTo(commands, id, cell);
    else if (act !== 'link') {
      const line = commands.chosen[0] as ItemId;
      lineCode.run(commands.parts, ({ putEnd }) => putEnd(commands, line, act, id));
    } else if (id !== null) for (const from of commands.chosen) commands.link(from, id);
    desk.focusSurface();
  };
  if (selection.ids.size === 0) return null;
  return (
    <ChooseDialog
      title={t(`menu.${act}`)}
      choices={choicesFor(desk, act)}
      onChoose={choose}
      onClose={() => choosing.set(null)}
    />
  );
}

export default function DeskDialogs() {
  const desk = useDesk();
  const place = useMemo(() => boardPlace(desk), [desk]);
  return (
    <>
      <AskList />
      <WriteList />
      <Choose />
      <TogetherView place={place} />
    </>
  );
}
