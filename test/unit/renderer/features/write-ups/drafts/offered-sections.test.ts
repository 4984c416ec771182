import { describe, expect, test } from 'vitest'
import {
  accepting,
  acceptingAll,
  offeredSections,
} from '../../../../../../renderer/features/write-ups/drafts/offered-sections.ts'

const note =
  '## Problem\n\nOutlook is slow\n\n## Root cause\n\nNothing recorded.\n\n## Resolution\n\nTyped by hand.  \n'
const offered = '## Problem\n\nOutlook is slow\n\n## Root cause\n\nThe profile was damaged.\n'

describe('a draft that is offered beside the note', () => {
  test('is compared section by section, by heading', () => {
    expect(offeredSections(note, offered)).toEqual([
      {
        heading: 'Problem',
        now: 'Outlook is slow',
        offered: 'Outlook is slow',
        isSame: true,
        isEmpty: false,
      },
      {
        heading: 'Root cause',
        now: 'Nothing recorded.',
        offered: 'The profile was damaged.',
        isSame: false,
        isEmpty: false,
      },
    ])
  })

  test('taking one section leaves every other letter as it was typed', () => {
    const [, cause] = offeredSections(note, offered)
    if (cause === undefined) throw new Error('There are two sections.')
    expect(accepting(note, cause)).toBe(
      '## Problem\n\nOutlook is slow\n\n## Root cause\n\nThe profile was damaged.\n\n## Resolution\n\nTyped by hand.  \n',
    )
    expect(offeredSections(accepting(note, cause), offered).every(({ isSame }) => isSame)).toBe(true)
  })

  test('a section that someone deleted comes back at the end', () => {
    const [, cause] = offeredSections('## Problem\n\nSlow\n', offered)
    if (cause === undefined) throw new Error('There are two sections.')
    expect(cause.now).toBe('')
    expect(accepting('## Problem\n\nSlow\n', cause)).toBe(
      '## Problem\n\nSlow\n\n## Root cause\n\nThe profile was damaged.\n',
    )
  })

  test('a heading in a code block is no heading', () => {
    const fenced = '## Problem\n\n```\n## Root cause\n```\n\n## Root cause\n\nOld\n'
    const [, cause] = offeredSections(fenced, offered)
    if (cause === undefined) throw new Error('There are two sections.')
    expect(accepting(fenced, cause)).toBe(
      '## Problem\n\n```\n## Root cause\n```\n\n## Root cause\n\nThe profile was damaged.\n',
    )
  })

  test('the last section is replaced as well', () => {
    const last = { heading: 'Resolution', now: '', offered: 'New', isSame: false, isEmpty: false }
    expect(accepting('## Problem\n\nSlow\n\n## Resolution\n\nOld\n', last)).toBe(
      '## Problem\n\nSlow\n\n## Resolution\n\nNew\n',
    )
  })

  test('a section that it has nothing for takes nothing away, one by one or whole', () => {
    const thin = '## Problem\n\nSlow since Monday\n\n## Resolution\n\nNothing recorded.\n'
    expect(offeredSections(note, thin).map(({ isEmpty }) => isEmpty)).toEqual([false, true])
    expect(acceptingAll(note, thin)).toBe(
      '## Problem\n\nSlow since Monday\n\n## Root cause\n\nNothing recorded.\n\n## Resolution\n\nTyped by hand.  \n',
    )
    expect(acceptingAll(thin, offered)).toContain('The profile was damaged.')
  })
})
