/** A number as it is read and written here: without marks of thousands, so that it can be written again. */
const FORMS = new Map<string, Intl.NumberFormat>();

export function numberText(value: number | null, language: string): string {
  const form =
    FORMS.get(language) ?? new Intl.NumberFormat(language, { maximumFractionDigits: 10, useGrouping: false });
  FORMS.set(language, form);
  return value === null ? '' : form.format(value).replace('\u2212', '-');
}
