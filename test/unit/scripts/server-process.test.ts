import { expect, test } from 'vitest'
import { protocolVersion } from '../../../core/protocol/version.ts'
import { judgeHealth, reasonIn } from '../../../scripts/server-process.ts'

const healthy = { status: 'ok', version: '0.1.0', protocol: protocolVersion }

test('joins a Baton server that speaks the same protocol, once it is healthy', () => {
  expect(judgeHealth(200, healthy)).toEqual({ kind: 'baton' })
  expect(judgeHealth(503, healthy)).toEqual({ kind: 'none' })
})

test('never joins a server of another version, or another program', () => {
  expect(judgeHealth(200, { ...healthy, version: '9.0.0', protocol: protocolVersion + 1 })).toEqual({
    kind: 'other',
    what: 'a different version of the Baton server (9.0.0)',
  })
  for (const body of [undefined, null, 'ok', {}, { status: 'ok' }]) {
    expect(judgeHealth(200, body)).toEqual({ kind: 'other', what: 'another program' })
  }
})

test('repeats the plain sentences of a failing server, and the errors of its log', () => {
  const output = [
    '{"level":30,"msg":"listening"}',
    'Another Baton server (process 7) already uses the data folder.',
    '{"level":60,"msg":"could not stop cleanly"}',
    '    at ModuleJob.link (node:internal/modules/esm/module_job:381:17)',
    '{ not json',
    '',
  ].join('\n')
  expect(reasonIn(output)).toBe(
    'Another Baton server (process 7) already uses the data folder.\ncould not stop cleanly\n{ not json',
  )
  expect(reasonIn('{"level":30,"msg":"listening"}\n')).toBe('The server stopped without saying why.')
})
