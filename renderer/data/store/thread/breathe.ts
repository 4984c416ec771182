/** Lets the page draw and react to what the person does, then goes on as soon as it can. */
export const breathe = async (): Promise<void> => {
  if ('scheduler' in globalThis && 'yield' in globalThis.scheduler) return globalThis.scheduler.yield()
  return new Promise((resolve) => {
    setTimeout(resolve)
  })
}
