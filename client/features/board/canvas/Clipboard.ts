/** Copy, cut and paste on the canvas. A long list asks first; what cannot be taken says why. */

import { isGrid } from '../../../../shared/documents/boardKinds.ts';
import { readLines } from '../../../../shared/exchange/pastedLines.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import { LIMITS } from '../../../../shared/limits.ts';
import type { ClipboardOwner, ClipboardTexts } from '../../../canvas/clipboard.ts';
import type { Box, Size } from '../../../canvas/geometry.ts';
import { centre, containsBox, union } from '../../../canvas/geometry.ts';
import { writable } from '../../../live/readable.ts';
import { createNotes } from '../acts/make.ts';
import { layList, pasteClip } from '../acts/paste.ts';
import { type Clip, clipSize } from '../clipboard/clip.ts';
import { copyItems, readPasted } from '../clipboard/clipboardData.ts';
import type { BoardCommands } from './BoardCommands.ts';
import { containerAt } from './places.ts';

const loadDrawings = () => import('../clipboard/pasteDrawing.ts');
const loadHtml = () => import('../clipboard/wordsInHtml.ts');

/** At a smaller scale the words of a note cannot be read. */
const READABLE = 1 / 3;

/** More lines than this ask "Create 47 notes?". */
export const ASK_FROM = 30;

export interface AskedList {
  readonly lines: readonly string[];
  readonly cut: number;
}

export class Clipboard implements ClipboardOwner {
  /** A list that waits for an answer. */
  readonly asking = writable<AskedList | null>(null);
  /** The field for a list is open. */
  readonly writing = writable(false);
  readonly #commands: BoardCommands;

  constructor(commands: BoardCommands) {
    this.#commands = commands;
  }

  copy(): ClipboardTexts | null {
    const { model, voice, t } = this.#commands.parts;
    const texts = copyItems(model, this.#commands.chosen);
    if (texts?.isTooMuch) {
      voice.problem(t('paste.tooMuch', { count: LIMITS.itemsPerPaste }));
      return null;
    }
    voice.say(texts ? t('said.copied', { count: this.#commands.chosen.length }) : t('said.nothingSelected'));
    return texts;
  }

  cut(): ClipboardTexts | null {
    if (!this.#commands.mayEdit) return this.copy();
    const texts = this.copy();
    if (texts) this.#commands.remove();
    return texts;
  }

  paste(texts: ClipboardTexts): void {
    const { voice, t } = this.#commands.parts;
    if (!this.#commands.mayEdit) {
      voice.problem(t('readOnly.title'));
      return;
    }
    const pasted = readPasted(texts);
    switch (pasted.kind) {
      case 'clip':
        this.#pasteClip(pasted.clip);
        return;
      case 'lines':
        this.#lines(pasted);
        return;
      case 'drawing':
        void this.#drawing(texts);
        return;
      case 'tooMany':
        voice.problem(t('paste.tooMany', { count: pasted.count, most: LIMITS.itemsPerPaste }));
        return;
      case 'tooLong':
        voice.problem(t('paste.tooLong', { most: LIMITS.lettersPerPaste }));
        return;
      case 'tooMuch':
        voice.problem(t('paste.tooMuch', { count: LIMITS.itemsPerPaste }));
        return;
      case 'nothing':
        if (texts.html === '') voice.say(t('paste.nothing'));
        else void this.#html(texts.html);
        return;
    }
  }

  /** Some programs give their words as HTML only. */
  async #html(html: string): Promise<void> {
    const { voice, t } = this.#commands.parts;
    const reader = await loadHtml().catch(() => null);
    if (reader === null) voice.problem(t('actions:said.notLoaded'));
    else this.paste({ text: reader.wordsInHtml(html), html: '' });
  }

  /** A list that was typed or pasted into a field: it was looked at already, so nothing asks again. */
  pasteList(text: string): boolean {
    const read = readLines(text);
    if (read.kind === 'lines') this.create(read);
    else this.paste({ text, html: '' });
    return read.kind === 'lines';
  }

  async #drawing(texts: ClipboardTexts): Promise<void> {
    const { voice, t } = this.#commands.parts;
    const drawings = await loadDrawings().catch(() => null);
    if (drawings === null) voice.problem(t('actions:said.notLoaded'));
    else drawings.pasteDrawing(this.#commands.parts, texts);
  }

  #lines(list: AskedList): void {
    if (list.lines.length > ASK_FROM) this.asking.set(list);
    else this.create(list);
  }

  create({ lines, cut }: AskedList): void {
    const { context, t } = this.#commands.parts;
    this.asking.set(null);
    const cluster = this.#chosenCluster();
    const { places, ...size } = layList(lines);
    const box = this.#place(size);
    const parent = cluster ?? this.#frameAround(box);
    const { colour } = this.#commands;
    const drafts = places.map(({ x, y }, i) => ({
      x: box.x + x,
      y: box.y + y,
      colour,
      text: lines[i] ?? '',
    }));
    const ids = createNotes(context, drafts, { parent });
    if (ids === null) {
      this.#full();
      return;
    }
    const words = t('said.created', { count: lines.length });
    const cutWords = cut > 0 ? `. ${t('paste.cut', { count: cut, most: LIMITS.noteLength })}` : '';
    this.#made(ids, words + cutWords);
  }

  #pasteClip(clip: Clip): void {
    const { context, t } = this.#commands.parts;
    const box = this.#place(
      clipSize(clip),
      clip.items.some(({ kind }) => kind === 'frame'),
    );
    const cluster = clip.items.every((item) => item.kind === 'note') ? this.#chosenCluster() : null;
    const ids = pasteClip(context, clip, box, cluster ?? this.#frameAround(box));
    if (ids === null) {
      this.#full();
      return;
    }
    const words = t('said.pasted', { count: clip.items.filter((item) => item.kind !== 'connector').length });
    this.#made(ids, words);
  }

  #full(): void {
    const { voice, t } = this.#commands.parts;
    voice.problem(t('full', { count: LIMITS.itemsPerBoard }));
  }

  /** Or table: what is pasted into it starts in its first cell. */
  #chosenCluster(): ItemId | null {
    const { model, selection } = this.#commands.parts;
    const item = model.item(selection.single);
    return item && isGrid(item.kind) && !item.locked ? item.id : null;
  }

  #place(size: Size, outside = false): Box {
    const { x, y } = this.#commands.room(size, { outside });
    return { ...size, x: Math.round(x), y: Math.round(y) };
  }

  #frameAround(box: Box): ItemId | null {
    const { model } = this.#commands.parts;
    const frame = containerAt(model, centre(box), 'frame');
    const outer = frame && model.box(frame);
    return outer && containsBox(outer, box) ? frame : null;
  }

  #made(ids: readonly ItemId[], words: string): void {
    const { model, history, selection, viewport, voice, t } = this.#commands.parts;
    model.store.flush();
    const step = history.last;
    selection.set(ids);
    const around = union(ids.map((id) => model.box(id)).filter((box): box is Box => box !== null));
    const view = viewport.boxToBoard(viewport.clearBox());
    if (around && !containsBox(view, around)) {
      // Of what could not be read as a whole its beginning, at about half size.
      const { w, h } = viewport.clearBox();
      const all = viewport.cameraToFit(around).zoom >= READABLE;
      viewport.fit(all ? around : { ...around, w: 2 * w, h: 2 * h });
    }
    const takeBack = () => {
      history.undoOnly(step);
      model.store.flush();
    };
    voice.offer(words, t('undo'), takeBack, history.stands(step));
  }
}
