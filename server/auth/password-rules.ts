import { ZxcvbnFactory } from '@zxcvbn-ts/core'
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common'
import { fail, succeed, type Result } from '../../core/domain/document/problem.ts'

const zxcvbn = new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs })

/**
 * The lowest score we accept, from the library's 0 to 4. Anyone with a stolen hash cracks weaker passwords within
 * hours.
 */
const leastScore = 3
/**
 * How much of a password is examined: the library's time grows with the square of the length, and 40 letters are
 * enough.
 */
const judged = 40

/** The words in a name or an address that someone might build a password from. */
const wordsOf = (texts: readonly string[]): string[] =>
  texts.flatMap((text) => [text, ...text.split(/[^\p{L}\p{N}]+/u)]).filter((word) => word.length >= 3)

/**
 * Whether a password is hard enough to guess, given a list of common ones and what anyone knows about the person.
 *
 * @param known their name, address and workspace
 * @returns `weak_password` with a sentence that says why
 */
export const checkPassword = (password: string, known: readonly string[]): Result<null> => {
  const { score, sequence } = zxcvbn.check(password.slice(0, judged), [...wordsOf(known), 'baton'])
  if (score >= leastScore) return succeed(null)
  const names = sequence.some((match) => 'dictionaryName' in match && match.dictionaryName === 'userInputs')
  return fail(
    'weak_password',
    names
      ? 'This is too close to your name, email, or workspace. Use a few words that have nothing to do with you.'
      : 'This is too easy to guess. Use a few words that don’t usually go together.',
  )
}
