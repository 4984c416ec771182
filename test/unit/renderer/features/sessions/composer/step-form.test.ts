import { describe, expect, test } from 'vitest'
import { NewStep } from '../../../../../../core/intents/entry/entry-add.ts'
import {
  emptyStepForm,
  leftAfter,
  optionLabels,
  stepFrom,
} from '../../../../../../renderer/features/sessions/composer/step-form.ts'
import { pathOf } from '../../../../../../renderer/features/sessions/timeline/step-path.ts'
import { branch, entry, stepEntry } from '../../../../../support/desk/shown-documents.ts'
import { optionsFrom } from '../../../../../../core/domain/entry/step-options.ts'

const form = (part: Partial<typeof emptyStepForm>) => ({
  ...emptyStepForm,
  text: 'Ping the gateway',
  ...part,
})

describe('stepFrom', () => {
  test('a plain step needs its text alone', () => {
    expect(stepFrom(form({}))).toEqual({
      ok: true,
      text: 'Ping the gateway',
      step: { type: 'action', options: [], selected: null, freeText: null, skipped: false, result: null },
    })
    expect(stepFrom(form({ text: ' ' }))).toMatchObject({ ok: false, message: expect.stringMatching(/\.$/) })
  })

  test('options, the chosen one and words beside it', () => {
    const made = stepFrom(
      form({
        type: 'question',
        options: 'Yes\n No \n\nYes\nOnly on the web',
        chosen: 'No',
        said: 'since noon',
      }),
    )
    expect(made).toMatchObject({
      step: {
        type: 'question',
        options: [
          { value: 'yes', label: 'Yes' },
          { value: 'no', label: 'No' },
          { value: 'only-on-the-web', label: 'Only on the web' },
        ],
        selected: 'no',
        freeText: 'since noon',
      },
    })
  })

  test('a result takes the words as its details; a skipped step chose nothing', () => {
    expect(stepFrom(form({ outcome: 'failed', said: 'No answer' }))).toMatchObject({
      step: { freeText: null, result: { success: false, details: 'No answer' } },
    })
    expect(stepFrom(form({ outcome: 'skipped', options: 'a\nb', chosen: 'a' }))).toMatchObject({
      step: { selected: null, skipped: true, result: null },
    })
  })

  test.each([
    { options: Array.from({ length: 13 }, (_, n) => `way ${n}`).join('\n') },
    { options: 'x'.repeat(201) },
    { said: 'x'.repeat(8001) },
    { text: 'x'.repeat(300_000) },
  ])('what does not fit is rejected with a sentence, and nothing is cut off', (part) => {
    expect(stepFrom(form(part))).toMatchObject({ ok: false, message: expect.stringMatching(/\.$/) })
  })

  test('a draft from elsewhere cannot make a step of an unknown type', () => {
    expect(stepFrom(form({ type: 'nonsense', outcome: 'nonsense', chosen: 'gone' }))).toMatchObject({
      step: { type: 'action', selected: null, skipped: false, result: null },
    })
  })

  test.each(['<script>alert(1)</script>\n👩‍👩‍👧\nنعم', '日本語', '---', '😀'.repeat(50)])(
    'any script makes options that core takes: %s',
    (typed) => {
      const options = optionsFrom(optionLabels(typed))
      expect(new Set(options.map((option) => option.value)).size).toBe(options.length)
      expect(NewStep.parse({ type: 'check', options }).options).toEqual(options)
    },
  )
})

test('the path numbers the steps and names a branch where it begins', () => {
  const steps = [
    stepEntry(2, {}, { branchId: 'b1' }),
    stepEntry(1, { type: 'question' }),
    stepEntry(3, { result: { success: false, details: '' } }, { branchId: 'b1' }),
    stepEntry(4),
    entry({ seq: 9 }),
  ]
  const path = pathOf(steps, [branch({ id: 'b1', label: 'Profile' })])
  expect(path.map(({ order, state, branch: on }) => [order, state, on])).toEqual([
    [1, 'open', null],
    [2, 'done', 'Profile'],
    [3, 'failed', null],
    [4, 'done', 'Main line'],
  ])
})

test('what is typed while a step is stored is left, and nothing of the step', () => {
  const sent = form({ type: 'check', options: 'Yes\nNo', chosen: 'Yes', said: 'at noon', outcome: 'worked' })
  expect(leftAfter(sent, sent)).toEqual(emptyStepForm)
  expect(leftAfter(sent, { ...sent, text: `${sent.text} and the DNS` })).toEqual({
    ...emptyStepForm,
    text: 'and the DNS',
  })
  expect(leftAfter(sent, { ...sent, said: 'in the evening' })).toEqual({
    ...emptyStepForm,
    said: 'in the evening',
  })
})
