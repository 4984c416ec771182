/** Small enough to fit anywhere, large enough not to be kept in memory only. Bytes. */
const probeBytes = 64 * 1024

/**
 * Whether this device stores nothing at the moment: what is written far away from the databases fails as well. False
 * where we can't try, which is on plain http.
 */
export const takesNothing = async (): Promise<boolean> => {
  if (typeof caches === 'undefined') return false
  const name = 'baton-probe'
  try {
    const cache = await caches.open(name)
    await cache.put('/baton-probe', new Response(new Uint8Array(probeBytes)))
    return false
  } catch {
    return true
  } finally {
    await caches.delete(name).catch(() => false)
  }
}
