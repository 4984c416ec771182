import { describe, expect, it } from 'vitest'
import type { HandoverItem } from '../../../../../core/domain/handover/handover.ts'
import { emptyCompose, withTakenBack } from '../../../../../renderer/features/shift/compose-form.ts'

const item = (sessionId: string, line: string, state: HandoverItem['state'] = 'open'): HandoverItem => ({
  sessionId,
  handoffId: null,
  kind: 'active',
  title: sessionId,
  client: '',
  dueAt: null,
  wakeAt: null,
  wakeOnReply: false,
  line,
  state,
  by: null,
  at: null,
  reason: '',
})

describe('withTakenBack', () => {
  const sent = { note: 'Contoso calls at four', to: 'ben', items: [item('a', 'Part ordered'), item('b', '')] }

  it('gives everything back to an empty form, but no lines of what was taken over', () => {
    expect(withTakenBack(emptyCompose, sent)).toEqual({
      note: 'Contoso calls at four',
      to: 'ben',
      lines: '{"a":"Part ordered"}',
      out: '',
    })
    expect(withTakenBack(emptyCompose, { ...sent, items: [item('a', 'Part ordered', 'taken')] }).lines).toBe(
      '',
    )
  })

  it('keeps what was written since', () => {
    const since = { note: 'New one \n', to: 'tom', lines: '{"a":"Arrived","b":""}', out: 'c' }
    expect(withTakenBack(since, sent)).toEqual({
      note: 'New one\nContoso calls at four',
      to: 'tom',
      lines: '{"a":"Arrived"}',
      out: 'c',
    })
  })

  it('says nothing twice when it is taken back twice', () => {
    const once = withTakenBack(emptyCompose, sent)
    expect(withTakenBack(once, sent)).toEqual(once)
  })
})
