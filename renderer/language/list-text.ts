let lists = new Intl.ListFormat('en-GB')

/** Joins lists as English is written in a region from now on: a comma before “and” in the US, none in the UK. */
export const setListFormat = (locale: string): void => {
  lists = new Intl.ListFormat(locale)
}

/** `Ana, Ben, and Tom`, or `Ana, Ben and Tom`, by region. */
export const listText = (parts: readonly string[]): string => lists.format(parts)
