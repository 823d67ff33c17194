/** Which way words run, by their first letter that has a way, as `dir="auto"` does. */
const FIRST = /\p{L}/u;
const TO_THE_LEFT = /[\u0590-\u08ff\ufb1d-\ufefc]/;

export function isRightToLeft(text: string): boolean {
  const first = FIRST.exec(text)?.[0];
  return first !== undefined && TO_THE_LEFT.test(first);
}
