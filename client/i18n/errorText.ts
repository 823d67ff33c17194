import { AppError, Unreachable } from '../../shared/errors.ts';
import { i18n } from './i18n.ts';

/** What happened, what was kept, what to do: for any error that reaches a person. */
export function errorText(error: unknown): string {
  if (error instanceof AppError) return i18n.t(`errors:${error.code}`);
  if (error instanceof Unreachable) return i18n.t('shell:problem.unreachable');
  return i18n.t('errors:INTERNAL');
}
