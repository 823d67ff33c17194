/** The dialog that invites is its own chunk. */
export const fetchInviting = async () => {
  const { InviteDialog } = await import('../../features/members/InviteDialog.tsx');
  return { default: InviteDialog };
};
