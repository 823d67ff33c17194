/** Where a cohort stands: before its start, in month N of M, or after its end. */
export type CohortTime =
  | { readonly kind: 'before'; readonly startsAt: number }
  | { readonly kind: 'during'; readonly month: number; readonly months: number }
  | { readonly kind: 'after' };

export function cohortTime(cohort: { months: number; startsOn: string }, now: number): CohortTime | null {
  const start = new Date(`${cohort.startsOn}T00:00:00`);
  const startsAt = start.getTime();
  if (Number.isNaN(startsAt)) return null;
  if (now < startsAt) return { kind: 'before', startsAt };
  const today = new Date(now);
  const whole = (today.getFullYear() - start.getFullYear()) * 12 + today.getMonth() - start.getMonth();
  const month = whole + (today.getDate() >= start.getDate() ? 1 : 0);
  return month > cohort.months ? { kind: 'after' } : { kind: 'during', month, months: cohort.months };
}
