/** No answer of the service is longer. Bytes. */
const longestAnswer = 4_000_000

/** A fetch that follows no redirects, since they could lead the key elsewhere, and reads answers only up to a limit. */
export const boundedFetch: typeof fetch = async (input, init) => {
  const response = await fetch(input, { ...init, redirect: 'error' })
  if (response.body === null) return response
  let bytes = 0
  const counted = response.body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(part, controller) {
        bytes += part.byteLength
        if (bytes > longestAnswer) controller.error(new Error('The answer is too long.'))
        else controller.enqueue(part)
      },
    }),
  )
  return new Response(counted, {
    status: response.status,
    statusText: response.statusText,
    headers: response.headers,
  })
}
