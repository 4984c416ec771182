/**
 * Origin of the desktop's own pages: `app://baton`.
 *
 * Main serves the built renderer from it and trusts calls from nowhere else. The server has to accept it as an
 * origin (CORS and the WebSocket handshake), because it never serves the desktop's page itself.
 */
export const appScheme = 'app'
export const appHost = 'baton'
export const appOrigin = `${appScheme}://${appHost}`
