/** What the list of similar sessions says. */
export const similarWords = {
  title: 'Similar sessions',
  recentAtClient: 'Recent at this client',
  resolved: '(resolved)',
  stillOpen: '(still open)',
  solvedBy: (what: string): string => `Solved by: ${what}`,
  solvedSilently: 'Solved, without saying how',
  openWith: (owner: string): string => `Still open, with ${owner}`,
  abandoned: 'Given up',
}
