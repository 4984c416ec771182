import type { OutgoingNetwork } from '../outgoing/outgoing-network.ts'
import { guardedPost, PostFailed } from '../notify/guarded-post.ts'

/** How long the monitor may take to answer. Milliseconds. */
const patience = 10_000

/** Tells an outside monitor that all is well, so that it alarms when it no longer hears so; null, or why it couldn't be told. */
export const beat = async (
  address: string,
  network: OutgoingNetwork,
  provedAt: number,
): Promise<string | null> => {
  try {
    const { status } = await guardedPost(
      address,
      JSON.stringify({ status: 'proved', at: new Date(provedAt).toISOString() }),
      { 'content-type': 'application/json' },
      { network, signal: AbortSignal.timeout(patience) },
    )
    return status >= 200 && status < 300 ? null : `The monitor answered ${status}.`
  } catch (error) {
    if (error instanceof PostFailed) return `${error.message}.`
    throw error
  }
}
