/** The languages that Baton speaks. */
export const languages = ['en', 'de'] as const
export type Language = (typeof languages)[number]

/** The language of a tag such as `de-AT`. */
export const primaryTag = (tag: string): string => (tag.split(/[-_]/u)[0] ?? '').toLowerCase()

/** The first of these tags that Baton speaks, in the order they are preferred; English if none. */
export const languageOf = (preferred: readonly string[]): Language => {
  for (const tag of preferred) {
    const spoken = languages.find((language) => language === primaryTag(tag))
    if (spoken !== undefined) return spoken
  }
  return 'en'
}
