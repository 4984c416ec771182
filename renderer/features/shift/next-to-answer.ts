/**
 * The place of the next item to answer: the first after `at`, or else the first of those before it; `at` itself if there is none.
 *
 * @param awaits whether it is still to be answered
 */
export const nextToAnswer = <T>(items: readonly T[], at: number, awaits: (item: T) => boolean): number => {
  const places = items.flatMap((item, index) => (index !== at && awaits(item) ? [index] : []))
  return places.find((index) => index > at) ?? places[0] ?? at
}
