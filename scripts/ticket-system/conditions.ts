/** A record of the fake, as its interface shows it. */
export type Shown = Record<string, unknown>

/** A condition that can't be used: what the system answers 400 for. */
export class ConditionError extends Error {
  override name = 'ConditionError'
}

type Token = { kind: 'text' | 'date' | 'word' | 'sign'; value: string }
type Test = (record: Shown) => boolean
type Scalar = string | number | boolean | null

/** A string ends at the next quote: nothing is known that would escape one. */
const tokenPattern = /\s*(?:"([^"]*)"|\[([^\]]*)\]|(<=|>=|!=|[=<>(),])|([\w/.:+-]+))/uy

const tokensOf = (text: string): Token[] => {
  const tokens: Token[] = []
  tokenPattern.lastIndex = 0
  while (text.slice(tokenPattern.lastIndex).trim() !== '') {
    const from = tokenPattern.lastIndex
    const match = tokenPattern.exec(text)
    if (match === null)
      throw new ConditionError(`The condition can't be read from "${text.slice(from, from + 20)}".`)
    const [, quoted, date, sign, word] = match
    if (quoted !== undefined) tokens.push({ kind: 'text', value: quoted })
    else if (date !== undefined) tokens.push({ kind: 'date', value: date })
    else if (sign !== undefined) tokens.push({ kind: 'sign', value: sign })
    else tokens.push({ kind: 'word', value: word ?? '' })
  }
  return tokens
}

/** The value at a path such as `status/name`. */
export const valueAt = (record: Shown, path: string): Scalar => {
  let value: unknown = record
  for (const part of path.split('/'))
    value = typeof value === 'object' && value !== null ? (value as Shown)[part] : undefined
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null
}

const isDate = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/u

/** A pattern of `like`: `%` and `*` stand for anything, `[` opens a set and is written `[[]` itself. */
const likePattern = (value: string): RegExp => {
  let source = ''
  for (let index = 0; index < value.length; index += 1) {
    const character = value.charAt(index)
    const end = character === '[' ? value.indexOf(']', index + 1) : -1
    if (end > 0) {
      source += `[${value.slice(index + 1, end).replace(/[\\\]^[]/gu, '\\$&')}]`
      index = end
    } else if (character === '%' || character === '*') source += '.*'
    else if (character === '_') source += '.'
    else source += character.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&')
  }
  return new RegExp(source, 'isu')
}

/**
 * Reads a condition into a test of records.
 *
 * Strings are in double quotes, dates in brackets, `and` binds closer than `or`. Texts are compared without case.
 *
 * @param fields the paths that this kind of record can be searched by
 * @throws ConditionError for what can't be read, and for an unknown field
 */
export const conditionTest = (text: string, fields: ReadonlySet<string>): Test => {
  const tokens = tokensOf(text)
  let at = 0
  const peek = () => tokens[at]
  const isWord = (word: string) => peek()?.kind === 'word' && peek()?.value.toLowerCase() === word
  const take = (): Token => {
    const token = tokens[at]
    if (token === undefined) throw new ConditionError('The condition ends too early.')
    at += 1
    return token
  }
  const expectSign = (sign: string) => {
    if (take().value !== sign) throw new ConditionError(`The condition lacks a "${sign}".`)
  }

  const valueOf = (token: Token): Scalar => {
    if (token.kind === 'text') return token.value
    if (token.kind === 'date') {
      if (!isDate.test(token.value)) throw new ConditionError(`[${token.value}] is no date.`)
      return token.value
    }
    if (/^-?\d+(?:\.\d+)?$/u.test(token.value)) return Number(token.value)
    const word = token.value.toLowerCase()
    if (word === 'true' || word === 'false') return word === 'true'
    if (word === 'null') return null
    throw new ConditionError(`${token.value} needs quotes.`)
  }

  const comparison = (): Test => {
    const field = take()
    if (field.kind !== 'word' || !fields.has(field.value))
      throw new ConditionError(`There is no field ${field.value} to search by.`)
    const read = (record: Shown) => valueAt(record, field.value)
    let operator = take().value.toLowerCase()
    const negated = operator === 'not'
    if (negated) operator = take().value.toLowerCase()
    const plain = ((): Test => {
      if (operator === 'in') {
        expectSign('(')
        const values = [valueOf(take())]
        while (peek()?.value === ',') {
          take()
          values.push(valueOf(take()))
        }
        expectSign(')')
        return (record) => values.some((value) => isSame(read(record), value))
      }
      const value = valueOf(take())
      switch (operator) {
        case '=':
          return (record) => isSame(read(record), value)
        case '!=':
          return (record) => !isSame(read(record), value)
        case '<':
          return (record) => compare(read(record), value) < 0
        case '<=':
          return (record) => compare(read(record), value) <= 0
        case '>':
          return (record) => compare(read(record), value) > 0
        case '>=':
          return (record) => compare(read(record), value) >= 0
        case 'contains':
          return (record) => likePattern(String(value)).test(String(read(record) ?? ''))
        case 'like':
          return (record) =>
            new RegExp(`^${likePattern(String(value)).source}$`, 'isu').test(String(read(record) ?? ''))
        default:
          throw new ConditionError(`${operator} is no comparison.`)
      }
    })()
    return negated ? (record) => !plain(record) : plain
  }

  const one = (): Test => {
    if (peek()?.kind !== 'sign' || peek()?.value !== '(') return comparison()
    take()
    const inner = either()
    expectSign(')')
    return inner
  }
  const both = (): Test => {
    const tests = [one()]
    while (isWord('and')) {
      take()
      tests.push(one())
    }
    return (record) => tests.every((test) => test(record))
  }
  const either = (): Test => {
    const tests = [both()]
    while (isWord('or')) {
      take()
      tests.push(both())
    }
    return (record) => tests.some((test) => test(record))
  }

  if (tokens.length === 0) return () => true
  const test = either()
  if (at < tokens.length)
    throw new ConditionError(`The condition goes on after its end: ${tokens[at]?.value}`)
  return test
}

const isSame = (left: Scalar, right: Scalar): boolean =>
  typeof left === 'string' && typeof right === 'string'
    ? left.toLowerCase() === right.toLowerCase()
    : left === right

/** NaN, which nothing is less or greater than, where the two can't be compared. */
const compare = (left: Scalar, right: Scalar): number => {
  if (typeof left === 'number' && typeof right === 'number') return left - right
  if (typeof left === 'string' && typeof right === 'string') return left < right ? -1 : left > right ? 1 : 0
  return Number.NaN
}
