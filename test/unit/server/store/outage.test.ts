import { expect, test } from 'vitest'
import { LineTooLong } from '../../../../server/store/account-line.ts'
import { failureProblem, outageOf } from '../../../../server/store/outage.ts'

const coded = (code: string, message = 'x') => Object.assign(new Error(message), { code })

test.each([
  [coded('57P01', 'terminating connection due to administrator command'), 'away'],
  [coded('57P03', 'the database system is starting up'), 'away'],
  [coded('08006'), 'away'],
  [coded('ECONNREFUSED'), 'away'],
  [coded('25P03'), 'away'],
  [new Error('Connection terminated unexpectedly'), 'away'],
  [new Error('timeout exceeded when trying to connect'), 'away'],
  [new Error('Query read timeout'), 'away'],
  [new Error('could not', { cause: coded('57P01') }), 'away'],
  [coded('55P03', 'canceling statement due to lock timeout'), 'busy'],
  [coded('40P01'), 'busy'],
  [coded('23505', 'duplicate key'), null],
  [new TypeError('x is not a function'), null],
  ['a string', null],
  // The code of a DOMException is a number.
  [new DOMException('The operation was aborted due to timeout', 'TimeoutError'), null],
  [AbortSignal.abort().reason, null],
  [undefined, null],
])('%s is told apart', (error, outage) => {
  expect(outageOf(error)).toBe(outage)
  expect(failureProblem(error).kind).toBe(outage === null ? 'internal' : 'unavailable')
})

test('a line that is too long is for later', () => {
  expect(failureProblem(new LineTooLong('long')).kind).toBe('rate_limited')
})
