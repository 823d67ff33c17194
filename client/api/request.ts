/** One way to the server: JSON in, JSON out, errors as AppError with a code of the closed list. */
import { AppError, isErrorCode, Unreachable } from '../../shared/errors.ts';
import { takeAsked } from './asked.ts';

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';

async function send(method: Method, path: string, body: unknown): Promise<Response> {
  try {
    const early = method === 'GET' ? takeAsked(path) : null;
    if (early !== null) return await early;
    return await fetch(path, {
      method,
      headers: {
        Accept: 'application/json',
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  } catch (cause) {
    throw new Unreachable(cause);
  }
}

/** A proxy in between may answer with HTML; the status is then all that is known. */
async function errorOf(response: Response): Promise<AppError> {
  const answer: unknown = await response.json().catch(() => null);
  const code = answer !== null && typeof answer === 'object' && 'error' in answer ? answer.error : null;
  if (isErrorCode(code)) return new AppError(code);
  if (response.status === 401) return new AppError('SIGNED_OUT');
  if (response.status === 404) return new AppError('NOT_FOUND');
  if (response.status === 413) return new AppError('TOO_LARGE');
  if (response.status === 429) return new AppError('TOO_FAST');
  return new AppError(response.status >= 500 ? 'STORE_UNAVAILABLE' : 'BAD_REQUEST');
}

export async function request<Answer>(method: Method, path: string, body?: unknown): Promise<Answer> {
  const response = await send(method, path, body);
  if (!response.ok) throw await errorOf(response);
  if (response.status === 204) return undefined as Answer;
  return (await response.json()) as Answer;
}

/** What a browser sends for a page that has gone (Fetch, "keepalive"). */
const KEPT_BYTES = 60_000;

/** `last`: the page may be gone before the answer. */
export async function sendBytes<Answer>(
  path: string,
  body: Uint8Array<ArrayBuffer>,
  last: boolean,
): Promise<Answer> {
  const headers = { Accept: 'application/json', 'Content-Type': 'application/octet-stream' };
  const keepalive = last && body.byteLength <= KEPT_BYTES;
  const sent = fetch(path, { method: 'POST', keepalive, headers, body });
  const response = await sent.catch((cause: unknown) => {
    throw new Unreachable(cause);
  });
  if (!response.ok) throw await errorOf(response);
  return (await response.json()) as Answer;
}

/** An answer that is not JSON, as a document's state is. */
export async function requestBytes(path: string): Promise<Uint8Array> {
  const response = await send('GET', path, undefined);
  if (!response.ok) throw await errorOf(response);
  return new Uint8Array(await response.arrayBuffer());
}
