type Bytes = Uint8Array<ArrayBuffer>
type Content = Record<string, unknown>

/** Texts shorter than this aren't worth packing. */
const worthPacking = 2000
const deflated = 'deflate-raw'

const through = async (bytes: Bytes, { readable, writable }: GenericTransformStream): Promise<Bytes> => {
  const writer = writable.getWriter()
  const written = Promise.all([writer.write(bytes), writer.close()])
  // Whatever goes wrong is told by the reader as well.
  written.catch(() => undefined)
  const reader = (readable as ReadableStream<Bytes>).getReader()
  const parts: Bytes[] = []
  let length = 0
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    parts.push(next.value)
    length += next.value.length
  }
  if (parts.length === 1 && parts[0] !== undefined) return parts[0]
  const whole = new Uint8Array(length)
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** Buffers that texts are written into: getting a new one from the system takes longer than writing the text. */
const scratch: Bytes[] = []
const scratchBytes = 256 * 1024

/** The bytes of a text, packed. */
const pack = async (text: string, encoder: TextEncoder): Promise<Bytes> => {
  const compression = () => new CompressionStream(deflated)
  // A character takes three bytes at most.
  if (text.length * 3 > scratchBytes) return through(encoder.encode(text), compression())
  const buffer = scratch.pop() ?? new Uint8Array(scratchBytes)
  const { written } = encoder.encodeInto(text, buffer)
  const packed = await through(buffer.subarray(0, written), compression())
  scratch.push(buffer)
  return packed
}

/**
 * A record's fields as bytes: all but the longest text as JSON in one line, and that text as it is in the rest. It is
 * JSON itself in most records, and writing that as JSON again would take longer than everything else.
 *
 * @param packs whether a long text is packed, which takes the browser less time than sealing and storing all of it
 */
export const bytesOfContent = async (content: Content, { packs }: { packs: boolean }): Promise<Bytes> => {
  let longest = ''
  let length = -1
  for (const [field, value] of Object.entries(content))
    if (typeof value === 'string' && value.length > length) [longest, length] = [field, value.length]
  const { [longest]: text = '', ...rest } = content
  const encoder = new TextEncoder()
  if (!packs || length < worthPacking)
    return encoder.encode(`${JSON.stringify([longest, rest])}\n${text as string}`)
  const head = encoder.encode(`${JSON.stringify([longest, rest, deflated])}\n`)
  const packed = await pack(text as string, encoder)
  const bytes = new Uint8Array(head.length + packed.length)
  bytes.set(head)
  bytes.set(packed, head.length)
  return bytes
}

/** The fields of a record, from its bytes. Rejects if they aren't whole. */
export const contentOfBytes = async (bytes: Bytes): Promise<Content> => {
  const end = bytes.indexOf(10)
  const decoder = new TextDecoder()
  const [longest, rest, packing] = JSON.parse(decoder.decode(bytes.subarray(0, end))) as [
    string,
    object,
    string?,
  ]
  if (longest === '') return { ...rest }
  const body = bytes.subarray(end + 1)
  const plain = packing === undefined ? body : await through(body, new DecompressionStream(deflated))
  return { ...rest, [longest]: decoder.decode(plain) }
}
