/**
 * Images from a file, the clipboard or another window onto the open board. Nothing is on the board before the server
 * has the bytes: what fails leaves nothing behind.
 */
import { IconPhoto } from '@tabler/icons-react';
import type { ImageView } from '../../../../shared/api.ts';
import { AppError, Unreachable } from '../../../../shared/errors.ts';
import type { DocumentId, ItemId } from '../../../../shared/ids.ts';
import { LIMITS } from '../../../../shared/limits.ts';
import { sendImage } from '../../../api/images.ts';
import type { Point } from '../../../canvas/geometry.ts';
import type { Action, Desk } from '../../../features/board/actions/Action.ts';
import { needsPicture } from '../../../features/board/actions/needs.ts';
import { newcomers } from '../../../features/board/canvas/laterNewcomers.ts';
import { errorText } from '../../../i18n/errorText.ts';
import { i18n } from '../../../i18n/i18n.ts';
import { type Writable, writable } from '../../../live/readable.ts';

export type ImageDesk = Pick<Desk, 'commands'>;

export interface BoardImages {
  /** How many are on their way. */
  readonly sending: Writable<number>;
  readonly acts: readonly Action[];
  /** At a point, or beside what somebody writes in. */
  bring(desk: ImageDesk, files: readonly File[], at?: Point | ItemId): Promise<void>;
}

const TYPES = 'image/png,image/jpeg,image/webp';

export function imagesAmong(files: Iterable<File> | undefined): readonly File[] {
  return [...(files ?? [])].filter((file) => file.type.startsWith('image/'));
}

function wordsFor(error: unknown, hasLater: boolean): string {
  if (error instanceof AppError && error.code === 'TOO_LARGE') return i18n.t('board:image.tooLarge');
  // Other than words it is not kept here.
  return hasLater && error instanceof Unreachable ? i18n.t('board:image.notSent') : errorText(error);
}

/** Where the browser lets a person choose files; it is asked at once, or it takes the press for none of a person's. */
function chooseFiles(onChosen: (files: readonly File[]) => void, multiple = true): void {
  const field = document.createElement('input');
  field.type = 'file';
  field.accept = TYPES;
  field.multiple = multiple;
  field.onchange = () => onChosen([...(field.files ?? [])]);
  field.click();
}

export function createBoardImages(documentId: DocumentId): BoardImages {
  const sending = writable(0);

  async function sendOne({ commands }: ImageDesk, file: File): Promise<readonly ImageView[]> {
    try {
      if (file.size > LIMITS.imageBytes) throw new AppError('TOO_LARGE');
      return [await sendImage(documentId, file)];
    } catch (error) {
      // Without a network only what is said of that is here.
      const words = import('../../../i18n/words/boardLater.ts');
      const hasLater = await words.then(
        () => true,
        () => false,
      );
      commands.parts.voice.problem(wordsFor(error, hasLater));
      return [];
    } finally {
      sending.set(sending.get() - 1);
    }
  }

  /** What came together is put on the board together, when the last is there. */
  async function bring(desk: ImageDesk, files: readonly File[], at?: Point | ItemId): Promise<void> {
    if (!desk.commands.mayEdit) return;
    sending.set(sending.get() + files.length);
    const images: ImageView[] = [];
    // One after the other: the server decodes one at a time.
    for (const file of files) images.push(...(await sendOne(desk, file)));
    newcomers.run(desk.commands.parts, ({ newImages }) => newImages(desk.commands, images, documentId, at));
  }

  async function replace(desk: Desk, id: ItemId, file: File): Promise<void> {
    sending.set(sending.get() + 1);
    const [image] = await sendOne(desk, file);
    const { parts } = desk.commands;
    if (image) newcomers.run(parts, (code) => code.replaceImage(desk.commands, id, image, documentId));
  }

  const replacing: Action = {
    id: 'replacePicture',
    group: 'edit',
    writes: true,
    menus: ['items'],
    when: needsPicture,
    run(desk) {
      const [id] = desk.commands.chosen;
      if (id) chooseFiles(([file]) => file && void replace(desk, id, file), false);
    },
  };
  const act: Action = {
    id: 'image',
    group: 'make',
    icon: IconPhoto,
    writes: true,
    menus: ['board', 'more'],
    run: (desk, at) => chooseFiles((files) => void bring(desk, files, at)),
  };
  return { sending, acts: [act, replacing], bring };
}
