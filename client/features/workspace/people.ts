import type { MemberView } from '../../../shared/api.ts';

/** The members with these ids, in the order of the ids; ids that are not (any more) members are left out. */
export function membersOf(ids: readonly string[], members: readonly MemberView[]): readonly MemberView[] {
  const byId = new Map<string, MemberView>(members.map((member) => [member.id, member]));
  return ids.map((id) => byId.get(id)).filter((member) => member !== undefined);
}

/** Everybody who has at least one of the documents open, each once. */
export function hereNow(
  documents: readonly { readonly present: readonly string[] }[],
  members: readonly MemberView[],
): readonly MemberView[] {
  return membersOf([...new Set(documents.flatMap((document) => document.present))], members);
}
