/** Copy, cut, paste and duplicate on a map. A long list asks first; what cannot be taken says why. */

import { mapItems } from '../../../../shared/documents/barrierMap.ts';
import type { MapFields } from '../../../../shared/documents/mapFields.ts';
import { escapeXml } from '../../../../shared/exchange/escapeXml.ts';
import { boardClipAsMap } from '../../../../shared/exchange/maps/boardClipAsMap.ts';
import { type MapClip, mapClipOf, readMapClip } from '../../../../shared/exchange/maps/mapClip.ts';
import { bringBackCut, cutOf, readMapCut } from '../../../../shared/exchange/maps/mapCut.ts';
import {
  type ItemDraft,
  isLinkDraft,
  isNodeDraft,
  type MapProblem,
} from '../../../../shared/exchange/maps/mapDraft.ts';
import { readMapCsv } from '../../../../shared/exchange/maps/readMapCsv.ts';
import { readLines } from '../../../../shared/exchange/pastedLines.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import { LIMITS } from '../../../../shared/limits.ts';
import {
  BOARD_CLIP,
  type ClipboardTexts,
  clipInHtml,
  clipInList,
  decodeClip,
  encodeClip,
  MAP_CLIP,
} from '../../../canvas/clipboard.ts';
import { type Box, containsBox, type Point, union } from '../../../canvas/geometry.ts';
import { glideCamera } from '../../../canvas/glideCamera.ts';
import { i18n } from '../../../i18n/i18n.ts';
import { edit, hasRoomFor } from '../../../live/edit.ts';
import { writable } from '../../../live/readable.ts';
import { goingWith } from '../acts/mapActs.ts';
import { type Brought, bringMap, landDrafts, standingOn } from '../exchange/bringMap.ts';
import { inGrid } from '../exchange/placeDrafts.ts';
import { dropNodes, type Held } from '../groups/dragging.ts';
import type { MapClipboardOwner, MapDesk } from '../MapDesk.ts';
import { NODE } from '../model/mapModel.ts';
import { ownWords } from '../own/choices.ts';
import '../../../i18n/words/mapClip.ts';
import {
  FEW,
  freshNames,
  leftInWords,
  linksIn,
  nothingCame,
  type PastedLinks,
  unreadInWords,
  unreadOf,
} from './pastedLinks.ts';

const CELLS = `<table ${MAP_CLIP}=`;
/** More lines than this ask "Create 47 nodes?". */
const ASK_FROM = 30;

export interface AskedLines {
  readonly lines: readonly string[];
  readonly cut: number;
}

/** The same arrangement with its corner elsewhere. */
function arrangedAt(places: readonly Point[], around: Box, corner: Point): readonly Point[] {
  return places.map(({ x, y }) => ({
    x: Math.round(x - around.x + corner.x),
    y: Math.round(y - around.y + corner.y),
  }));
}

/** Cells for spreadsheets, with the nodes that they are of. */
function clipInCells(encoded: string, cells: readonly (readonly string[])[]): string {
  const rows = cells.map((row) => `<tr>${row.map((cell) => `<td>${escapeXml(cell)}</td>`).join('')}</tr>`);
  return `${CELLS}"${encoded}">${rows.join('')}</table>`;
}

const inLine = (cell: string) => (/[\t\n]|^"/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
const cellsInLines = (cells: readonly (readonly string[])[]) =>
  cells.map((row) => row.map(inLine).join('\t')).join('\n');

export class MapClipboard implements MapClipboardOwner {
  /** A list that waits for an answer. */
  readonly asking = writable<AskedLines | null>(null);
  /** Rows that did not come in, where they are many. */
  readonly left = writable<readonly MapProblem[] | null>(null);
  readonly #desk: MapDesk;
  readonly #t;

  constructor(desk: MapDesk) {
    this.#desk = desk;
    this.#t = i18n.getFixedT(null, 'mapClip');
  }

  copy(cut = false): ClipboardTexts | null {
    const { voice } = this.#desk.commands.parts;
    const cells = this.#desk.surface.cells?.copy() ?? null;
    const clip = this.#clip(cells?.rows);
    if (clip === null) {
      voice.say(this.#t('nothingChosen'));
      return null;
    }
    const lines = clip.words.map((words) => words.replace(/\s*\n\s*/g, ' ').trim());
    const encoded = encodeClip(cut && cells === null ? this.#withCut(clip) : clip.value);
    if (clip.items > LIMITS.itemsPerPaste || encoded.length > LIMITS.clipLetters) {
      voice.problem(this.#t('tooMuch', { count: LIMITS.itemsPerPaste }));
      return null;
    }
    if (cells !== null) {
      const { texts } = cells;
      voice.say(this.#t('copiedCells', { count: texts.flat().length }));
      return { text: cellsInLines(texts), html: clipInCells(encoded, texts) };
    }
    voice.say(this.#t('copied', { count: lines.length }));
    return {
      text: lines.filter((line) => line !== '').join('\n'),
      html: clipInList(MAP_CLIP, encoded, lines),
    };
  }

  cut(): ClipboardTexts | null {
    const { surface, commands } = this.#desk;
    const texts = this.copy(true);
    if (texts === null || !commands.mayEdit) return texts;
    if (texts.html.startsWith(CELLS)) surface.cells?.empty();
    else commands.remove(this.#meant());
    return texts;
  }

  /** The rows of cells, or what is chosen, or else what has the keyboard. */
  #meant(rows: readonly ItemId[] = []): readonly ItemId[] {
    const { ids, focused } = this.#desk.selection;
    return [rows, [...ids], focused === null ? [] : [focused]].find((all) => all.length > 0) ?? [];
  }

  #clip(rows?: readonly ItemId[]): MapClip | null {
    return mapClipOf(this.#desk.context.doc, this.#meant(rows));
  }

  /** With all that a cut takes away, to be itself again where it is pasted on this map. */
  #withCut({ value }: MapClip) {
    const { context, documentId } = this.#desk;
    const items = mapItems(context.doc);
    const whole = { ...Object(value), cut: cutOf(documentId, items, goingWith(items, this.#meant())) };
    return encodeClip(whole).length > LIMITS.clipLetters ? value : whole;
  }

  paste({ html, text }: ClipboardTexts): void {
    const { voice } = this.#desk.commands.parts;
    if (!this.#mayChange()) return;
    const encoded = clipInHtml(MAP_CLIP, html);
    const isOfNodes = encoded !== undefined && !html.includes(CELLS);
    if (!isOfNodes && this.#desk.surface.cells?.paste(text, (texts) => this.#placesFor(texts))) return;
    const value = encoded === undefined ? null : decodeClip(encoded);
    const drafts = readMapClip(value, standingOn(this.#desk).columns);
    if (drafts !== null && drafts.length > LIMITS.itemsPerPaste)
      return void voice.problem(this.#t('tooMuch', { count: LIMITS.itemsPerPaste }));
    if (drafts !== null && isOfNodes && this.#move(value)) return;
    if (drafts !== null) return void this.#land(drafts, this.#placesOf(drafts));
    const drawn = this.#drawnOnBoard(html);
    if (drawn !== null) return void this.#bring({ drafts: drawn, left: [], unread: [] });
    const tells = text.includes('\t') && text.length <= LIMITS.lettersPerPaste;
    const links = tells ? linksIn(this.#desk, text) : null;
    if (links !== null) return void this.#bring(links);
    const table = tells ? this.#tableIn(text) : null;
    if (table !== null) return void this.#bring(table);
    if (this.#desk.surface.cells?.add?.(text, (texts) => this.#placesFor(texts))) return;
    // Where nodes are not seen none comes.
    if (this.#desk.surface.cells?.heading) return void voice.problem(this.#t('noLinks'));
    const read = readLines(text);
    if (read.kind === 'nothing') return void voice.say(this.#t('nothing'));
    if (read.kind === 'tooMany')
      return void voice.problem(this.#t('tooMany', { count: read.count, most: LIMITS.itemsPerPaste }));
    if (read.kind === 'tooLong')
      return void voice.problem(this.#t('tooLong', { most: LIMITS.lettersPerPaste }));
    if (read.lines.length > ASK_FROM) this.asking.set(read);
    else this.create(read);
  }

  /** Of a board: what arrows and headings say beside the words. */
  #drawnOnBoard(html: string): readonly ItemDraft[] | null {
    const encoded = clipInHtml(BOARD_CLIP, html);
    return encoded === undefined ? null : boardClipAsMap(decodeClip(encoded), this.#desk.commands.kind.get());
  }

  /**
   * Rows whose headings are all known; else each row is words. A link that is there already, or has no direction, and a
   * value that is not understood, is no reason.
   */
  #tableIn(text: string): PastedLinks | null {
    const standing = standingOn(this.#desk);
    const reading = readMapCsv([{ name: '', text }], ownWords(), this.#desk.cities(), standing);
    if (reading.kind === 'refused') return null;
    const { doubleLink, undirected, unread, asTags, ...odd } = reading.counts;
    if (Object.values(odd).some((count) => count > 0)) return null;
    const { drafts, problems } = reading;
    return drafts.length > LIMITS.itemsPerPaste ? null : { drafts, left: [], unread: unreadOf(problems) };
  }

  async #bring({ drafts, left, unread }: PastedLinks): Promise<void> {
    const { voice } = this.#desk.commands.parts;
    if (left.length > FEW) this.left.set(left);
    if (drafts.length === 0) return voice.problem(nothingCame(left));
    const names = left.length > 0 || drafts.some(isLinkDraft) ? freshNames(drafts) : '';
    const stays = left.length > 0 && left.length <= FEW ? leftInWords(left) : '';
    const note = [names, stays, unreadInWords(unread)].filter(Boolean);
    const words = this.#words(drafts, note.map((one) => `. ${one}`).join(''), note.length > 0);
    const brought = await bringMap(this.#desk, drafts, words, new AbortController().signal, { fits: false });
    if (brought !== 'left') this.#tell(brought);
  }

  fillNew(id: ItemId, text: string): boolean {
    return this.#desk.surface.cells?.add?.(text, (texts) => this.#placesFor(texts), id) ?? false;
  }

  create({ lines, cut }: AskedLines): void {
    this.asking.set(null);
    if (!this.#mayChange()) return;
    const kind = this.#desk.commands.kind.get();
    const drafts = lines.map(
      (text): ItemDraft => ({ key: '', from: null, to: null, fields: { kind }, texts: { text } }),
    );
    const note = cut > 0 ? `. ${this.#t('cut', { count: cut, most: LIMITS.noteLength })}` : '';
    this.#land(drafts, this.#placesFor(lines), note);
  }

  #placesFor(texts: readonly string[]): readonly Point[] {
    const { model } = this.#desk;
    const boxes = texts.map((text) => ({ x: 0, y: 0, w: NODE.width, h: model.heightOf(text) }));
    return this.#atHand(boxes, inGrid(boxes));
  }

  /** Without the clipboard. */
  duplicate(held?: Held): void {
    const { commands, history, selection } = this.#desk;
    if (!this.#mayChange()) return;
    const clip = this.#clip(held && [...held.ids]);
    const drafts = clip && readMapClip(clip.value);
    if (!drafts) return void commands.parts.voice.say(this.#t('nothingChosen'));
    const boxes = this.#boxesOf(drafts);
    const around = union(boxes);
    if (!around) return;
    if (!held) return void this.#land(drafts, arrangedAt(boxes, around, commands.below(around)));
    const corner = { x: around.x + held.dx, y: around.y + held.dy };
    history.together(() => {
      if (this.#land(drafts, arrangedAt(boxes, around, corner)))
        dropNodes(commands.parts, { ids: selection.ids, dx: 0, dy: 0 });
    });
  }

  /** What was cut here and is gone is itself again, elsewhere. */
  #move(value: unknown): boolean {
    const { commands, context, documentId, history, model, selection } = this.#desk;
    const items = mapItems(context.doc);
    const cut = readMapCut(value, documentId, items, context.now());
    if (cut === null || !hasRoomFor(context, cut.length)) return false;
    const nodes = cut.filter(({ fields }) => typeof fields.x === 'number' && !('into' in fields));
    const boxes = nodes.map(({ fields, texts }) => this.#boxOf(fields, texts));
    const places = this.#atHand(boxes, boxes);
    const placeOf = new Map(nodes.map(({ id }, at) => [id, places[at] ?? { x: 0, y: 0 }]));
    edit(context, () => bringBackCut(items, cut, placeOf));
    const step = history.last;
    model.store.flush();
    selection.set(nodes.map(({ id }) => id));
    const done = this.#t('moved', { count: nodes.length });
    const takeBack = () => {
      history.undoOnly(step);
      model.store.flush();
    };
    commands.parts.voice.offer(done, commands.parts.t('undo'), takeBack, history.stands(step));
    this.#show();
    return true;
  }

  #mayChange(): boolean {
    const { mayEdit, parts } = this.#desk.commands;
    if (!mayEdit) parts.voice.problem(parts.t('said.readOnly'));
    return mayEdit;
  }

  #boxesOf(drafts: readonly ItemDraft[]): readonly Box[] {
    return drafts.filter(isNodeDraft).map(({ fields, texts }) => this.#boxOf(fields, texts));
  }

  #boxOf(fields: MapFields['fields'], texts: MapFields['texts']): Box {
    const h = this.#desk.model.heightOf(texts.text ?? '');
    return { x: Number(fields.x ?? 0), y: Number(fields.y ?? 0), w: NODE.width, h };
  }

  #placesOf(drafts: readonly ItemDraft[]): readonly Point[] {
    const boxes = this.#boxesOf(drafts);
    return this.#atHand(boxes, boxes);
  }

  #atHand(boxes: readonly Box[], places: readonly Point[]): readonly Point[] {
    const around = union(boxes.map((box, at) => ({ ...box, ...places[at] })));
    return around ? arrangedAt(places, around, this.#desk.commands.room(around)) : places;
  }

  #words(drafts: readonly ItemDraft[], note = '', ends = false) {
    const count = drafts.filter(isNodeDraft).length;
    const links = drafts.filter(isLinkDraft).length;
    const nodes = count > 0 ? this.#t('pasted', { count }) : '';
    const linked = links > 0 ? this.#t('linked', { count: links }) : '';
    return {
      done: [nodes, linked].filter(Boolean).join(' · ') + note + (ends ? '.' : ''),
      undo: this.#desk.commands.parts.t('undo'),
    };
  }

  /** Whether it came. */
  #land(drafts: readonly ItemDraft[], places: readonly Point[], note = ''): boolean {
    const brought = landDrafts(this.#desk, drafts, places, this.#words(drafts, note));
    this.#tell(brought);
    if (brought === 'brought') this.#show();
    return brought === 'brought';
  }

  /** What came. */
  #show(): void {
    const { model, selection, viewport } = this.#desk;
    const around = union([...selection.ids].flatMap((id) => model.box(id) ?? []));
    const view = viewport.boxToBoard(viewport.clearBox());
    if (around && !containsBox(view, around)) glideCamera(viewport, viewport.cameraToReveal(around));
  }

  #tell(brought: Brought): void {
    const { voice, t } = this.#desk.commands.parts;
    if (brought !== 'brought') voice.problem(t(brought === 'full' ? 'said.full' : 'said.readOnly'));
  }
}
