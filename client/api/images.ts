import type { ImageView } from '../../shared/api.ts';
import type { DocumentId } from '../../shared/ids.ts';
import { sendBytes } from './request.ts';

/** The same image sent again is the same image. */
export async function sendImage(documentId: DocumentId, file: Blob): Promise<ImageView> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  return sendBytes<ImageView>(`/api/documents/${documentId}/images`, bytes, false);
}
