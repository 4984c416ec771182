import { expect, test } from 'vitest'
import {
  closeStepForm,
  openStepForm,
  stepTaken,
  useSessionScreen,
} from '../../../../../renderer/state/route/session-screen.ts'

const form = () => useSessionScreen.getState().stepForm

test('what a step form was opened with goes into it once, however often it is shown', () => {
  openStepForm('s1', 'action', 'Check DNS')
  const begun = form()?.begun ?? null
  expect(begun).toEqual({ type: 'action', text: 'Check DNS' })
  stepTaken(begun)
  expect(form()).toEqual({ sessionId: 's1', begun: null })
})

test('what it is opened with next is not taken for the text before', () => {
  openStepForm('s1', 'action', 'Check DNS')
  const first = form()?.begun ?? null
  openStepForm('s1', 'check', 'Check DHCP')
  stepTaken(first)
  expect(form()?.begun).toEqual({ type: 'check', text: 'Check DHCP' })
  closeStepForm()
  stepTaken(first)
  expect(form()).toBeNull()
})
