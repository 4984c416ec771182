/** What the list of people to mention says. */
export const mentionWords = {
  people: 'People',
}
