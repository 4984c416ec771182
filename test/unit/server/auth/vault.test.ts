import { expect, test } from 'vitest'
import { createVault } from '../../../../server/auth/vault.ts'

const vault = createVault(Buffer.alloc(32, 7))

test('gives back what was locked, never locks it alike twice, and shows nothing of it', () => {
  const one = vault.lock('a private key', 'ben')
  expect(vault.open(one, 'ben')).toBe('a private key')
  expect(vault.lock('a private key', 'ben')).not.toBe(one)
  expect(Buffer.from(one, 'base64').toString('latin1')).not.toContain('private')
})

test('opens nothing under another name or secret, or that was altered or cut', () => {
  const locked = vault.lock('a private key', 'ben')
  expect(vault.open(locked, 'ana')).toBeNull()
  expect(createVault(Buffer.alloc(32, 8)).open(locked, 'ben')).toBeNull()
  const bytes = Buffer.from(locked, 'base64')
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1
  expect(vault.open(bytes.toString('base64'), 'ben')).toBeNull()
  expect(vault.open(locked.slice(0, 20), 'ben')).toBeNull()
})
