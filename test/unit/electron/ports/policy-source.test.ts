import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  readPolicySource,
  type PolicyPlaces,
  type PolicySource,
} from '../../../../electron/main/ports/policy-source.ts'

const nowhere: PolicyPlaces = {
  readText: () => {
    throw new Error('not asked')
  },
  run: () => {
    throw new Error('not asked')
  },
  managedText: () => {
    throw new Error('not asked')
  },
}

const above = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies'
type Answer = ReturnType<PolicyPlaces['run']>
const fine = (printed: string): Answer => ({ code: 0, printed, failure: null })
const ended: Answer = { code: 1, printed: '', failure: null }
const list = fine(`\r\n${above}\\Adobe\r\n${above}\\Baton\r\n${above}\\Microsoft\r\n`)
const values = (lines: string): Answer => fine(`\r\n${above}\\Baton\r\n${lines}\r\n\r\n`)

/** Asks a registry that answers like this for the keys above ours, and for ours; and PowerShell, which says this. */
const ask = (keys: Answer, ours: Answer = ended, shell: Answer = ended) => {
  const asked: (readonly string[])[] = []
  const source = readPolicySource('win32', {
    ...nowhere,
    run(program, args) {
      if (program === 'powershell') return shell
      asked.push(args)
      return args[1] === above ? keys : ours
    },
  })
  return { source, asked }
}

describe('the policy in Windows’ registry', () => {
  it('is the text of one value', () => {
    const { source, asked } = ask(list, values('    Policy    REG_SZ    {"startAtLogin": true}'))
    expect(source).toEqual({ kind: 'text', text: '{"startAtLogin": true}' })
    expect(asked).toEqual([
      ['query', above, '/reg:64'],
      ['query', `${above}\\Baton`, '/reg:64'],
    ])
  })

  it('may go over several lines, among other values, and names don’t care about case', () => {
    const { source } = ask(
      fine(`${above.toUpperCase()}\\BATON\r\n`),
      values(
        '    (Default)    REG_SZ    x\r\n    policy    REG_SZ    {\r\n  "startAtLogin": true\r\n}\r\n    Other    REG_DWORD    0x1',
      ),
    )
    expect(source).toEqual({ kind: 'text', text: '{\n  "startAtLogin": true\n}' })
  })

  it('is none only if our key isn’t among those that everyone may list, or has no such value', () => {
    expect(ask(fine(`${above}\\Microsoft\r\n`)).source).toEqual({ kind: 'none' })
    expect(ask(list, values('    Other    REG_SZ    x')).source).toEqual({ kind: 'none' })
    expect(ask(list, values('    Policy    REG_SZ')).source).toEqual({ kind: 'none' })
  })

  it.each<[string, Answer, Answer, PolicySource]>([
    ['access denied', list, ended, { kind: 'unreadable', why: { kind: 'failed', code: 'reg.exe 1' } }],
    ['refused above', ended, ended, { kind: 'unreadable', why: { kind: 'failed', code: 'reg.exe 1' } }],
    [
      'no answer in time',
      { code: null, printed: '', failure: 'ETIMEDOUT' },
      ended,
      { kind: 'unreadable', why: { kind: 'timed-out', ms: 5000 } },
    ],
    [
      'no answer in time for ours',
      list,
      { code: null, printed: 'HKEY', failure: 'ETIMEDOUT' },
      { kind: 'unreadable', why: { kind: 'timed-out', ms: 5000 } },
    ],
    [
      'no reg.exe',
      { code: null, printed: '', failure: 'ENOENT' },
      ended,
      { kind: 'unreadable', why: { kind: 'failed', code: 'ENOENT' } },
    ],
    ['nonsense above', fine('hello'), ended, { kind: 'unreadable', why: { kind: 'unknown-answer' } }],
    ['nonsense', list, fine('hello'), { kind: 'unreadable', why: { kind: 'unknown-answer' } }],
    [
      'another type',
      list,
      values('    Policy    REG_MULTI_SZ    {}'),
      { kind: 'unreadable', why: { kind: 'not-text', type: 'REG_MULTI_SZ' } },
    ],
  ])('is never taken for none: %s', (_name, keys, ours, expected) => {
    expect(ask(keys, ours).source).toEqual(expected)
  })

  it('is asked of PowerShell where the tools for the registry are switched off, and believed only if that is sure', () => {
    const { source } = ask(ended, ended, fine('text:{"startAtLogin": true}\r\n'))
    expect(source).toEqual({ kind: 'text', text: '{"startAtLogin": true}' })
    expect(ask(ended, ended, fine('none\r\n')).source).toEqual({ kind: 'none' })
    expect(ask(list, ended, fine('text:{\r\n}')).source).toEqual({ kind: 'text', text: '{\r\n}' })
    const refused = { kind: 'unreadable', why: { kind: 'failed', code: 'reg.exe 1' } }
    for (const answer of [fine(''), fine('other'), fine('nonesuch'), { ...fine('none'), code: 1 }, ended])
      expect(ask(ended, ended, answer).source).toEqual(refused)
    // A registry that doesn't answer in time wouldn't answer twice.
    const timedOut = { code: null, printed: '', failure: 'ETIMEDOUT' }
    expect(ask(timedOut, ended, fine('none')).source.kind).toBe('unreadable')
  })

  it('is none for no failure whatever', () => {
    const answer = fc.record({
      code: fc.constantFrom(null, 1, 2, 255),
      printed: fc.string(),
      failure: fc.constantFrom(null, 'ETIMEDOUT', 'EACCES'),
    })
    fc.assert(
      fc.property(answer, answer, (keys, ours) => {
        expect(ask(keys).source.kind).toBe('unreadable')
        expect(ask(list, ours).source.kind).toBe('unreadable')
      }),
    )
  })
})

describe('the policy elsewhere', () => {
  const file = (readText: PolicyPlaces['readText']) => readPolicySource('linux', { ...nowhere, readText })
  const failing = (code: string) =>
    file(() => {
      throw Object.assign(new Error(code), { code })
    })

  it('is a file on Linux; that it isn’t there is none, anything else is not', () => {
    expect(file((path) => `{"at":"${path}"}`)).toEqual({
      kind: 'text',
      text: '{"at":"/etc/baton/policy.json"}',
    })
    expect(failing('ENOENT')).toEqual({ kind: 'none' })
    for (const code of ['EACCES', 'EISDIR', 'EIO'])
      expect(failing(code)).toEqual({ kind: 'unreadable', why: { kind: 'failed', code } })
  })

  it('is a managed preference on macOS', () => {
    expect(readPolicySource('darwin', { ...nowhere, managedText: () => '{}' })).toEqual({
      kind: 'text',
      text: '{}',
    })
    expect(readPolicySource('darwin', { ...nowhere, managedText: () => '' })).toEqual({ kind: 'none' })
  })
})
