/** The admin of an installation: one link with a secret, whose hash is a setting of the store. */
import { AppError } from '../../shared/errors.ts';
import type { Entities } from '../storage/Store.ts';
import { hashSecret, newSecret, sameHash } from './secrets.ts';

const SETTING = 'adminToken';

export function adminLink(publicUrl: string, token: string): string {
  return `${publicUrl}/admin#${token}`;
}

/** The token of a fresh store, or null when there is one already. Of two first starts at once, one gets it. */
export async function makeAdminToken(entities: Entities): Promise<string | null> {
  const token = newSecret();
  try {
    await entities.insert('setting', { id: SETTING, value: hashSecret('admin', token) });
    return token;
  } catch (error) {
    if (error instanceof AppError && error.code === 'CONFLICT') return null;
    throw error;
  }
}

/** For a lost or leaked link: the old one ends, and so does every browser that signed in with it. */
export async function replaceAdminToken(entities: Entities): Promise<string> {
  const token = newSecret();
  const value = hashSecret('admin', token);
  const found = await entities.get('setting', SETTING);
  if (found === null) await entities.insert('setting', { id: SETTING, value });
  else await entities.replace('setting', { id: SETTING, value }, found.version);
  for (const { entity } of await entities.list('signIn'))
    if (entity.admin) await entities.remove('signIn', entity.id);
  return token;
}

/** Throws SIGNED_OUT for a wrong token. */
export async function checkAdminToken(entities: Entities, token: string): Promise<void> {
  const kept = await entities.get('setting', SETTING);
  if (!sameHash(hashSecret('admin', token), kept?.entity.value ?? '')) throw new AppError('SIGNED_OUT');
}
