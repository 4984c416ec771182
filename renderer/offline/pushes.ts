/** Whether this browser can take pushes at all. */
export const canTakePushes = (): boolean =>
  window.isSecureContext &&
  'serviceWorker' in navigator &&
  'PushManager' in window &&
  'Notification' in window

/** What takes the pushes of this browser; undefined if nothing does. */
export const pushRegistration = async (): Promise<ServiceWorkerRegistration | undefined> =>
  canTakePushes() ? navigator.serviceWorker.getRegistration('/') : undefined

const hex = (bytes: Uint8Array): string =>
  [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')

/** This browser's id in the server's list of devices that take pushes; null if it has no subscription. */
export const pushDeviceHere = async (): Promise<string | null> => {
  const found = await (await pushRegistration())?.pushManager.getSubscription()
  if (found === null || found === undefined) return null
  const endpoint = new TextEncoder().encode(found.endpoint)
  return hex(new Uint8Array(await crypto.subtle.digest('SHA-256', endpoint)))
}

/** Takes no more pushes in this browser. */
export const unsubscribe = async (): Promise<void> => {
  await (await (await pushRegistration())?.pushManager.getSubscription())?.unsubscribe()
}

/** Takes no more pushes in this browser, and takes down those that are on screen: they name clients and problems. */
export const endPushes = async (): Promise<void> => {
  const shown = (await (await pushRegistration())?.getNotifications()) ?? []
  for (const notification of shown) notification.close()
  await unsubscribe()
}
