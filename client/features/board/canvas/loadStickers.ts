import type { BoardCommands } from './BoardCommands.ts';

export const fetchStickers = () => import('./putSticker.ts');
type Stickers = Awaited<ReturnType<typeof fetchStickers>>;

let loaded: Stickers | null = null;

/** At once when the code is there: then presses keep their order. */
export function loadStickers(commands: BoardCommands, act: (stickers: Stickers) => void): void {
  if (loaded) act(loaded);
  else
    fetchStickers().then(
      (stickers) => {
        loaded = stickers;
        act(stickers);
      },
      () => commands.parts.voice.problem(commands.parts.t('actions:said.notLoaded')),
    );
}
