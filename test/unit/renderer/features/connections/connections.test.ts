import { describe, expect, test } from 'vitest'
import type { ConnectionOptions } from '../../../../../core/protocol/psa-messages.ts'
import { chosenFor } from '../../../../../core/psa/choices.ts'
import { otherwiseNamed, withChoice } from '../../../../../renderer/features/connections/board-choices.ts'
import { boardsOf, statusesOf } from '../../../../../renderer/features/connections/boards.ts'
import {
  credentialsFrom,
  credentialsProblem,
} from '../../../../../renderer/features/connections/credentials.ts'
import { mappedPeople, withMembers } from '../../../../../renderer/features/connections/mapped-people.ts'
import { makePerson } from '../../../../support/samples/make.ts'
import { makeConnection } from '../../../../support/samples/psa.ts'

const status = (id: string, name: string) => ({ id, name, closed: null, noTime: false })
const member = (id: string, name: string, active = true) => ({ id, name, email: '', active })
const options: ConnectionOptions = {
  boards: [
    { id: '1', name: 'Service', statuses: [status('10', 'New'), status('12', 'Resolved')] },
    { id: '2', name: 'Projects', statuses: [status('20', 'New')] },
  ],
  members: [member('alee', 'Ann Lee'), member('bcarter', 'Bo Carter'), member('old', 'Cy Old', false)],
  membersLeftOut: false,
  suggestions: [
    { personId: 'ann', memberId: 'alee' },
    { personId: 'bo', memberId: 'bcarter' },
    { personId: 'cy', memberId: 'old' },
  ],
  choices: [],
}

describe('the boards', () => {
  test('are as the system lists them now, with what was chosen, unless that status is gone', () => {
    const boards = boardsOf(makeConnection(), options)
    expect(
      boards.map(({ id, resolvedStatusId, escalatedStatusId }) => [id, resolvedStatusId, escalatedStatusId]),
    ).toEqual([
      ['1', '12', null],
      ['2', null, null],
    ])
  })
  test('stay when the system can’t be asked, or no longer lists them', () => {
    expect(boardsOf(makeConnection(), null)).toHaveLength(1)
    expect(boardsOf(makeConnection(), { ...options, boards: [] })).toHaveLength(1)
  })
  test('name statuses that several have', () => {
    expect(statusesOf(boardsOf(makeConnection(), options)).map(({ label }) => label)).toEqual([
      'New (Service)',
      'Resolved',
      'New (Projects)',
    ])
  })
})

describe('choices of a board', () => {
  const choice = {
    name: 'workType',
    label: 'Work type',
    hint: '',
    options: [
      { id: '1', name: 'Remote' },
      { id: '2', name: 'On site' },
    ],
    usual: '',
    required: false,
  } as const
  test('win on that board, and leave the others and the rest as they are', () => {
    const all = withChoice({ everywhere: {}, boards: {} }, null, 'workType', '1')
    expect(all).toEqual({ everywhere: { workType: '1' }, boards: {} })
    const one = withChoice(withChoice(all, '7', 'workType', '2'), '7', 'billing', 'Billable')
    expect(one.everywhere).toEqual(all.everywhere)
    expect([
      chosenFor(one, '7', 'workType'),
      chosenFor(one, '8', 'workType'),
      chosenFor(one, '7', 'billing'),
    ]).toEqual(['2', '1', 'Billable'])
    const back = withChoice(one, '7', 'workType', '')
    expect(chosenFor(back, '7', 'workType')).toBe('1')
    // The last one taken back leaves no trace of the board.
    expect(withChoice(back, '7', 'billing', '')).toEqual(all)
  })
  test('say what counts without one', () => {
    const copy = { ...choice, options: [...choice.options] }
    expect(otherwiseNamed(copy, { everywhere: { workType: '2' } })).toBe('On site')
    expect(otherwiseNamed(copy, { everywhere: {} })).toBe('')
    expect(otherwiseNamed({ ...copy, usual: '1' }, { everywhere: {} })).toBe('Remote')
  })
})

describe('who is who', () => {
  const people = ['bo', 'ann', 'cy'].map((id) => makePerson(id, { role: 'engineer', active: true }))
  test('is only suggested by e-mail, for active members no one has yet', () => {
    const rows = mappedPeople(people, makeConnection(), options)
    const suggestions = Object.fromEntries(
      rows.map(({ person, suggestion }) => [person.id, suggestion?.id ?? null]),
    )
    expect(suggestions).toEqual({ ann: null, bo: 'bcarter', cy: null })
  })
  test('changes for those it is set for alone', () => {
    const set = withMembers(makeConnection(), [
      { personId: 'bo', member: { id: 'bcarter', name: 'Bo Carter' } },
    ])
    expect(set.map(({ personId, memberId }) => [personId, memberId])).toEqual([
      ['ann', 'alee'],
      ['bo', 'bcarter'],
    ])
    expect(withMembers(makeConnection(), [{ personId: 'ann', member: null }])).toEqual([])
  })
})

describe('the form of a system', () => {
  const typed = {
    address: ' https://cw.example.com ',
    company: 'acme',
    publicKey: 'p',
    privateKey: 's',
    clientId: '',
  }
  test('asks for what is missing, and not for what is optional', () => {
    expect(credentialsProblem('connectwise', typed)).toMatchObject({ field: 'clientId' })
    expect(credentialsProblem('connectwise', { ...typed, clientId: 'g' })).toBeNull()
    expect(credentialsProblem('halo', { address: 'a', clientId: 'c', clientSecret: 's' })).toBeNull()
  })
  test('sends the fields of that system alone', () => {
    expect(credentialsFrom('request_tracker', { ...typed, token: 't' })).toEqual({
      address: 'https://cw.example.com',
      token: 't',
    })
  })
})
