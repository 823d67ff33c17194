/**
 * The closed list of error codes. Each has one HTTP status and one WebSocket close code (RFC 6455 §7.4: 4000–4999 are
 * private use; a stock y-websocket client never comes back after 4400–4499, so only final errors have those), and a
 * sentence in every message file under `errors.<code>`. docs/errors.md documents each of them.
 */
export const ERRORS = {
  BAD_REQUEST: { status: 400, close: 4400 },
  SIGNED_OUT: { status: 401, close: 4401 },
  FORBIDDEN: { status: 403, close: 4403 },
  ORIGIN_REFUSED: { status: 403, close: 4413 },
  NOT_FOUND: { status: 404, close: 4404 },
  CONFLICT: { status: 409, close: 4409 },
  EPOCH_CHANGED: { status: 409, close: 4419 },
  INVITE_INVALID: { status: 410, close: 4410 },
  TOO_LARGE: { status: 413, close: 4414 },
  NOT_AN_IMAGE: { status: 415, close: 4415 },
  BAD_FRAME: { status: 400, close: 4420 },
  BAD_UPDATE: { status: 422, close: 4422 },
  READ_ONLY: { status: 403, close: 4423 },
  DOCUMENT_FULL: { status: 507, close: 4424 },
  ROOM_FULL: { status: 503, close: 4525 },
  TOO_FAST: { status: 429, close: 4529 },
  TOO_SLOW: { status: 408, close: 4508 },
  REVOKED: { status: 403, close: 4430 },
  STORE_UNAVAILABLE: { status: 503, close: 4503 },
  SHUTTING_DOWN: { status: 503, close: 4504 },
  INTERNAL: { status: 500, close: 4500 },
} as const satisfies Record<string, { status: number; close: number }>;

export type ErrorCode = keyof typeof ERRORS;

/** An error that may cross the boundary to a client: the code is public, the message is for logs and developers. */
export class AppError extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string = code, options?: ErrorOptions) {
    super(message, options);
    this.name = 'AppError';
    this.code = code;
  }
}

export function isErrorCode(value: unknown): value is ErrorCode {
  return typeof value === 'string' && Object.hasOwn(ERRORS, value);
}

/** The code whose WebSocket close code this is, or null for a close that is not ours. */
export function errorOfCloseCode(close: number): ErrorCode | null {
  for (const [code, entry] of Object.entries(ERRORS)) if (entry.close === close) return code as ErrorCode;
  return null;
}

/** A client that gets one of these must not retry on its own: it would get it again. Only a person or other rights help. */
export const FINAL_ERRORS: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'BAD_REQUEST',
  'SIGNED_OUT',
  'FORBIDDEN',
  'ORIGIN_REFUSED',
  'NOT_FOUND',
  'EPOCH_CHANGED',
  'TOO_LARGE',
  'NOT_AN_IMAGE',
  'BAD_FRAME',
  'BAD_UPDATE',
  'READ_ONLY',
  'DOCUMENT_FULL',
  'REVOKED',
  'CONFLICT',
  'INVITE_INVALID',
]);

/** The server gave no answer at all: no network, or it is down. What was asked may or may not have happened. */
export class Unreachable extends Error {
  constructor(cause: unknown) {
    super('The server cannot be reached', { cause });
    this.name = 'Unreachable';
  }
}
