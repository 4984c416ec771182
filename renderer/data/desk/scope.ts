import type { Identity } from '../../../core/protocol/auth.ts'
import { shortHash } from '../../../core/domain/text/short-hash.ts'

/** Names one person's databases for one server on a device. */
export const scopeOf = (
  serverUrl: string,
  { accountId, personId }: Pick<Identity, 'accountId' | 'personId'>,
): string => shortHash(JSON.stringify([serverUrl, accountId, personId]))
