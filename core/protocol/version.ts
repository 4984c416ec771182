/** Version of the protocol between client and server; goes up with every change to a message or document. */
export const protocolVersion = 1

/** The oldest client the server still talks to. */
export const oldestProtocol = 1
