import { expect, test } from 'vitest'
import { parsePasswd } from '../../../../server/postgres/postgres-user.ts'
import { parsePostmasterFile } from '../../../../server/postgres/postmaster.ts'

test('reads who runs and whether it takes connections', () => {
  const start = ['7716', '/proc/self/cwd', '1795201669', '5432', '.', '']
  const text = (lines: string[]) => lines.join('\n') + '\n'
  expect(parsePostmasterFile(text([...start, ' 16039942         4', 'ready   ']))).toEqual({
    pid: 7716,
    ready: true,
  })
  expect(parsePostmasterFile(text([...start, ' 16039942         4', 'starting']))).toEqual({
    pid: 7716,
    ready: false,
  })
  expect(parsePostmasterFile(text(start))).toEqual({ pid: 7716, ready: false })
})

test.each(['', '77', '0\n/data\n', '1\n/data\n', '-5\n/data\n', 'ready\n/data\n'])(
  'takes %j for no process',
  (text) => {
    expect(parsePostmasterFile(text)).toBeUndefined()
  },
)

test('finds the users of a passwd file that are not root', () => {
  const text = [
    'root:x:0:0:root:/root:/bin/bash',
    'toor:x:0:0::/root:/bin/sh',
    '# a comment',
    '+::::::',
    'nobody:x:65534:65533:nobody:/nonexistent:/usr/sbin/nologin',
    '',
  ].join('\n')
  expect(parsePasswd(text)).toEqual([{ name: 'nobody', uid: 65534, gid: 65533 }])
})
