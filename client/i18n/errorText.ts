import { AppError, Unreachable } from '../../shared/errors.ts';
import { NotFetched } from '../fetched.ts';
import { i18n } from './i18n.ts';

/** Why code that was wanted is not here. */
export const missingText = (cause: unknown): string =>
  i18n.t(`shell:problem.${cause instanceof NotFetched && cause.isGone ? 'newVersion' : 'notLoaded'}`);

/** What happened, what was kept, what to do: for any error that reaches a person. */
export function errorText(error: unknown): string {
  if (error instanceof AppError) return i18n.t(`errors:${error.code}`);
  if (error instanceof NotFetched) return missingText(error);
  if (error instanceof Unreachable) return i18n.t('shell:problem.unreachable');
  return i18n.t('errors:INTERNAL');
}
