import { readdirSync, readFileSync } from 'node:fs'
import type { Branch } from '../../core/domain/branches/branch.ts'
import type { Entry } from '../../core/domain/entry/entry.ts'
import type { Fact } from '../../core/domain/branches/fact.ts'
import type { Fix } from '../../core/domain/branches/fix.ts'
import type { Material } from '../../core/write-ups/material.ts'
import {
  makeBranch,
  makeEntry,
  makeFact,
  makeFix,
  makeSession,
  makeStep,
  minute,
  nine,
} from '../support/samples/make.ts'

/** A session with what is known about it in the end; sessions/README.md says how it is written. */
export type EvalSession = {
  name: string
  area: string
  part: 'tuned' | 'held'
  material: Material
  /** Each a list of words that all have to be there. */
  cause: readonly string[][]
  near: readonly string[][]
  areas: readonly string[][]
  /** Whether someone wrote the cause down, and whether there is enough to conclude it. */
  stated: boolean
  thin: boolean
  secrets: readonly string[]
  traps: readonly string[]
  accepted: string
}

const groups = (text: string): string[][] =>
  text
    .split('|')
    .map((part) => part.trim().toLowerCase().split(/\s+/u))
    .filter(([first]) => first !== undefined && first !== '')

const folder = new URL('sessions/', import.meta.url)
const branchStatus = { untried: 'untried', active: 'active', dead: 'dead_end', solved: 'solved' } as const
const outcomes = {
  proposed: 'proposed',
  pending: 'applied_pending',
  success: 'applied_success',
  failed: 'applied_failed',
  partial: 'applied_partial',
} as const
const stepTypes = { ask: 'question', check: 'check', step: 'action', todo: 'action' } as const

/** One of a closed list; a word that isn't in it is a mistake in a file, and says where. */
const oneOf = <T extends object>(list: T, word: string, where: string): T[keyof T] => {
  if (!Object.hasOwn(list, word)) throw new Error(`${where}: there is no "${word}".`)
  return list[word as keyof T]
}

const readOne = (area: string, lines: readonly string[]): EvalSession => {
  const [, name = '', part = ''] = /^== (\S+) (tuned|held)$/u.exec(lines[0] ?? '') ?? []
  if (name === '') throw new Error(`${area}: "${lines[0]}" is no head of a session.`)
  const entries: Entry[] = []
  const branches: Branch[] = []
  const facts: Fact[] = []
  const fixes: Fix[] = []
  const about = new Map<string, string[]>()
  lines.slice(1).forEach((line, at) => {
    const createdAt = nine + (at + 1) * 5 * minute
    const labelled = /^(title|problem|cause|near|area|stated|thin|secret|trap|accepted): (.+)$/u.exec(line)
    if (labelled !== null) {
      const [, label = '', text = ''] = labelled
      about.set(label, [...(about.get(label) ?? []), text])
      return
    }
    const [, verb = '', rest = ''] = /^([a-z]+)(?: (.+))?$/u.exec(line) ?? []
    const [first = '', second = '', third = ''] = rest
      .split(' | ')
      .map((one) => one.trim().replace(/\s*\|$/u, ''))
    const entry = { id: `${name}-e${at}`, seq: entries.length + 1, at: createdAt }
    if (verb === 'reopened')
      entries.push(
        makeEntry({ ...entry, kind: 'event', text: '', event: { name: 'reopened', handoffId: null } }),
      )
    else if (verb === 'note' || verb === 'paste')
      entries.push(makeEntry({ ...entry, kind: verb, text: rest }))
    else if (verb === 'msg') entries.push(makeEntry({ ...entry, kind: 'message', text: rest }))
    else if (verb === 'fact')
      facts.push(
        makeFact({ id: `${name}-f${at}`, text: rest, order: facts.length, createdAt, updatedAt: createdAt }),
      )
    else if (verb === 'branch')
      branches.push(
        makeBranch({
          id: `${name}-b${at}`,
          label: first,
          status: oneOf(branchStatus, second, name),
          reason: third,
          order: branches.length,
          createdAt,
          statusAt: createdAt,
        }),
      )
    else if (verb === 'fix')
      fixes.push(
        makeFix({
          id: `${name}-x${at}`,
          text: first,
          outcome: oneOf(outcomes, second, name),
          outcomeReason: third,
          outcomeBy: second === 'proposed' ? null : 'ann',
          outcomeAt: second === 'proposed' ? null : createdAt,
          createdAt,
        }),
      )
    else {
      const type = oneOf(stepTypes, verb, `${name}: ${line}`)
      const [text = '', answer] = rest.split(' => ')
      const [, how = '', details = ''] = /^(ok|bad|said) ?(.*)$/u.exec(answer ?? '') ?? []
      entries.push(
        makeEntry({
          ...entry,
          kind: 'step',
          text,
          step: makeStep({
            order: entries.filter(({ step }) => step !== null).length + 1,
            type,
            toDo: verb === 'todo',
            freeText: how === 'said' ? details : null,
            result: how === 'ok' || how === 'bad' ? { success: how === 'ok', details } : null,
            answeredBy: how === '' ? null : 'ann',
            answeredAt: how === '' ? null : createdAt,
          }),
        }),
      )
    }
  })
  const text = (label: string): string => about.get(label)?.[0] ?? ''
  const thin = text('thin') === 'yes'
  if ((!thin && text('cause') === '') || text('accepted') === '' || text('title') === '')
    throw new Error(`${name} needs a title, a cause or "thin: yes", and what was accepted.`)
  return {
    name,
    area,
    part: part as EvalSession['part'],
    thin,
    stated: !thin && text('stated') !== 'no',
    cause: groups(text('cause')),
    near: groups(text('near')),
    areas: groups(text('area')),
    secrets: about.get('secret') ?? [],
    traps: about.get('trap') ?? [],
    accepted: text('accepted'),
    material: {
      session: makeSession({
        id: name,
        title: text('title'),
        problemSummary: text('problem') === '' ? text('title') : text('problem'),
        activeFixId: fixes.at(-1)?.id ?? null,
        activeBranchId: branches.find(({ status }) => status === 'active')?.id ?? null,
        isBranching: branches.length > 0,
        stepCount: entries.filter(({ step }) => step !== null).length,
        factCount: facts.length,
        entryCount: entries.length,
      }),
      entries,
      branches,
      facts,
      fixes,
      handoffs: [],
      names: new Map([['ann', 'Ann Ruiz']]),
    },
  }
}

/** All sessions, in the order of their files. */
export const readSessions = (): EvalSession[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.txt'))
    .toSorted()
    .flatMap((file) =>
      readFileSync(new URL(file, folder), 'utf8')
        .split(/\n(?=== )/u)
        .map((block) =>
          readOne(
            file.replace(/\.txt$/u, ''),
            block.split('\n').filter((line) => line.trim() !== ''),
          ),
        ),
    )
