import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { StepType } from '../../../../../core/domain/entry/entry.ts'
import { optionsFrom } from '../../../../../core/domain/entry/step-options.ts'
import {
  stepsFromText,
  stepsOfSession,
  stepsProblem,
  textFromSteps,
} from '../../../../../renderer/features/saved-notes/template-text.ts'

const words = fc.string({ minLength: 1, maxLength: 40 }).map((text) => text.replace(/\s+/g, ' ').trim())
const label = words.filter((text) => text !== '')
const step = fc.record({
  type: fc.constantFrom(...StepType.options),
  text: label,
  options: fc.uniqueArray(label, { maxLength: 4 }).map(optionsFrom),
})

describe('steps as text', () => {
  it('reads questions, checks and things to do, with their options', () => {
    const typed = '? On the web too? | Yes | No\n\n- Free space\n> Recreate the profile\nEvent log\n?\n'
    expect(stepsFromText(typed).map(({ type, text, options }) => [type, text, options.length])).toEqual([
      ['question', 'On the web too?', 2],
      ['check', 'Free space', 0],
      ['action', 'Recreate the profile', 0],
      ['check', 'Event log', 0],
    ])
  })

  it('reads back what it wrote, whatever stands in it', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 6 }), (steps) => {
        expect(stepsFromText(textFromSteps(steps))).toEqual(steps)
      }),
    )
  })

  it('says what keeps them from being saved, and cuts nothing', () => {
    expect(stepsProblem([])).toBe('Write at least one step.')
    expect(stepsProblem(stepsFromText(`- Cable\n- ${'x'.repeat(501)}`))).toBe(
      'Step 2 is longer than 500 characters. Shorten it.',
    )
    expect(stepsProblem(stepsFromText(Array.from({ length: 31 }, () => '- x').join('\n')))).toMatch(
      /^These are 31/,
    )
    expect(stepsProblem(stepsFromText('- Cable'))).toBeNull()
  })

  it('takes the steps of a session in order, on one line each, and ends with the fix', () => {
    const open = {
      order: 1,
      selected: null,
      freeText: null,
      skipped: false,
      result: null,
      options: [],
      answeredBy: null,
      answeredAt: null,
      toDo: false,
    }
    const steps = stepsOfSession(
      [
        { text: 'On the web\n too?', step: { ...open, type: 'question' } },
        { text: 'A note', step: null },
        { text: 'Free space', step: { ...open, type: 'check' } },
      ],
      { text: 'Recreate the profile' },
    )
    expect(textFromSteps(steps)).toBe('? On the web too?\n- Free space\n> Recreate the profile')
  })
})
