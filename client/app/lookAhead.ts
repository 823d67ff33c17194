/** Shows what the last visit to a document left of its first look, while the code of its page is on the way. */
import { askEarly } from '../api/asked.ts';
import { copyName, findCopy, readCopyAhead } from '../live/CopyStore.ts';
import { showFirstLook } from '../ui/firstLook.ts';
import { viewLeft } from '../ui/viewLeft.ts';
import { asksForCanvasAlone } from './board/asksForCanvas.ts';

/** What is no id the server knows as well as this code would. */
const DOCUMENT = /^\/w\/[\w-]+\/[dm]\/(\w+)$/;

/** Resolves when it is about to be painted, or there is none to be shown; `parsed` is when the page has a body. */
export async function lookAhead(address: Location, parsed: Promise<unknown>): Promise<void> {
  const id = DOCUMENT.exec(address.pathname)?.[1];
  if (!id) return;
  const answer = askEarly(`/api/documents/${id}`);
  const name = await findCopy(id);
  if (name === null) return void answer.catch(() => undefined);
  const kept = new Promise<unknown>((resolve) => readCopyAhead(name, resolve));
  // What the server says first is whether it may be seen at all.
  const response = await answer;
  if (!response.ok || !asksForCanvasAlone(address)) return;
  const { epoch } = (await response.clone().json()) as { readonly epoch: number };
  if (copyName(id, epoch) === name) await showFirstLook(await kept, parsed, viewLeft(id));
}
