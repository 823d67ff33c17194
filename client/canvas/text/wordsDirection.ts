/** Which way words run, by their first letter that has a way, as `dir="auto"` does. */
const FIRST = /\p{L}/u;
const TO_THE_LEFT = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

export function isRightToLeft(text: string): boolean {
  const first = FIRST.exec(text)?.[0];
  return first !== undefined && TO_THE_LEFT.test(first);
}
