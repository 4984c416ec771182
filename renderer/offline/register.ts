/** Lets a browser open the client without a network. The desktop app already has its files on the device. */
export const keepAppOnDevice = (): void => {
  if (window.baton !== undefined || !window.isSecureContext || !('serviceWorker' in navigator)) return
  if (!import.meta.env.PROD) return
  navigator.serviceWorker.register('/sw.js').catch((error: unknown) => {
    console.warn('Could not store the app on this device, so opening it needs the network.', error)
  })
}
