/** The acts that somebody chose last in a command menu on this device, the latest first; boards and maps have a list each. */
const MOST = 5;

export function recentActs(list: string): readonly string[] {
  return localStorage.getItem(list)?.split(' ') ?? [];
}

export function rememberAct(list: string, id: string): void {
  const before = recentActs(list).filter((one) => one !== id);
  localStorage.setItem(list, [id, ...before].slice(0, MOST).join(' '));
}
