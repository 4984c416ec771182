import { useSyncExternalStore } from 'react'

const onNetwork = (listener: () => void) => {
  window.addEventListener('online', listener)
  window.addEventListener('offline', listener)
  return () => {
    window.removeEventListener('online', listener)
    window.removeEventListener('offline', listener)
  }
}

/** Whether this device has a network, as far as the browser knows. */
export const useNetwork = (): boolean => useSyncExternalStore(onNetwork, () => navigator.onLine)
