/** Questions to the server that were asked before the code that wants their answers had come. */
import { early } from '../early.ts';

export function ask(path: string): Promise<Response> {
  return fetch(path, { headers: { Accept: 'application/json' } });
}

/** The answer is kept for who asks for it once more. */
export function askEarly(path: string): Promise<Response> {
  const answer = ask(path);
  early().asked.set(path, answer);
  return answer;
}

/** Each is taken once; after that it would be old. */
export function takeAsked(path: string): Promise<Response> | null {
  const { asked } = early();
  const answer = asked.get(path) ?? null;
  asked.delete(path);
  return answer;
}
