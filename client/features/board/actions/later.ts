import type { Desk } from './Action.ts';

/** Does an act whose code comes when the page has nothing to do, or now; without network that may fail, and is said. */
export async function later<Acts>(
  { commands }: Pick<Desk, 'commands'>,
  load: () => Promise<Acts>,
  act: (acts: Acts) => void,
): Promise<void> {
  const acts = await load().catch(() => null);
  if (acts) act(acts);
  else commands.parts.voice.problem(commands.parts.t('actions:said.notLoaded'));
}
