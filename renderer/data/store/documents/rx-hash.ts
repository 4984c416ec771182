import { shortHash } from '../../../../core/domain/text/short-hash.ts'

/** For RxDB, whose own hash needs a secure context, which a plain http address isn't. */
export const rxHash = async (input: unknown): Promise<string> =>
  shortHash(typeof input === 'string' ? input : JSON.stringify(input))
