import { describe, expect, it } from 'vitest'
import { parseLaunch } from '../../../../electron/main/settings/launch-options.ts'
import { mainWords } from '../../../../electron/main/ports/main.words.ts'

const words = mainWords('en')

const options = (argv: string[], env: Record<string, string> = {}) => {
  const result = parseLaunch(argv, env, words)
  if (result.kind !== 'ok') throw new Error(result.message)
  return result.options
}

describe('parseLaunch', () => {
  it('has sensible defaults', () => {
    expect(options(['.'])).toEqual({
      profile: '',
      hidden: false,
      link: null,
      serverUrl: 'http://127.0.0.1:4280',
      userDataDir: null,
    })
  })
  it('reads the profile in both forms, between arguments of others', () => {
    expect(options(['--no-sandbox', '.', '--profile', 'two']).profile).toBe('two')
    expect(options(['--profile=on-site-2', '--enable-features=X']).profile).toBe('on-site-2')
  })
  it.each([
    ['--profile'],
    ['--profile='],
    ['--profile', '--hidden'],
    ['--profile', '../../etc'],
    ['--profile', 'Two'],
    ['--profile', '.'],
    ['--profile', 'a'.repeat(33)],
    ['--profile', '-two'],
  ])('refuses an unusable profile %j with a sentence that shows how', (...argv) => {
    expect(parseLaunch(argv, {}, words)).toEqual({
      kind: 'refused',
      message: expect.stringContaining('--profile two'),
    })
  })
  it('leads to where the workspace of a new server is created', () => {
    const env = { BATON_SETUP_CODE: 'AAAAA-BBBBB-CCCCC-DDDDD' }
    expect(options(['.'], env).link).toEqual({ path: '/setup/AAAAA-BBBBB-CCCCC-DDDDD', toast: null })
    expect(options(['.'], { BATON_SETUP_CODE: '../../x' }).link).toBeNull()
  })
  it('finds a deep link anywhere, and only a well-formed one', () => {
    expect(options(['--hidden', 'baton://handoff/abc']).link).toEqual({ path: '/handoffs/abc', toast: null })
    expect(options(['baton://nonsense', 'baton://handoff/abc', '.']).link).toEqual({
      path: '/handoffs/abc',
      toast: null,
    })
    expect(options(['baton://handoff/../../x']).link).toEqual({ path: '/unknown-link', toast: null })
    expect(options(['https://handoff/x']).link).toBeNull()
  })
  it('takes the default server from the environment', () => {
    expect(options([], { BATON_SERVER_URL: 'https://Baton.Example.com/' }).serverUrl).toBe(
      'https://baton.example.com',
    )
    expect(options([], { BATON_SERVER_URL: '' }).serverUrl).toBe('http://127.0.0.1:4280')
  })
  it('refuses a server address that cannot be meant', () => {
    for (const url of ['baton.example.com', 'ftp://x', 'http://user:pass@x', 'javascript:alert(1)']) {
      expect(parseLaunch([], { BATON_SERVER_URL: url }, words)).toEqual({
        kind: 'refused',
        message: expect.stringContaining('BATON_SERVER_URL'),
      })
    }
  })
})
