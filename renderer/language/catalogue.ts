/**
 * The words of one language, as another one has to give them: the same keys, and functions of the same arguments.
 */
export type Translated<T> = T extends string
  ? string
  : T extends (...args: infer Args) => infer Result
    ? (...args: Args) => Translated<Result>
    : T extends readonly (infer Item)[]
      ? readonly Translated<Item>[]
      : T extends object
        ? { readonly [Key in keyof T]: Translated<T[Key]> }
        : T

/** The words of a language other than English, by the names under which the catalogues ask for them. */
export type Catalogue = Readonly<Record<string, unknown>>

let catalogue: Catalogue = {}
const asked = new Set<string>()

/**
 * Has every catalogue that is loaded from now on speak another language.
 *
 * Words are read while modules load, so this comes before the first of them; what was already read stays as it is.
 *
 * @throws {Error} if some words were read before, because the window would speak two languages
 */
export const speak = (words: Catalogue): void => {
  if (asked.size > 0)
    throw new Error(`The words ${[...asked].join(', ')} were read before the language was chosen.`)
  catalogue = words
}

/**
 * The words `name` in the language of this window: `english`, unless another language was chosen and has them.
 *
 * @param name the name of the constant that holds them; unique, and the same in every language
 */
export const inLanguage = <const T>(name: string, english: T): Translated<T> => {
  asked.add(name)
  return (name in catalogue ? catalogue[name] : english) as Translated<T>
}

/** The names under which words were read so far. */
export const namesRead = (): ReadonlySet<string> => asked
