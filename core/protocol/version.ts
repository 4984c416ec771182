/** Version of the protocol between client and server; rises with every change of a message or a document. */
export const protocolVersion = 1

/** The oldest client that the server still talks to. */
export const oldestProtocol = 1
