/** Input from outside becomes typed here or is refused. */
import type { Request } from 'express';
import type * as z from 'zod/mini';
import { AppError } from '../../shared/errors.ts';

/** The JSON body in the schema's shape. The refusal names the field, never its value. */
export function bodyOf<Schema extends z.ZodMiniType>(
  req: Pick<Request, 'body'>,
  schema: Schema,
): z.output<Schema> {
  const parsed = schema.safeParse(req.body);
  if (parsed.success) return parsed.data;
  const field = parsed.error.issues[0]?.path.join('.') || 'body';
  throw new AppError('BAD_REQUEST', `Not accepted: ${field}`);
}

/** An id from the path. One that cannot exist is answered like one that does not. */
export function idOf<Id>(parse: (value: unknown) => Id | null, value: unknown): Id {
  const id = parse(value);
  if (id === null) throw new AppError('NOT_FOUND');
  return id;
}
