/** Where a session is opened: among one's own, or beside those of the team; at an entry where that is named. */
export const sessionPath = (
  { sessionId, ownerId, entryId = null }: { sessionId: string; ownerId: string; entryId?: string | null },
  myId: string | null,
): string => `/${ownerId === myId ? 'sessions' : 'team'}/${sessionId}${entryId === null ? '' : `/${entryId}`}`
