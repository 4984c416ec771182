/** Where a session opens: among your own or under Team, and at an entry if one is given. */
export const sessionPath = (
  { sessionId, ownerId, entryId = null }: { sessionId: string; ownerId: string; entryId?: string | null },
  myId: string | null,
): string => `/${ownerId === myId ? 'sessions' : 'team'}/${sessionId}${entryId === null ? '' : `/${entryId}`}`
