import { expect, test } from 'vitest'
import { whyNoDemo, parseStartOptions } from '../../../scripts/start-options.ts'

const first = { demo: false, demoAi: false, profile: '', port: 4280, help: false }

test('opens the first desk on the usual port', () => {
  expect(parseStartOptions([], {})).toEqual({ ok: true, options: first })
  expect(parseStartOptions([], { PORT: '' })).toEqual({ ok: true, options: first })
})

test.each([
  [['--demo'], {}, { demo: true }],
  [['--demo-ai'], {}, { demo: true, demoAi: true }],
  [['--profile', 'two'], {}, { profile: 'two' }],
  [['--profile=two', '--port=4281', '--demo'], {}, { profile: 'two', port: 4281, demo: true }],
  [['--port', '4281'], { PORT: '5000' }, { port: 4281 }],
  [[], { PORT: '5000' }, { port: 5000 }],
  [['--help'], {}, { help: true }],
])('reads %j with %j', (argv, env, expected) => {
  expect(parseStartOptions(argv, env)).toEqual({ ok: true, options: { ...first, ...expected } })
})

test.each([
  [['--profile'], {}, 'Name the profile'],
  [['--profile', 'Two!'], {}, 'Name the profile'],
  [['--profile', '../etc'], {}, 'Name the profile'],
  [['--port', 'http'], {}, '"http" is not a port'],
  [['--port', '0'], {}, '"0" is not a port'],
  [['--port'], {}, '"" is not a port'],
  [[], { PORT: '70000' }, '"70000" is not a port'],
  [['--dmeo'], {}, '"--dmeo" is not an option'],
  [['two'], {}, '"two" is not an option'],
])('refuses %j with %j', (argv, env, message) => {
  expect(parseStartOptions(argv, env)).toEqual({
    ok: false,
    message: expect.stringContaining(message) as string,
  })
})

test('the demo stays on this machine', () => {
  expect(whyNoDemo({})).toBeNull()
  expect(whyNoDemo({ HOST: '::1' })).toBeNull()
  for (const env of [
    { HOST: '0.0.0.0' },
    { HOST: '192.168.1.4' },
    { PUBLIC_URL: 'https://baton.example.com' },
  ])
    expect(whyNoDemo(env)).toMatch(/passwords that everyone can read/)
})
