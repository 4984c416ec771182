import { openMarks } from '../../domain/text/text.ts'
import { cutBeside } from '../../redaction/cut-beside.ts'

/** Longest session title in code units, not counting the ellipsis. */
const titleUnits = 199

/**
 * A title from free text: its first non-empty line, cut at 80 characters, without marks that turn it around. It stands in mails and
 * on tickets later, so that no secret is cut, which would hide it from the mask.
 */
export const titleFrom = (text: string): string =>
  cutBeside(
    (text.split('\n').find((line) => line.trim() !== '') ?? '').replace(openMarks, ''),
    80,
    titleUnits,
  )
