/** What can be done with the selection, just below it. */
import {
  IconArrowUpRight,
  IconBoxMultiple,
  IconColumnInsertRight,
  IconCrop,
  IconDots,
  IconExternalLink,
  IconLock,
  IconLockOpen,
  IconNote,
  IconPencil,
  IconRowInsertBottom,
  IconTable,
  IconTextCaption,
  IconTrash,
} from '@tabler/icons-react';
import { useContext, useSyncExternalStore } from 'react';
import { type BoardItemKind, hasColour } from '../../../../../shared/documents/boardKinds.ts';
import '../../../../i18n/words/actionsLater.ts';
import { useTranslation } from '../../../../i18n/useTranslation.ts';
import '../../../../i18n/words/boardLater.ts';
import { writable } from '../../../../live/readable.ts';
import { useReadable } from '../../../../live/useLive.ts';
import { TogetherContext } from '../../../../together/Together.ts';
import { keepKeyboard } from '../../../../ui/keepKeyboard.ts';
import { Menu } from '../../../../ui/Menu.tsx';
import { ON_A_PHONE } from '../../../../ui/screens.ts';
import { useMedia } from '../../../../ui/useMedia.ts';
import { useRovingStop } from '../../../../ui/useRovingStop.ts';
import { reasonAgainst } from '../../actions/ActionSet.ts';
import { menuOf, nameOf } from '../../actions/actionMenu.tsx';
import { addressIn } from '../../actions/copying.ts';
import { TogetherActs } from '../../together/TogetherActs.tsx';
import { useBoardValue, useCanvas } from '../CanvasContext.ts';
import { cellMeant, pressed } from '../cellMeant.ts';
import { writeInCell } from '../inCell.ts';
import { clustering } from '../laterClusters.ts';
import { newTables } from '../laterTables.ts';
import { Act } from './Act.tsx';
import { AlignAct } from './AlignAct.tsx';
import { usePlace } from './barPlace.ts';
import styles from './Chrome.module.css';
import { ColourAct } from './ColourAct.tsx';
import { LetterActs } from './LetterActs.tsx';
import { BorderAct, LineActs } from './LineActs.tsx';
import { useLetThrough } from './letThrough.ts';

/** "Cluster these two" after one note was dropped on another. */
function Offer() {
  const { t } = useTranslation('board');
  const { gestures, commands, selection } = useCanvas();
  const offer = useReadable(gestures.offer);
  if (offer === null || selection.single !== offer.dragged) return null;
  return (
    <Act
      offer
      icon={<IconBoxMultiple size={18} aria-hidden />}
      label={t('offer')}
      onPress={() => {
        gestures.offer.set(null);
        const pair = [offer.target, offer.dragged];
        clustering.run(commands.parts, (acts) => acts.clusterNotes(commands, pair));
      }}
    />
  );
}

/** Rows that were just pasted can be a table, or notes again. */
function RowsOffer() {
  const { t } = useTranslation('actions');
  const canvas = useCanvas();
  const rows = canvas.actions.get('rows');
  const stands = useBoardValue(() => reasonAgainst(rows, canvas) === null);
  if (!stands) return null;
  const Icon = canvas.clipboard.rows?.isTable ? IconNote : IconTable;
  return (
    <Act
      offer
      icon={<Icon size={18} aria-hidden />}
      label={nameOf(rows, canvas, t)}
      onPress={() => rows.run(canvas)}
    />
  );
}

/** A finger has no key to delete with; locking is behind More then. */
function HoldAct({ lockedAll }: { readonly lockedAll: boolean }) {
  const { t } = useTranslation('board');
  const words = useTranslation('actions').t;
  const canvas = useCanvas();
  const finger = useMedia('(pointer: coarse)');
  if (finger && !lockedAll)
    return (
      <Act
        icon={<IconTrash size={18} aria-hidden />}
        label={t('bar.delete')}
        onPress={() => canvas.actions.get('delete').run(canvas)}
      />
    );
  const lock = canvas.actions.get('lock');
  const Icon = lockedAll ? IconLockOpen : IconLock;
  return (
    <Act
      icon={<Icon size={18} aria-hidden />}
      label={nameOf(lock, canvas, words)}
      onPress={() => lock.run(canvas)}
    />
  );
}

/** Who points goes on to point at the other one, who came by key gets the list; so does who links several at once. */
function LinkAct() {
  const { t } = useTranslation('board');
  const { links, gestures, selection } = useCanvas();
  const linking = useReadable(links.step).kind !== 'off';
  return (
    <Act
      icon={<IconArrowUpRight size={18} aria-hidden />}
      label={t('bar.link')}
      pressed={linking}
      onPress={(byPointer) => {
        const count = selection.ids.size;
        if (linking) links.cancel();
        else if (count === 2 || (count === 1 && byPointer)) links.start();
        else gestures.choosing.set('link');
      }}
    />
  );
}

function TableActs() {
  const { t } = useTranslation('board');
  const { commands } = useCanvas();
  const make = (kind: 'row' | 'column') =>
    newTables.run(commands.parts, ({ newLine }) => newLine(commands, kind));
  return (
    <>
      <Act
        icon={<IconRowInsertBottom size={18} aria-hidden />}
        label={t('bar.row')}
        onPress={() => make('row')}
      />
      <Act
        icon={<IconColumnInsertRight size={18} aria-hidden />}
        label={t('bar.column')}
        onPress={() => make('column')}
      />
    </>
  );
}

/** A finger has no Enter for the cell that is meant. */
function WriteAct() {
  const { t } = useTranslation('board');
  const { commands } = useCanvas();
  return (
    <Act
      icon={<IconPencil size={18} aria-hidden />}
      label={t('bar.write')}
      onPress={() => {
        const cell = cellMeant(commands.parts);
        if (cell) writeInCell(commands, cell);
      }}
    />
  );
}

function CropAct() {
  const { t } = useTranslation('actions');
  const canvas = useCanvas();
  const run = () => canvas.actions.get('crop').run(canvas);
  return <Act icon={<IconCrop size={18} aria-hidden />} label={t('names.crop')} onPress={run} />;
}

function Acts() {
  const { t } = useTranslation('board');
  const canvas = useCanvas();
  const { commands, model, selection } = canvas;
  const lockedAll = useBoardValue(() => commands.chosen.every((id) => model.item(id)?.locked === true));
  // What is chosen may be switched to another kind.
  const known = useBoardValue(() => [...new Set(commands.chosen.map((id) => model.item(id)?.kind))].join());
  const kinds = new Set(known.split(',') as BoardItemKind[]);
  const solid = kinds.size > 1 || !kinds.has('connector');
  const coloured = [...kinds].some((kind) => kind && hasColour(kind));
  const ofTable = kinds.has('table') || kinds.has('row') || kinds.has('column');
  // There it is behind More: the bar is full.
  const phone = useMedia(ON_A_PHONE);
  const becomes = kinds.has('note') || kinds.has('text') || kinds.has('shape');
  const leads = useBoardValue(() => addressIn(canvas) !== null);
  const finger = useMedia('(pointer: coarse)');
  const inCell = useSyncExternalStore(
    pressed.subscribe,
    () => finger && cellMeant(canvas.commands.parts) !== null,
  );
  const size = 18;
  return (
    <>
      <Offer />
      <RowsOffer />
      {leads ? (
        <Act
          icon={<IconExternalLink size={size} aria-hidden />}
          label={t('bar.open')}
          onPress={() => canvas.actions.get('openAddress').run(canvas)}
        />
      ) : null}
      {!solid && !lockedAll && selection.single !== null ? (
        <Act
          icon={<IconTextCaption size={size} aria-hidden />}
          label={t('bar.words')}
          onPress={() => canvas.actions.get('edit').run(canvas)}
        />
      ) : null}
      {!solid && !lockedAll ? <LineActs /> : null}
      {coloured && !lockedAll ? <ColourAct /> : null}
      {kinds.has('shape') && !lockedAll && !phone ? <BorderAct /> : null}
      {selection.ids.size > 1 ? <AlignAct /> : null}
      {becomes && !lockedAll && !phone ? <LetterActs /> : null}
      {kinds.size === 1 && ofTable && !lockedAll ? <TableActs /> : null}
      {known === 'image' && selection.ids.size === 1 && !lockedAll ? <CropAct /> : null}
      {kinds.has('note') && !lockedAll ? (
        <Act
          icon={<IconBoxMultiple size={size} aria-hidden />}
          label={t('bar.cluster')}
          onPress={() => canvas.actions.get('cluster').run(canvas)}
        />
      ) : null}
      {inCell ? <WriteAct /> : solid ? <LinkAct /> : null}
      <HoldAct lockedAll={lockedAll} />
    </>
  );
}

function More() {
  const { t } = useTranslation('board');
  const words = useTranslation('actions').t;
  const canvas = useCanvas();
  // What is chosen may become a group, or be none any more, while it is chosen.
  useBoardValue(() => reasonAgainst(canvas.actions.get('group'), canvas));
  return (
    <Menu
      side="top-end"
      width={250}
      groups={menuOf('items', canvas, words)}
      target={
        <button type="button" className={styles.act}>
          <IconDots size={18} aria-hidden />
          {t('bar.more')}
        </button>
      }
    />
  );
}

const NO_TIMER = writable(null);

export default function SelectionBar({ canEdit }: { readonly canEdit: boolean }) {
  const { t } = useTranslation('board');
  const canvas = useCanvas();
  const { selection, gestures, links, hands } = canvas;
  const state = useSyncExternalStore(selection.subscribe, selection.state);
  const busy = useReadable(gestures.busy);
  const tool = useReadable(hands.tool);
  const menu = useReadable(gestures.menu) !== null;
  const phone = useMedia(ON_A_PHONE);
  // There what linking waits for is said in its place.
  const waits = useReadable(links.step).kind !== 'off' && phone;
  // It would lie over where the next press goes; on a phone over Undo, which makes room for pens and stickers.
  const holds = tool === 'place' || (phone && (tool === 'stamp' || tool === 'draw'));
  const bar = usePlace(canvas);
  useRovingStop(bar);
  useLetThrough(bar);
  const together = useContext(TogetherContext);
  // Where it begins the bar may stand in its place.
  useReadable(together?.discussion.state.timer ?? NO_TIMER);
  const acts = canEdit || (together?.mayComment() ?? false);
  if (!acts || busy || holds || menu || waits || state.editing !== null || state.ids.size === 0) return null;
  return (
    <div
      ref={bar}
      className={styles.selectionBar}
      role="toolbar"
      aria-label={t('bar.label')}
      data-region="selection"
      onMouseDown={keepKeyboard}
    >
      {canEdit ? <Acts /> : null}
      {together === null ? null : <TogetherActs together={together} />}
      {canEdit ? <More /> : null}
    </div>
  );
}
