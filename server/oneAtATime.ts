/** Runs what has the same key one after the other; what fails does not stop the next. */
export type OneAtATime = <Value>(key: string, run: () => Promise<Value>) => Promise<Value>;

export function oneAtATime(): OneAtATime {
  const tails = new Map<string, Promise<unknown>>();
  return (key, run) => {
    const turn = (tails.get(key) ?? Promise.resolve()).then(run, run);
    tails.set(key, turn);
    const leave = () => {
      if (tails.get(key) === turn) tails.delete(key);
    };
    turn.then(leave, leave);
    return turn;
  };
}
