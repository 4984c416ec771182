import { inLanguage } from '../../language/catalogue.ts'

/** What the list of similar sessions says. */
export const similarWords = inLanguage('similarWords', {
  title: 'Similar sessions',
  recentAtClient: 'Recent at this client',
  resolved: '(resolved)',
  stillOpen: '(still open)',
  solvedBy: (what: string): string => `Solved by: ${what}`,
  solvedSilently: 'Solved, but no one said how',
  openWith: (owner: string): string => `Still open, with ${owner}`,
})
