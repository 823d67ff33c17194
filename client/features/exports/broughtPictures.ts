/**
 * Pictures of a board that comes in as a file: which of them this server shows to this person, which the file brings
 * itself, and which nobody has here. What a file says is never believed: its bytes take the way of a pasted picture.
 */
import { imageAddress } from '../../../shared/documents/boardKinds.ts';
import { AppError } from '../../../shared/errors.ts';
import type { BroughtPicture, Draft } from '../../../shared/exchange/draft.ts';
import type { DocumentId } from '../../../shared/ids.ts';
import { sendImage } from '../../api/images.ts';

/** Why a picture has nothing to show: it is in no file, or what is there is none. */
export type Missing = 'absent' | 'broken' | 'tooLarge' | 'tooMuch' | 'full';
export type Whereabouts = { readonly kind: 'here' } | { readonly kind: 'file'; readonly bytes: Uint8Array };
export interface Found {
  /** By address; of the others it is known why not. */
  readonly pictures: ReadonlyMap<string, Whereabouts | Missing>;
}

type Pictures = ReadonlyMap<string, BroughtPicture> | undefined;

function addressOf({ kind, fields: { image, home } }: Draft): string | null {
  return kind === 'image' && image && home ? imageAddress({ image, home }) : null;
}

/** Seen with the eyes of who brings it in: what they may not see is not here. */
async function isHere(address: string, signal: AbortSignal): Promise<boolean> {
  const answer = await fetch(address, { method: 'HEAD', signal }).catch(() => null);
  return answer?.ok === true;
}

export async function lookForPictures(
  drafts: readonly Draft[],
  brought: Pictures,
  signal: AbortSignal,
): Promise<Found> {
  const pictures = new Map<string, Whereabouts | Missing>();
  for (const draft of drafts) {
    const address = addressOf(draft);
    if (address === null || pictures.has(address) || signal.aborted) continue;
    const own = brought?.get(draft.fields.image ?? '') ?? 'absent';
    const file = typeof own === 'string' ? own : ({ kind: 'file', bytes: own } as const);
    pictures.set(address, (await isHere(address, signal)) ? { kind: 'here' } : file);
  }
  return { pictures };
}

/** Null of everything that is no picture, and of each that will be seen. */
export function missingOf({ pictures }: Found, draft: Draft): Missing | null {
  if (draft.kind !== 'image') return null;
  const found = pictures.get(addressOf(draft) ?? '') ?? 'absent';
  return typeof found === 'string' ? found : null;
}

const REFUSED: Readonly<Partial<Record<string, Missing>>> = {
  NOT_AN_IMAGE: 'broken',
  TOO_LARGE: 'tooLarge',
  DOCUMENT_FULL: 'full',
};

export interface Sending {
  readonly home: DocumentId;
  readonly signal: AbortSignal;
  /** From 0 to 1. */
  readonly onProgress: (share: number) => void;
}

/** One after the other, as the server decodes them. What it refuses stays a place; without a server all of it waits. */
export async function sendPictures(
  drafts: readonly Draft[],
  found: Found,
  { home, signal, onProgress }: Sending,
) {
  const pictures = new Map(found.pictures);
  const ids = new Map<string, Pick<Draft['fields'], 'image' | 'home'>>();
  const waiting = [...pictures].flatMap(([address, one]) =>
    typeof one !== 'string' && one.kind === 'file' ? [[address, one.bytes] as const] : [],
  );
  let isFull = false;
  for (const [at, [address, bytes]] of waiting.entries()) {
    if (signal.aborted) break;
    onProgress(at / waiting.length);
    if (isFull) {
      pictures.set(address, 'full');
      continue;
    }
    try {
      const { id } = await sendImage(home, new Blob([new Uint8Array(bytes)]));
      ids.set(address, { image: id, home });
      pictures.set(imageAddress({ image: id, home }), { kind: 'here' });
    } catch (error) {
      const why = error instanceof AppError ? REFUSED[error.code] : undefined;
      if (why === undefined) throw error;
      isFull ||= why === 'full';
      pictures.set(address, why);
    }
  }
  const moved = drafts.map((draft) => {
    const fields = ids.get(addressOf(draft) ?? '');
    return fields ? { ...draft, fields: { ...draft.fields, ...fields } } : draft;
  });
  return { drafts: moved, found: { pictures } };
}
