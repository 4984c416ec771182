import { expect, it } from 'vitest'
import {
  isWanted,
  notificationChoiceFrom,
} from '../../../../../core/domain/notification/notification-choice.ts'

it('tells of everything until something is switched off', () => {
  const everything = { escalation: true, woke: true, claimed: true, mention: true, sound: true }
  for (const kept of [null, '', 'nonsense', '[]', '{"escalation":"no"}'])
    expect(notificationChoiceFrom(kept)).toEqual(everything)
  // A later version may know more, an earlier one less.
  expect(notificationChoiceFrom('{"woke":false,"smell":true}')).toEqual({ ...everything, woke: false })
})

it('is asked by the kind of a notification', () => {
  const choice = notificationChoiceFrom('{"woke":false}')
  expect((['escalation', 'woke', 'claimed'] as const).map((kind) => isWanted(choice, kind))).toEqual([
    true,
    false,
    true,
  ])
})
