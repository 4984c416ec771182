/**
 * Hash of every schema that crosses the wire, by protocol version.
 *
 * When the test beside this fails, a message, a document or an intent has changed its shape, and desks with the
 * old one are out there. So: raise `protocolVersion` in core/protocol/version.ts, add a line for it here with the
 * hash that the test prints, and think about `oldestProtocol`: does the server still understand the older desks?
 * Lines of released versions are never changed or removed.
 */
export const pinnedSchemas: Record<number, string> = {
  1: '2021571a77c2af1798e9f2ecd811e6c658817e03795c7bb245012039c751d671',
}
