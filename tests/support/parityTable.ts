/** The table of parity: each row an act, or acts that differ by one choice, with what is to be another afterwards. */
import type { Action, Desk } from '../../client/features/board/actions/Action.ts';
import { BOARD_ACTIONS } from '../../client/features/board/actions/boardActions.ts';
import { changeItems } from '../../client/features/board/acts/change.ts';
import { groupItems } from '../../client/features/board/acts/group.ts';
import { createFigures } from '../../client/features/board/acts/makeFigure.ts';
import { dropItems, resizeItem } from '../../client/features/board/acts/move.ts';
import { addLine } from '../../client/features/board/acts/table.ts';
import type { ItemId } from '../../shared/ids.ts';
import type { First, SceneName } from './parityBoard.tsx';

/** The only cells that stay empty in the column of the outline, and why. */
export const NOT_IN_OUTLINE: Readonly<Record<string, string>> = {
  select: 'there are no tools: a row is chosen by focus',
  hand: 'there is nothing to pan: it scrolls',
  zoomIn: 'the browser zooms it',
  zoomOut: 'the browser zooms it',
  zoomReal: 'the browser zooms it',
  zoomAll: 'everything is shown',
  zoomSelection: 'the chosen row is in view',
  pen: 'a line is drawn by hand; what it says can be written as a text or a note',
  stickers: 'a sticker in the outline is put on what is chosen, by sticker.*',
  marker: 'as the pen',
  moveStart: 'there are no places: what a line starts at is chosen from a list',
  moveEnd: 'as its start',
  bendLink: 'nothing is seen of where a line runs',
  paintLook: 'a row that is passed is chosen: the look is copied and pasted',
  laser: 'there is nothing to point at: a row is brought up by its link, or by a comment on it',
  eraser: 'a drawing is a row, and is deleted as every row',
  crop: 'a picture is cropped where it is seen: all of it again is an act of the row too',
  menu: 'each row has its own menu, by the same key (AN4)',
};

export interface ParityRow {
  /** By turns on the ways when there are several. */
  readonly acts: readonly Action[];
  readonly chosen: readonly SceneName[];
  readonly first?: First;
  /** What is another in the document, and no more than that. */
  readonly document: (id: string) => string;
  /** Among what else is another. */
  readonly rest: (id: string) => string;
}

/** `*` is the choice of an act's id, as `sky` of `colour.sky`. */
function row(
  of: string | readonly string[],
  chosen: string,
  document: string,
  rest = '',
  first?: First,
): ParityRow {
  const ids = typeof of === 'string' ? [of] : of;
  const said = (pattern: string) => (id: string) => pattern.replace('*', id.split('.')[1] ?? id);
  return {
    acts: ids.map((id) => BOARD_ACTIONS.find((action) => action.id === id) as Action),
    chosen: chosen === '' ? [] : (chosen.split(' ') as SceneName[]),
    document: said(document),
    rest: said(rest),
    ...(first && { first }),
  };
}

const family = (prefix: string, ...but: readonly string[]) =>
  BOARD_ACTIONS.map(({ id }) => id).filter((id) => id.startsWith(prefix) && !but.includes(id));

const rose = ({ commands }: Desk) => commands.setColour('rose');
const TABLE = '+column +row +table';

export const PARITY: readonly ParityRow[] = [
  row('edit', 'a', '', 'editing=note'),
  row('undo', 'a', 'note.colour=sun', '', rose),
  row('redo', 'a', 'note.colour=rose', '', (desk) => {
    rose(desk);
    desk.commands.undo();
  }),
  row(family('colour.', 'colour.sun'), 'a', 'note.colour=*', 'colour='),
  row('copyLink', 'a', '', 'copied a link'),
  row('openAddress', 'a', '', 'opened https://example.org/'),
  row('cut', 'a', '-connector -note', 'clip=Ask'),
  row('copy', 'a', '', 'clip=Ask'),
  row('paste', 'a', '+note', ''),
  row('duplicate', 'a', '+note'),
  row('delete', 'a', '-connector -note'),
  row('moveTo', 'a', '', 'choosing=move'),
  row('cluster', 'a b c', '+cluster note.parent note.z', 'editing=cluster'),
  row('uncluster', 'cluster', '-cluster note.parent note.x note.y'),
  row('uncluster', 'one', '-frame note.parent', '', ({ context, model, selection }) => {
    const a = model.readingOrder().find((id) => model.item(id)?.text.startsWith('Ask')) ?? null;
    dropItems(context, a ? [a] : [], { parent: selection.single });
  }),
  row('group', 'shape text', 'shape.group text.group'),
  row('ungroup', 'shape', 'shape.group text.group', '', ({ context, model }) => {
    const ids = model.readingOrder().filter((id) => /^(Shape|Text)$/.test(model.item(id)?.text ?? ''));
    groupItems(context, ids);
    model.store.flush();
  }),
  row('frameAround', 'a', '+frame frame.turn frame.turn=V note.parent', 'editing=frame'),
  row('linkTo', 'a', '', 'choosing=link'),
  row('lock', 'a', 'note.locked=true'),
  row('lockFrame', 'one', 'frame.locked=true', '', ({ context, model, selection }) => {
    const a = model.readingOrder().find((id) => model.item(id)?.text.startsWith('Ask')) ?? null;
    dropItems(context, a ? [a] : [], { parent: selection.single });
  }),
  row('startAt', 'line', '', 'choosing=from'),
  row('endAt', 'line', '', 'choosing=to'),
  row('moveStart', 'line', '', 'keys=from'),
  row('moveEnd', 'line', '', 'keys=to'),
  row('bendLink', 'line', '', 'keys=bend'),
  row('addBend', 'line', 'connector.via'),
  row('straightenLink', 'link', 'connector.bend', '', ({ context, selection }) =>
    changeItems(context, [...selection.ids], { bend: [0, 4] }),
  ),
  row(family('routing.', 'routing.curved'), 'link', 'connector.routing=*'),
  row(family('heads.', 'heads.end'), 'link', 'connector.heads=*'),
  row(family('weight.', 'weight.normal'), 'link', 'connector.weight=*'),
  row('dash.dashed', 'link', 'connector.dash=*'),
  row(family('fromSide.', 'fromSide.auto'), 'link', 'connector.fromSide=*'),
  row(family('toSide.', 'toSide.auto'), 'link', 'connector.toSide=*'),
  row('turnLink', 'link', 'connector.from connector.to'),
  row('crop', 'picture', '', 'cropping=image'),
  row('wholePicture', 'picture', 'image.crop image.h image.w image.x image.y'),
  row(['turnLeft', 'turnRight', 'straighten'], 'shape', 'shape.angle'),
  row(family('background.', 'background.paper'), 'two', 'frame.background=*'),
  row('frameEarlier', 'two', 'frame.turn frame.turn=V'),
  row('frameLater', 'one', 'frame.turn frame.turn=V'),
  row(family('clusterBy.'), 'a b c', '', 'panel=clusterBy.*'),
  row('copyLook', 'a', '', 'Style copied'),
  row('giveLook', 'b', 'note.colour=sun', '', async (desk) => {
    const { selection, actions, model } = desk;
    const [b] = selection.ids;
    const sun = model.readingOrder().find((id) => model.item(id)?.text === 'Coal');
    selection.set(sun ? [sun] : []);
    actions.get('copyLook').run(desk);
    // It takes what is chosen once its code has come.
    await new Promise((resolve) => setTimeout(resolve));
    selection.set(b ? [b] : []);
  }),
  row('paintLook', 'a', '', 'painting=true'),
  row('become.text', 'a', 'text.kind=text'),
  row(family('become.', 'become.note', 'become.text'), 'a', 'shape.form=* shape.h shape.kind=shape'),
  row('become.note', 'shape', 'note.kind=note note.w note.x note.y'),
  row(['larger', 'smaller'], 'a', 'note.w'),
  row(['front', 'forward'], 'a', 'note.z'),
  row(['back', 'backward'], 'c', 'note.z'),
  row(['align.left', 'align.centre', 'align.right', 'distribute.across'], 'a b c', 'note.x'),
  row('distribute.grid', 'a b c', 'note.x note.y'),
  row('distribute.dots', 'a b c', 'note.x note.y', '', ({ context, model, selection }) => {
    const parent = [...selection.ids].at(-1) ?? null;
    createFigures(context, [{ kind: 'sticker', symbol: 'dot', parent, x: 10, y: 10 }]);
    model.store.flush();
  }),
  row(['align.top', 'align.middle', 'align.bottom', 'distribute.down'], 'a b c', 'note.y'),
  row('several', '', '', 'adding=true'),
  row(['sameKind', 'sameColour', 'sameAuthor'], 'a', '', 'note+note+note+note'),
  row('locked', '', '', 'spotlight=1'),
  row('note', '', '+note', 'editing=note'),
  row('noteBelow', 'a', '+note', 'editing=note'),
  row('newCluster', '', '+cluster', 'editing=cluster'),
  row('newTable', '', TABLE, 'editing=table'),
  row('frame', '', '+frame', 'editing=frame'),
  row('link', 'a', '', ''),
  row('list', '', '', 'list=true'),
  row('rows', '', '+column +note +row +table -note', '', ({ clipboard, viewport }) => {
    clipboard.paste({ text: '\tCity\nIdea\tBraga', html: '' });
    viewport.setCamera({ x: 0, y: 0, zoom: 1 });
  }),
  row('tabulate', 'a b c', `${TABLE} note.column note.parent note.row note.z`, 'editing=table'),
  row('rowBefore', 'row', '+row', 'editing=row'),
  row('columnBefore', 'column', '+column cluster.x', 'editing=column'),
  row('rowGone', 'row', '-note -row'),
  row('columnGone', 'column', '-column -note', '', ({ context, model }) => {
    const table = [...model.store.values()].find(({ kind }) => kind === 'table');
    addLine(context, table?.id as ItemId, 'column', { title: 'More' });
  }),
  row('newRow', 'table', '+row', 'editing=row'),
  row('newColumn', 'table', '+column cluster.x', 'editing=column'),
  row('headings', 'table', '+note +row column.text table.text'),
  row('lineEarlier', 'rowTwo', 'row.z'),
  row('lineLater', 'row', 'row.z'),
  row('wider', 'column', 'column.w'),
  row('narrower', 'column', 'column.w', '', ({ context, selection }) =>
    resizeItem(context, selection.single as ItemId, { w: 334 }),
  ),
  row('text', '', '+text', 'editing=text'),
  row(['rectangle', 'ellipse', 'diamond'], '', '+shape', 'editing=shape'),
  row(family('sticker.'), '', '+sticker', 'chosen=sticker'),
  row('stickers', '', '', 'tool=stamp'),
  row(['pen', 'marker', 'eraser'], '', '', 'tool=*'),
  row('bold', 'text', 'text.bold=true'),
  row('struck', 'a', 'note.struck=true'),
  row('hollow', 'shape', 'shape.hollow=true'),
  row(family('weight.', 'weight.normal'), 'shape', 'shape.weight=*'),
  row('dash.dashed', 'shape', 'shape.dash=*'),
  row(family('textSize.', 'textSize.M', 'textSize.auto'), 'text', 'text.size=*'),
  row(['textSize.S', 'textSize.XL'], 'a', 'note.size=*'),
  row('textSize.auto', 'a', 'note.size', '', (desk) =>
    changeItems(desk.context, desk.commands.chosen, { size: 'L' }),
  ),
  row(['words.centre', 'words.right'], 'text', 'text.align=*'),
  row(['words.top', 'words.bottom'], 'shape', 'shape.valign=*'),
  row(family('ink.', 'ink.auto'), 'shape', 'shape.ink=*'),
  row('ink.auto', 'shape', 'shape.ink', '', (desk) =>
    changeItems(desk.context, desk.commands.chosen, { ink: 'sky' }),
  ),
  row(family('thickness.', 'thickness.medium'), 'stroke', 'stroke.width'),
  row('line', '', '+connector', 'chosen=connector'),
  row('select', '', '', 'tool=select', ({ hands }) => hands?.tool.set('hand')),
  row('hand', '', '', 'tool=hand'),
  row('selectAll', '', '', 'chosen=cluster+column+connector'),
  row(['zoomIn', 'zoomOut'], '', '', 'camera'),
  row('zoomReal', '', '', 'camera', ({ viewport }) => viewport.zoomAt(2)),
  row('zoomAll', '', '', 'camera', ({ viewport }) => viewport.panBy(400, 400)),
  row('zoomSelection', 'a', '', 'camera'),
  row('menu', 'a', '', 'menu'),
  row('singleKeys', '', '', 'singleKeys=false'),
  row(family('announce.', 'announce.summary'), '', '', 'announce=*'),
  row('commands', '', '', 'panel=commands'),
  row('find', '', '', 'panel=find'),
  row('shortcuts', '', '', 'panel=shortcuts'),
  row('nextRegion', '', '', 'region='),
  row('previousRegion', '', '', 'region='),
];
