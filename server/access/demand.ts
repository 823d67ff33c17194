import { AppError } from '../../shared/errors.ts';
import type { Action, Capabilities } from '../../shared/permissions.ts';
import { may } from '../../shared/permissions.ts';

/** Throws FORBIDDEN, which never names a thing: whoever may not even know of it got NOT_FOUND from the Gate before. */
export function demand(grant: { readonly capabilities: Capabilities }, action: Action): void {
  if (!may(grant.capabilities, action)) throw new AppError('FORBIDDEN');
}
