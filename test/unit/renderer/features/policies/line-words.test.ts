import { expect, it } from 'vitest'
import { defaultPolicy, type StepWho } from '../../../../../core/domain/duty/policy.ts'
import { claimed, fireDue, look, startPolicy } from '../../../../../core/policy/advance.ts'
import { policyLineOf, whoWords } from '../../../../../renderer/features/policies/line-words.ts'
import { makeHandoff, minute, nine } from '../../../../support/samples/make.ts'

const names: Record<string, string> = { ann: 'Ann', bo: 'Bo', cy: 'Cy' }
const content = {
  ...defaultPolicy('urgent'),
  rounds: 0,
  phone: { name: 'Service desk', number: '+44 20 7946 0018' },
}
const about = { version: 0, isDirected: false, hasTeam: false, at: nine }
const found = (people: string[]) =>
  [0, 1, 2].map((index) => ({ index, people, reachable: people.length, because: 'no_one' as const }))
const started = startPolicy(content, about)
const running = fireDue(started, nine, found(['bo']), null).policy
const line = (policy: typeof running, now = nine, reader = 'cy') =>
  policyLineOf(makeHandoff({ policy }), { id: reader, nameOf: (id) => names[id] ?? id }, now, () => 'at noon')

it('says who is told next and when', () => {
  expect(line(running, nine + minute)).toEqual({ text: 'Next: everyone in 1 min', tone: 'calm' })
  expect(line(running, nine + 9 * minute)?.text).toBe('Next: everyone now')
})

it('names the team whose duty is told: the one it is directed to, else the session’s', () => {
  const onDuty = { kind: 'duty' as const, scheduleId: null }
  const of = (over: Parameters<typeof makeHandoff>[0], who: StepWho = onDuty) =>
    whoWords(who, makeHandoff(over), (id) => ({ field: 'Field', desk: 'Service desk' })[id] ?? id)
  expect(of({ teamId: 'field' })).toBe('whoever’s on duty for Field')
  expect(of({ teamId: 'field', targetTeamId: 'desk' })).toBe('whoever’s on duty for Service desk')
  expect(of({ teamId: 'field' }, { kind: 'team', teamId: null })).toBe('Field')
  expect(of({ teamId: null })).toBe('the team on duty')
  expect(of({ teamId: 'field' }, { kind: 'duty', scheduleId: 'night' })).toBe('the team on duty')
})

it('says before the last step’s end that no one is left', () => {
  const last = { ...running, index: 3, nextAt: nine + 5 * minute }
  expect(line(last)?.text).toBe('No one left to tell in 5 min')
  expect(line({ ...last, rounds: 1 })?.text).toBe('Next: the team on duty again in 5 min')
})

it('says who is looking, to them and to others', () => {
  const one = look(running, 'bo', nine)
  expect(line(one)?.text).toBe('Bo is looking · Next: everyone in 10 min')
  expect(line(one, nine, 'bo')?.text).toBe('You are looking · Next: everyone in 10 min')
  expect(line(look(one, 'cy', nine), nine, 'bo')?.text).toBe(
    'You and Cy are looking · Next: everyone in 10 min',
  )
  expect(line(one, nine + 11 * minute)).toMatchObject({ tone: 'calm' })
})

it('says in red that no one took it, with the number for whoever escalated it', () => {
  const none = fireDue(started, nine, found([]), nine + 10 * minute).policy
  expect(line(none, nine, 'ann')).toEqual({
    text: expect.stringMatching(
      /^No one could be reached\. Phone .*Service desk.*\+44 20 7946 0018.*\. Tries again at noon\.$/,
    ),
    tone: 'red',
  })
  const over = fireDue({ ...running, index: 3 }, nine + 60 * minute, found(['bo']), null).policy
  expect(line(over)?.text).toBe(
    'Everyone was told once, and no one took it. Claim it, or find someone who can.',
  )
})

it('says nothing of a claim, until it is about to return', () => {
  const taken = claimed(running, nine)
  expect(line(taken)).toBeNull()
  expect(line({ ...taken, phase: 'nudged', nextAt: nine + 15 * minute })?.text).toBe(
    'Returns to the queue in 15 min unless something happens',
  )
})
