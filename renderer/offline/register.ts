/** Lets a browser open the client without a network. The desktop app has its files on the device anyway. */
export const keepAppOnDevice = (): void => {
  if (window.baton !== undefined || !window.isSecureContext || !('serviceWorker' in navigator)) return
  if (!import.meta.env.PROD) return
  navigator.serviceWorker.register('/sw.js').catch((error: unknown) => {
    console.warn('The app could not be kept on this device; opening it needs the network.', error)
  })
}
