/** The floor of searching: every text looked through for every word, in a thread of its own. No typos, no order. */

const texts: { id: string; text: string }[] = []

globalThis.addEventListener(
  'message',
  ({ data }: MessageEvent<{ add: typeof texts } | { find: string; limit: number }>) => {
    if ('add' in data) {
      texts.push(...data.add)
      return
    }
    const words = data.find.split(' ')
    const found: string[] = []
    for (const { id, text } of texts) if (words.every((word) => text.includes(word))) found.push(id)
    const worker = globalThis as unknown as { postMessage(message: unknown): void }
    // oxlint-disable-next-line require-post-message-target-origin -- a worker has no origin to name
    worker.postMessage(found.slice(0, data.limit))
  },
)
