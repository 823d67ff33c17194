import { AppError } from '../../shared/errors.ts';
import type { CityId } from '../../shared/ids.ts';
import type { Action, Capabilities } from '../../shared/permissions.ts';
import { may } from '../../shared/permissions.ts';

/** Throws FORBIDDEN, which never names a thing: whoever may not even know of it got NOT_FOUND from the Gate before. */
export function demand(grant: { readonly capabilities: Capabilities }, action: Action): void {
  if (!may(grant.capabilities, action)) throw new AppError('FORBIDDEN');
}

export function demandCity(cities: readonly { readonly id: CityId }[] | null, chosen: CityId): void {
  if (!cities?.some((city) => city.id === chosen))
    throw new AppError('BAD_REQUEST', 'That city is not in this twinning.');
}
