/** What the list of similar sessions says. */
export const similarWords = {
  title: 'Similar sessions',
  resolved: '(resolved)',
}
