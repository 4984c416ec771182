import { z } from 'zod'

/** What redaction looks for. Each can be switched on and off for a workspace. */
export const secretKinds = [
  'password',
  'token',
  'key',
  'private_key',
  'bearer',
  'connection_string',
  'card',
  'social_security',
  'email',
  'ipv4',
  'ipv6',
  'unc_path',
] as const
export const SecretKind = z.enum(secretKinds)
export type SecretKind = z.infer<typeof SecretKind>

/** What stands in place of what was masked. */
export const secretWords: Record<SecretKind, string> = {
  password: 'password',
  token: 'token',
  key: 'key',
  private_key: 'private key',
  bearer: 'authorization',
  connection_string: 'password',
  card: 'card number',
  social_security: 'social security number',
  email: 'email address',
  ipv4: 'IP address',
  ipv6: 'IP address',
  unc_path: 'network path',
}

/** Which kinds are masked. */
export const RedactionSettings = z.record(SecretKind, z.boolean())
export type RedactionSettings = z.infer<typeof RedactionSettings>

/** Secrets are masked; addresses and paths, which a ticket usually needs, are not. */
export const defaultRedaction: RedactionSettings = {
  password: true,
  token: true,
  key: true,
  private_key: true,
  bearer: true,
  connection_string: true,
  card: true,
  social_security: true,
  email: false,
  ipv4: false,
  ipv6: false,
  unc_path: false,
}
