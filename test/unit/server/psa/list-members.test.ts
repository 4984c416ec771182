import { expect, test } from 'vitest'
import { listMembers } from '../../../../server/psa/connections/list-members.ts'

const member = (id: string, active = true) => ({
  id,
  name: `Name of ${id}`,
  email: `${id}@lab.example`,
  active,
})
const idsOf = (members: readonly { id: string }[]) => members.map(({ id }) => id)

test('everyone is listed by name as long as there is room', () => {
  const { listed, leftOut } = listMembers([member('c'), member('a', false), member('b')], new Set(), 3)
  expect(idsOf(listed)).toEqual(['a', 'b', 'c'])
  expect(leftOut).toBe(false)
})

test('where there are too many, whoever someone is stays listed, then active ones; and it is said', () => {
  const members = [member('a', false), member('b'), member('c'), member('d'), member('z', false)]
  const { listed, leftOut } = listMembers(members, new Set(['z']), 3)
  expect(idsOf(listed)).toEqual(['b', 'c', 'z'])
  expect(leftOut).toBe(true)
})
