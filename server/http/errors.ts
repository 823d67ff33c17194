/** The one place where an error becomes an answer. */
import type { ErrorRequestHandler, Response } from 'express';
import type { ErrorAnswer } from '../../shared/api.ts';
import type { ErrorCode } from '../../shared/errors.ts';
import { AppError, ERRORS } from '../../shared/errors.ts';
import type { Telemetry } from '../telemetry/Telemetry.ts';

/** Their message is always the same, so that an answer tells nothing about what exists or what went wrong inside. */
const UNIFORM: ReadonlySet<ErrorCode> = new Set(['NOT_FOUND', 'INVITE_INVALID', 'SIGNED_OUT', 'INTERNAL']);

const RETRY_AFTER_SECONDS: Partial<Record<ErrorCode, number>> = {
  TOO_FAST: 10,
  STORE_UNAVAILABLE: 5,
  SHUTTING_DOWN: 5,
};

/** Errors of Express and its body parser carry a status and a type. */
function codeOf(error: unknown): ErrorCode {
  if (error instanceof AppError) return error.code;
  const { status, type } = (error ?? {}) as { status?: unknown; type?: unknown };
  if (type === 'entity.too.large') return 'TOO_LARGE';
  return typeof status === 'number' && status >= 400 && status < 500 ? 'BAD_REQUEST' : 'INTERNAL';
}

function messageOf(error: unknown, code: ErrorCode): string {
  return error instanceof AppError && !UNIFORM.has(code) ? error.message : code;
}

export function sendError(res: Response, error: unknown): void {
  const code = codeOf(error);
  const answer: ErrorAnswer = { error: code, message: messageOf(error, code) };
  const retryAfter = RETRY_AFTER_SECONDS[code];
  if (retryAfter !== undefined) res.set('Retry-After', String(retryAfter));
  res.status(ERRORS[code].status).json(answer);
}

/** Express knows an error handler by its four parameters. */
export function errorHandler({ log, count }: Telemetry): ErrorRequestHandler {
  return (error: unknown, req, res, _next) => {
    const code = codeOf(error);
    count('refused_total');
    const facts = { requestId: res.get('X-Request-Id'), method: req.method, code };
    if (code === 'INTERNAL') log.error({ ...facts, err: error }, 'request failed');
    else log.debug(facts, 'request refused');
    if (res.headersSent) res.destroy();
    else sendError(res, error);
  };
}
