/** The acts that somebody chose last in the command menu on this device, the latest first. */
const KEY = 'jumelage.recentActs';
const MOST = 5;

export function recentActs(): readonly string[] {
  return localStorage.getItem(KEY)?.split(' ') ?? [];
}

export function rememberAct(id: string): void {
  const before = recentActs().filter((one) => one !== id);
  localStorage.setItem(KEY, [id, ...before].slice(0, MOST).join(' '));
}
