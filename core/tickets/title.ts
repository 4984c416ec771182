import { endsWithNumber, headingOf, isAlertLine, isBareNumber, isHeading } from './heading.ts'
import { isLabelLine, valuesOf } from './labelled-values.ts'
import { emailIn } from './people.ts'
import { phoneIn } from './phone-number.ts'
import { at, type ReadValue, type Source } from './reading.ts'

/** What the subject and the heading at the top of a text say. */
export type Title = { number: ReadValue | null; client: ReadValue | null; summary: ReadValue | null }

/** How many lines with words are looked through for a heading. */
const topLines = 12

const isTitle = (text: string | undefined): text is string =>
  text !== undefined &&
  text.length <= 200 &&
  !isLabelLine(text) &&
  emailIn(text) === null &&
  phoneIn(text) !== text &&
  // `P2 | Response: 45m`, `Open`
  !/^(?:p[1-5]\b|(?:new|open|pending|closed|solved|incident|question|problem|task)$)/iu.test(text)

/** Reads the subject and the heading; the subject first, and of headings the first with a number. */
export const titleOf = (source: Source): Title => {
  const title: Title = { number: null, client: null, summary: null }
  const take = (text: string, line: number) => {
    const heading = headingOf(text)
    title.number ??= at(heading.number, 'heading', line)
    title.client ??= at(heading.client, 'heading', line)
    title.summary ??= at(heading.summary, 'heading', line)
  }
  const { headers } = source
  const subject = valuesOf(source.values, 'subject')[0]
  if (headers !== null && headers.subject !== '') take(headers.subject, headers.line)
  else if (subject !== undefined) take(subject.value, subject.line)
  const filled = source.own.filter(({ text }) => text !== '').slice(0, topLines)
  for (const [index, { text, line }] of filled.entries()) {
    if (title.number !== null) break
    if (!isHeading(text) && !(index === 0 && endsWithNumber(text))) continue
    take(text, line)
    if (title.summary !== null || !isBareNumber(text)) continue
    // Pages put the title below the number, Freshdesk and some mails above it.
    const above = index === 1 || index === 2 ? filled[index - 1] : undefined
    const below = filled
      .slice(index + 1, index + 3)
      .find((next) => isTitle(next.text) || isLabelLine(next.text))
    const order = text.startsWith('#') && index === 1 ? [above, below] : [below, above]
    const chosen = order.find((beside) => isTitle(beside?.text))
    title.summary = at(chosen?.text, 'heading', chosen?.line ?? 0)
  }
  const [top] = filled
  if (headers === null && top !== undefined && isAlertLine(top.text)) take(top.text, top.line)
  return title
}
