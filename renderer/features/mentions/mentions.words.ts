/** What the list of people to mention says. */
export const mentionWords = {
  people: 'People',
  hint: (role: string, state: string | null): string => (state === null ? role : `${role} · ${state}`),
}
