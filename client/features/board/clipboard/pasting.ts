/** Pasting on the canvas and in the outline. A long list asks first; what cannot be taken says why. Loaded when the page is idle. */

import { isGrid, isTableLine, NOTE_SIZE } from '../../../../shared/documents/boardKinds.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import { LIMITS } from '../../../../shared/limits.ts';
import { mayTakeBack } from '../../../acts/fresh.ts';
import { type ClipboardTexts, clipInHtml, MAP_CLIP } from '../../../canvas/clipboard.ts';
import type { Box, Size } from '../../../canvas/geometry.ts';
import { centre, containsBox, containsPoint, union } from '../../../canvas/geometry.ts';
import { missingText } from '../../../i18n/errorText.ts';
import { deleteItems } from '../acts/change.ts';
import { createNotes, type Into } from '../acts/make.ts';
import { resizeItem } from '../acts/move.ts';
import { layList, pasteClip } from '../acts/paste.ts';
import type { BoardCommands } from '../canvas/BoardCommands.ts';
import { cellMeant, keepCell, pointedAt } from '../canvas/cellMeant.ts';
import {
  belowTitle,
  bodyOf,
  type Form,
  frameMeant,
  frameOf,
  placeInFrame,
  planFrame,
} from '../canvas/inFrames.ts';
import { stickers } from '../canvas/later.ts';
import { containerAt, openPlace } from '../canvas/places.ts';
import type { AskedList, PastedRows, Pasting } from './askedList.ts';
import type { Clip } from './clip.ts';
import { fillCells, sheetOf } from './fillCells.ts';
import { clipSize } from './readClip.ts';
import '../../../i18n/words/actionsLater.ts';
import '../../../i18n/words/boardLater.ts';
import { readPasted } from './readPasted.ts';
import { makeTable, mayBeTable, notesIn } from './rowsTable.ts';

export { pasteWritten } from './pasteWritten.ts';
export { withCells } from './tableCells.ts';

const loadDrawings = () => import('./pasteDrawing.ts');
const loadNodes = () => import('./pasteNodes.ts');
const loadHtml = () => import('./wordsInHtml.ts');

const MAY_BE_BOLD = /<b[\s>]|<strong|<h[1-6]|font/i;

/** At a smaller scale the words of a note cannot be read. */
const READABLE = 1 / 3;

/** More lines than this ask "Create 47 notes?". */
export const ASK_FROM = 30;

export function paste(clipboard: Pasting, commands: BoardCommands, texts: ClipboardTexts): void {
  const { voice, t } = commands.parts;
  if (!commands.mayEdit) {
    voice.problem(t('readOnly.title'));
    return;
  }
  const pasted = readPasted(texts);
  const nodes = nodesIn(commands, texts);
  switch (pasted.kind) {
    case 'clip':
      putClip(commands, pasted.clip);
      return;
    case 'lines':
      if (filled(commands, texts, pasted)) return;
      if (nodes !== null) void putNodes(clipboard, commands, nodes, pasted);
      else if (!MAY_BE_BOLD.test(texts.html)) askOrCreate(clipboard, commands, pasted);
      else void withBold(pasted, texts.html).then((list) => askOrCreate(clipboard, commands, list));
      return;
    case 'drawing':
      void putDrawing(commands, texts);
      return;
    case 'tooMany':
      voice.problem(t('paste.tooMany', { count: pasted.count, most: LIMITS.itemsPerPaste }));
      return;
    case 'tooLong':
      voice.problem(t('paste.tooLong', { most: LIMITS.lettersPerPaste }));
      return;
    case 'tooMuch':
      sayTooMuch(commands.parts);
      return;
    case 'nothing':
      if (texts.html === '') voice.say(t('paste.nothing'));
      else void wordsOf(clipboard, commands, texts.html);
      return;
  }
}

function askOrCreate(clipboard: Pasting, commands: BoardCommands, list: AskedList): void {
  if (list.lines.length > ASK_FROM) clipboard.asking.set(list);
  else create(clipboard, commands, list);
}

async function withBold(list: AskedList, html: string): Promise<AskedList> {
  const reader = await loadHtml().catch(() => null);
  return reader === null ? list : { ...list, bold: reader.boldInHtml(html, list.lines) };
}

/** Into the cells of a table, of one that is locked once it is free. */
function filled(commands: BoardCommands, texts: ClipboardTexts, list: AskedList): boolean {
  const { t, selection } = commands.parts;
  const done = fillCells(commands, texts, list);
  if (done === null) return false;
  if (typeof done === 'string') {
    const { ids } = selection;
    const goOn = () => {
      selection.set(ids);
      filled(commands, texts, list);
    };
    stickers.run(commands.parts, (code) => code.offerUnlock(commands, [done], goOn));
    return true;
  }
  const { count, over, left } = done;
  const words = [t('said.filled', { count: count + over })];
  // One is the cell that was meant.
  if (over > 1) words.push(t('said.filledOver', { count: over }));
  if (left > 0) words.push(t('said.filledLeft', { count: left }));
  offerUndo(commands, words.join('. '));
  return true;
}

/** Who has just begun to write in a place of a table and pastes a range of a spreadsheet: it fills from there. False for other words. */
export function fillWritten(commands: BoardCommands, texts: ClipboardTexts): boolean {
  const pasted = readPasted(texts);
  if (pasted.kind !== 'lines' || !sheetOf(texts, pasted) || !filled(commands, texts, pasted)) return false;
  commands.parts.selection.stopEditing();
  return true;
}

const notHere =
  ({ parts }: BoardCommands) =>
  (cause: unknown) =>
    parts.voice.problem(missingText(cause));

/** Some programs give their words as HTML only. */
async function wordsOf(clipboard: Pasting, commands: BoardCommands, html: string): Promise<void> {
  const reader = await loadHtml().catch(notHere(commands));
  if (!reader) return;
  const text = reader.wordsInHtml(html);
  paste(clipboard, commands, { text, html: text && html });
}

async function putDrawing(commands: BoardCommands, texts: ClipboardTexts): Promise<void> {
  const drawings = await loadDrawings().catch(notHere(commands));
  drawings?.pasteDrawing(commands.parts, texts);
}

/** What was copied on a map, not in its table; in a table or cluster of the board nodes are a list. */
function nodesIn(commands: BoardCommands, { html }: ClipboardTexts): string | null {
  return /<table/.test(html) || chosenGrid(commands) ? null : (clipInHtml(MAP_CLIP, html) ?? null);
}

async function putNodes(
  clipboard: Pasting,
  commands: BoardCommands,
  encoded: string,
  list: AskedList,
): Promise<void> {
  const nodes = await loadNodes().catch(notHere(commands));
  if (nodes && !nodes.pasteNodes(commands.parts, encoded, commands.colour))
    askOrCreate(clipboard, commands, list);
}

/** Near the mouse. */
export function create(clipboard: Pasting, commands: BoardCommands, list: AskedList): void {
  const { lines, rows, bold } = list;
  const { context, history, selection } = commands.parts;
  clipboard.asking.set(null);
  const before = selection.state();
  const grid = chosenGrid(commands);
  const { places, ...size } = layList(lines);
  const free = placeFor(commands, size);
  const grown = grid !== null ? null : grownFor(commands, lines, free);
  const { colour } = commands;
  const drafts = (grown?.places ?? places).map(({ x, y }, i) => ({
    x: (grown ?? free).x + x,
    y: (grown ?? free).y + y,
    colour,
    text: lines[i] ?? '',
    ...(grown && { w: grown.side }),
  }));
  const home = grown && commands.parts.model.box(grown.frame);
  const ids = history.together(() => {
    const frame = () => ({ parent: grown?.frame ?? frameAround(commands, free) });
    const made = createNotes(context, drafts, grid ?? frame());
    if (made) bold?.(context, made);
    if (made && grown) resizeItem(context, grown.frame, grown.box);
    return made;
  });
  if (ids === null) return void commands.full();
  show(commands, ids, grid !== null);
  const [id] = ids;
  if (id && grid === null && rows && mayBeTable(rows)) {
    const frame = grown && home && { id: grown.frame, size: { w: home.w, h: home.h } };
    const notes = { id, ids, before, list, isTable: false, ...(frame && { frame }) };
    offerRows(clipboard, commands, { ...notes, step: history.last });
  } else offerUndo(commands, createdWords(commands, list));
}

function createdWords({ parts: { t } }: BoardCommands, { lines, cut }: AskedList): string {
  const words = t('said.created', { count: lines.length });
  return cut > 0 ? `${words}. ${t('paste.cut', { count: cut, most: LIMITS.noteLength })}` : words;
}

/** What would be longer by a list than that is no place to work in. */
const LONGEST_FRAME = 3;
/** Where a frame cannot grow, the notes are so small; with more letters they would be too high. */
const SMALLER = [160, 140, 120, 100] as const;
const lettersIn = (side: number) => side / 2;
/** And a longer word would be broken. */
const wordIn = (side: number) => (side - 20) / 11;

function fits(line: string, side: number): boolean {
  return line.length <= lettersIn(side) && line.split(/[\s-]+/).every(({ length }) => length <= wordIn(side));
}

/** A list that means a frame which has no room for it lies in it all the same, where that can grow or its notes be smaller; null where it need not, or cannot. */
function grownFor({ aim, parts }: BoardCommands, lines: readonly string[], free: Box) {
  const { model, selection, viewport } = parts;
  const seen = () => containerAt(model, viewport.toBoard(centre(viewport.clearBox())), 'frame');
  const chosen = selection.single ?? (selection.ids.size === 0 ? seen() : null);
  const frame = frameMeant(model, { aim, chosen });
  const home = frame && model.box(frame);
  if (!home || containsBox(bodyOf(home), free)) return null;
  const sides = SMALLER.filter((side) => lines.every((line) => fits(line, side)));
  for (const side of [NOTE_SIZE, ...sides]) {
    const lay = (form: Form) => {
      const { places, ...size } = layList(lines, form, side);
      return [{ places, size }];
    };
    const plan = planFrame(model, frame, lay, { moving: new Set(), grown: [], longest: LONGEST_FRAME });
    const [draft] = plan?.drafts ?? [];
    if (plan && draft) return { ...draft, side, frame, box: { w: plan.box.w, h: plan.box.h } };
  }
  return null;
}

/** Notes or a table: the other one can be had, until something else is done. */
function offerRows(clipboard: Pasting, commands: BoardCommands, rows: PastedRows): void {
  const { history, voice, t } = commands.parts;
  const { list, step, isTable } = rows;
  clipboard.rows = rows;
  const { subscribe } = history.stands(step);
  const stands = { subscribe, get: () => history.last === step };
  const words = isTable
    ? t('said.tabulated', { count: notesIn(commands, list.rows ?? []) })
    : createdWords(commands, list);
  const label = t(isTable ? 'actions:names.rowsAsNotes' : 'actions:names.rows');
  voice.offer(words, label, () => turnRows(clipboard, commands), stands);
}

/** What was pasted as notes becomes a table, a step of its own, and notes again, which takes that step back. */
export function turnRows(clipboard: Pasting, commands: BoardCommands): void {
  const { history, voice, t } = commands.parts;
  const pasted = clipboard.rows;
  if (!pasted) return;
  if (!mayTakeBack(commands.parts, pasted)) {
    // Somebody else has gone on with it, or taken it away.
    voice.say(t('actions:reasons.rows'));
    return;
  }
  if (pasted.was) history.undo();
  const turned = pasted.was ?? tabulated(commands, pasted);
  if (turned === null) return void commands.full();
  show(commands, turned.ids);
  offerRows(clipboard, commands, turned);
}

/** In place of the notes. Null where the board has no room for it: then they are notes still. */
function tabulated(commands: BoardCommands, pasted: PastedRows): PastedRows | null {
  const { context, history, model, selection } = commands.parts;
  const { before, frame, id, ids, list } = pasted;
  const corner = model.box(id);
  if (!list.rows || !corner) return null;
  const [rows, home, depth] = [list.rows, frameOf(model, id), history.depth];
  const table = history.together(() => {
    deleteItems(context, ids);
    if (frame) resizeItem(context, frame.id, frame.size);
    model.store.flush();
    selection.set(before.ids, before.focused);
    return makeTable(commands, rows, { x: corner.x, y: corner.y }, home);
  });
  if (table === null) history.revert(depth);
  return table && { ...pasted, id: table, ids: [table], step: history.last, isTable: true, was: pasted };
}

function putClip(commands: BoardCommands, clip: Clip): void {
  const { context, model, selection, t } = commands.parts;
  const frames = clip.items.some(({ kind }) => kind === 'frame');
  const free = placeFor(commands, clipSize(clip), frames);
  const meant = { aim: commands.aim, chosen: selection.single };
  const box = frames ? free : rounded(placeInFrame(model, free, meant));
  const grid = clip.items.every((item) => item.kind === 'note') ? chosenGrid(commands) : null;
  const ids = pasteClip(context, clip, box, grid ?? { parent: frameAround(commands, box) });
  if (ids === null) return void commands.full();
  show(commands, ids, grid !== null);
  const count = clip.items.filter(({ kind }) => kind !== 'connector' && !isTableLine(kind)).length;
  offerUndo(commands, t('said.pasted', { count }));
}

/** A cluster or a table: into the cell that is meant, else the first; with nothing chosen the cell under the pointer. */
function chosenGrid(commands: BoardCommands): Into | null {
  const { parts } = commands;
  const pointed = pointedAt(commands);
  if (pointed?.cell) return { parent: pointed.table, cell: pointed.cell };
  const item = parts.model.item(parts.selection.single);
  const cell = cellMeant(parts)?.cell;
  return item && isGrid(item.kind) && !item.locked ? { parent: item.id, ...(cell && { cell }) } : null;
}

function placeFor(commands: BoardCommands, size: Size, outside = false): Box {
  const free = { ...size, ...commands.room(size, { outside }) };
  const low = belowTitle(commands.parts.model, free);
  return rounded(openPlace(commands.parts.model, low, { among: [low] }) ?? free);
}

const rounded = (box: Box): Box => ({ ...box, x: Math.round(box.x), y: Math.round(box.y) });

function frameAround({ parts: { model } }: BoardCommands, box: Box): ItemId | null {
  const frame = containerAt(model, centre(box), 'frame');
  const outer = frame && model.box(frame);
  return outer && containsBox(outer, box) ? frame : null;
}

/** Chosen, unless they came in a cell that is meant, and in view, which stays where the middle of it is seen: as near or far as it was, where that has room for it and can be read. */
function show({ parts }: BoardCommands, ids: readonly ItemId[], inGrid = false): void {
  const { model, selection, viewport } = parts;
  model.store.flush();
  const again = keepCell(parts);
  selection.set(ids);
  if (inGrid) again();
  const around = union(ids.map((id) => model.box(id)).filter((box): box is Box => box !== null));
  const view = viewport.boxToBoard(viewport.clearBox());
  if (!around || containsBox(view, around)) return;
  const { zoom } = viewport;
  if (zoom >= READABLE && viewport.cameraToFit(around, 24, zoom).zoom === zoom) {
    if (!containsPoint(view, centre(around))) viewport.reveal(around);
    return;
  }
  // Of what could not be read as a whole its beginning, at about half size.
  const { w, h } = viewport.clearBox();
  const all = viewport.cameraToFit(around).zoom >= READABLE;
  viewport.fit(all ? around : { ...around, w: 2 * w, h: 2 * h });
}

function offerUndo({ parts }: BoardCommands, words: string): void {
  const { model, history, voice, t } = parts;
  const step = history.last;
  const takeBack = () => {
    history.undoOnly(step);
    model.store.flush();
  };
  voice.offer(words, t('undo'), takeBack, history.stands(step));
}

export function sayTooMuch({ voice, t }: BoardCommands['parts']): void {
  voice.problem(t('paste.tooMuch', { count: LIMITS.itemsPerPaste }));
}
