import { inspectImage } from '../../../core/domain/files/image-file.ts'
import type {
  FileBody,
  FileRecord,
  FileShelf,
  OpenFileShelf,
} from '../../../renderer/data/files/file-shelf.ts'
import type { OpenPicture } from '../../../renderer/data/files/fit-image.ts'
import { makePng } from '../samples/images.ts'

/** What is on a device, by the name of the shelf. It outlives the shelf's closing. */
export type MemoryFiles = Map<string, { records: Map<string, FileRecord>; bodies: Map<string, FileBody> }>

/**
 * Opens shelves in memory.
 *
 * @param quota most bytes that a shelf holds; more is rejected as a full disk refuses it
 */
export const memoryFileShelves =
  (device: MemoryFiles = new Map(), quota = Infinity): OpenFileShelf =>
  async (name) => {
    const shelf = device.get(name) ?? { records: new Map(), bodies: new Map() }
    device.set(name, shelf)
    const { records, bodies } = shelf
    let closed = false
    const open = () => {
      if (closed) throw new Error('The shelf is closed.')
    }
    const opened: FileShelf = {
      async list() {
        open()
        return [...records.values()].map((record) => ({ ...record }))
      },
      async read(hash) {
        open()
        return bodies.get(hash)?.slice() ?? null
      },
      async put(record, body) {
        open()
        const used = [...bodies.values()].reduce((sum, one) => sum + one.length, 0)
        if (used + body.length > quota) throw new DOMException('No space.', 'QuotaExceededError')
        records.set(record.hash, { ...record })
        bodies.set(record.hash, body.slice())
      },
      async change(changed) {
        open()
        for (const record of changed) records.set(record.hash, { ...record })
      },
      async remove(hashes) {
        open()
        for (const hash of hashes) {
          records.delete(hash)
          bodies.delete(hash)
        }
      },
      async close() {
        closed = true
      },
    }
    return opened
  }

/** Opens PNGs as far as a test needs: what fits is given back as it is, anything else is drawn in one colour. */
export const openTestPicture: OpenPicture = async (file) => {
  const source = new Uint8Array(await file.arrayBuffer())
  const head = inspectImage(source)
  if (head === null || source.length < 60) return null
  return {
    width: head.width,
    height: head.height,
    async encode(size) {
      const same = size.width === head.width && size.height === head.height && head.format === 'png'
      return { type: 'image/png', bytes: same ? source : new Uint8Array(makePng(size)) }
    },
    close: () => undefined,
  }
}
