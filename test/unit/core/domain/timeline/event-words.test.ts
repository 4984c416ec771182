import { describe, expect, test } from 'vitest'
import { BranchStatus } from '../../../../../core/domain/branches/branch.ts'
import {
  branchMoveWords,
  editedIn,
  eventIn,
  fixDecisionWords,
  outcomeIn,
  outcomeText,
  pickupWords,
} from '../../../../../core/domain/timeline/event-words.ts'
import { FixDecision, FixOutcome } from '../../../../../core/domain/branches/fix.ts'
import { PickupMode } from '../../../../../core/domain/handoff/handoff.ts'

describe('eventIn', () => {
  test.each(BranchStatus.options)('reads that a branch became %s', (status) => {
    expect(eventIn(branchMoveWords, `${branchMoveWords[status]} set aside: it waits`)).toEqual({
      key: status,
      rest: 'set aside: it waits',
    })
  })
  test.each(FixDecision.options)('reads that a fix was decided on: %s', (decision) => {
    expect(eventIn(fixDecisionWords, `${fixDecisionWords[decision]} Reseat it`)).toEqual({
      key: decision,
      rest: 'Reseat it',
    })
  })
  test.each(PickupMode.options)('reads that a session was picked up: %s', (mode) => {
    expect(eventIn(pickupWords, pickupWords[mode])).toEqual({ key: mode, rest: '' })
  })
  test('knows only whole words at the start', () => {
    expect(eventIn(pickupWords, 'freshly')).toBeNull()
    expect(eventIn(branchMoveWords, 'was ruled out')).toBeNull()
    expect(eventIn(branchMoveWords, '')).toBeNull()
  })
})

describe('outcomeIn', () => {
  test.each(FixOutcome.options)('reads %s, with a reason and without', (outcome) => {
    for (const reason of ['', 'because it is said: so']) {
      expect(outcomeIn(outcomeText('Reseat it', outcome, reason))).toEqual({
        fix: 'Reseat it',
        outcome,
        reason,
      })
    }
  })
  test('a reason may sound like an outcome', () => {
    expect(outcomeIn(outcomeText('Reseat it', 'applied_failed', 'the old one worked: for a day'))).toEqual({
      fix: 'Reseat it',
      outcome: 'applied_failed',
      reason: 'the old one worked: for a day',
    })
    expect(outcomeIn(outcomeText('Reseat it', 'applied_failed', 'the old one worked'))).toEqual({
      fix: 'Reseat it',
      outcome: 'applied_failed',
      reason: 'the old one worked',
    })
  })
  test('is null for any other text', () => {
    expect(outcomeIn('Reseat it')).toBeNull()
    expect(outcomeIn(' worked')).toBeNull()
  })
})

describe('editedIn', () => {
  const upper = (field: string) => field.toUpperCase()
  test('names each field once, and leaves the other lines as they are', () => {
    expect(editedIn('title: New\nproblem: One\nand: two\nticket: none', upper, '–')).toEqual({
      fields: ['title', 'problemSummary', 'psaTicketId'],
      text: 'TITLE: New\nPROBLEMSUMMARY: One\nand: two\nPSATICKETID: –',
    })
  })
  test('finds none in a text without any', () => {
    expect(editedIn('AI: kept away', upper, '–')).toEqual({ fields: [], text: 'AI: kept away' })
  })
})
