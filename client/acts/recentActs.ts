import { remember, remembered } from '../deviceStorage.ts';

/** The acts that somebody chose last in a command menu on this device, the latest first; boards and maps have a list each. */
const MOST = 5;

export function recentActs(list: string): readonly string[] {
  return remembered(list)?.split(' ') ?? [];
}

export function rememberAct(list: string, id: string): void {
  const before = recentActs(list).filter((one) => one !== id);
  remember(list, [id, ...before].slice(0, MOST).join(' '));
}
