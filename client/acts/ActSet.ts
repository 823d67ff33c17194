/** Acts of one surface, a board or a map, found by id and by key. */
import { chordOf, type KeyPress, pressedChords, SINGLE } from './keyChords.ts';

export interface Keyed {
  readonly id: string;
  /** As people read them, `Ctrl+Shift+G`; Ctrl is ⌘ on a Mac. The first is shown, the others work too. */
  readonly keys?: readonly string[];
  /** The browser or the surface has these keys and tells of them in its own way. */
  readonly native?: boolean;
}

export class ActSet<One extends Keyed> {
  readonly all: readonly One[];

  constructor(all: readonly One[]) {
    this.all = all;
  }

  get(id: string): One {
    const act = this.all.find((one) => one.id === id);
    if (act === undefined) throw new Error(`No act has the id ${id}`);
    return act;
  }

  /** Null for a key that means nothing here. `letters` off leaves single keys to assistive technology. Of acts with the same key the first that fits, or else the first. */
  forPress(press: KeyPress, letters = true, fits: (act: One) => boolean = () => true): One | null {
    for (const chord of pressedChords(press)) {
      if (!letters && SINGLE.test(chord)) continue;
      const isOn = (keys: string) => chordOf(keys) === chord;
      const acts = this.all.filter((one) => !one.native && one.keys?.some(isOn));
      const act = acts.find(fits) ?? acts[0];
      if (act) return act;
    }
    return null;
  }
}
