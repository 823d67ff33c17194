import i18next from 'i18next';
import { AppError, Unreachable } from '../../shared/errors.ts';

/** What happened, what was kept, what to do: for any error that reaches a person. */
export function errorText(error: unknown): string {
  if (error instanceof AppError) return i18next.t(`errors:${error.code}`);
  if (error instanceof Unreachable) return i18next.t('shell:problem.unreachable');
  return i18next.t('errors:INTERNAL');
}
