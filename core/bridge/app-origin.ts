/**
 * Origin of the desktop's own pages: `app://baton`.
 *
 * Main serves the built renderer there, trusts calls from there alone, and the server has to accept it as an
 * origin (CORS and the WebSocket handshake), because the desktop's page is never served by the server itself.
 */
export const appScheme = 'app'
export const appHost = 'baton'
export const appOrigin = `${appScheme}://${appHost}`
