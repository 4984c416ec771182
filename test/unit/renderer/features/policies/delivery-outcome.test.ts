import { expect, it } from 'vitest'
import type { DeliveryLine } from '../../../../../core/protocol/notify-messages.ts'
import { outcomeOf } from '../../../../../renderer/features/policies/delivery-outcome.ts'
import { minute, nine } from '../../../../support/samples/make.ts'

const line = (over: Partial<DeliveryLine>): DeliveryLine => ({
  id: 'd1',
  personId: 'bo',
  destination: null,
  channel: 'email',
  why: 'escalated',
  state: 'queued',
  reason: null,
  heldUntil: null,
  tries: 0,
  toldAt: nine,
  changedAt: nine,
  nextAt: nine + 2 * minute,
  ...over,
})

it('says of what waits for its first time that it may be seen in Baton until then, and nothing of a try', () => {
  expect(outcomeOf(line({}), nine)).toMatch(/^Sends .+ unless they see it in Baton first$/u)
  expect(outcomeOf(line({ personId: null, destination: 'Ops', channel: 'slack' }), nine)).toMatch(
    /^Sends [^u]+$/u,
  )
  expect(outcomeOf(line({ nextAt: nine }), nine)).toBe('Waiting')
})

it('says when it is tried again, and why that is', () => {
  const failed = line({ tries: 1, reason: 'The mail server didn’t answer.' })
  expect(outcomeOf(failed, nine)).toMatch(/^Waiting: .+\. Next try /u)
})
