import { z } from 'zod'

/** The ticket systems that a connection can be to. */
export const PsaKind = z.enum(['connectwise', 'halo', 'autotask', 'request_tracker'])
export type PsaKind = z.infer<typeof PsaKind>

/** A field of the form that an admin fills in to connect a ticket system. */
export type PsaField = {
  /** Its key in the credentials. */
  name: string
  label: string
  /** Where to find it, or an example. */
  hint: string
  /** Sealed on the server and never sent back: the form shows that it is set, not what it is. */
  secret: boolean
  optional: boolean
}

export type PsaForm = { kind: PsaKind; name: string; fields: readonly PsaField[] }

const field = (name: string, label: string, hint: string, more: Partial<PsaField> = {}): PsaField => ({
  name,
  label,
  hint,
  secret: false,
  optional: false,
  ...more,
})
const secret = { secret: true }

/** What each ticket system is called and asks for, in the order of the form. */
export const psaForms: readonly PsaForm[] = [
  {
    kind: 'connectwise',
    name: 'ConnectWise PSA',
    fields: [
      field(
        'address',
        'Address',
        'Where you sign in: na.myconnectwise.net, or https:// and your own server’s name.',
      ),
      field('company', 'Company', 'The company ID on the sign-in page.'),
      field('publicKey', 'Public key', 'System > Members > API Members > API Keys.'),
      field('privateKey', 'Private key', 'Shown once, when the key is created.', secret),
      field(
        'clientId',
        'Client ID',
        'A GUID that developer.connectwise.com issues for your integration. No call works without it.',
      ),
    ],
  },
  {
    kind: 'halo',
    name: 'HaloPSA',
    fields: [
      field('address', 'Address', 'https:// and your Halo’s name, such as example.halopsa.com.'),
      field(
        'clientId',
        'Client ID',
        'Configuration > Integrations > HaloPSA API > an application with client ID and secret that signs in as an agent.',
      ),
      field('clientSecret', 'Client secret', 'Shown once, when the application is created.', secret),
      field('tenant', 'Tenant', 'Only if Halo’s support gave you one. Otherwise Baton asks Halo.', {
        optional: true,
      }),
    ],
  },
  {
    kind: 'autotask',
    name: 'Autotask PSA',
    fields: [
      field('userName', 'User name', 'The API-only user: Resources/Users > Security > Username (Key).'),
      field('secret', 'Secret', 'The same page, Password (Secret).', secret),
      field('integrationCode', 'Tracking identifier', 'The same page, API Tracking Identifier.', secret),
      field('address', 'Zone lookup', 'Leave empty unless Autotask gave you another address.', {
        optional: true,
      }),
    ],
  },
  {
    kind: 'request_tracker',
    name: 'Request Tracker',
    fields: [
      field('address', 'Address', 'Where you sign in, such as https://rt.example.com/.'),
      field('token', 'Token', 'Logged in as > Settings > Auth Tokens.', secret),
    ],
  },
]

export const psaForm = (kind: PsaKind): PsaForm => {
  const form = psaForms.find((one) => one.kind === kind)
  if (form === undefined) throw new Error(`There is no form for ${kind}.`)
  return form
}
